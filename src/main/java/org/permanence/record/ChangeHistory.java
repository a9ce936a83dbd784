package org.permanence.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.permanence.account.AccountService;
import org.permanence.account.CurrentAccount;

/** Who changed which fields of a record, and when. Blocking; joins the transaction that is open. */
@ApplicationScoped
class ChangeHistory {

    private final EntityManager entities;
    private final AccountService accounts;
    private final Clock clock;

    ChangeHistory(EntityManager entities, AccountService accounts, Clock clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** From the beginning. */
    List<RecordChange.View> of(CallRecord record) {
        return after(record, -1);
    }

    /** The changes that led to a later version than this one. */
    List<RecordChange.View> after(CallRecord record, int version) {
        List<RecordChange> changes =
                entities.createQuery("FROM RecordChange c WHERE c.recordId = ?1 AND c.version > ?2 ORDER BY c.id", RecordChange.class)
                        .setParameter(1, record.id).setParameter(2, version).getResultList();
        Map<Long, String> people =
                accounts.names(changes.stream().map(c -> c.accountId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return changes.stream()
                .map(c -> new RecordChange.View(c.at, c.until,
                        c.accountId == null ? null : new RecordView.Person(c.accountId, people.get(c.accountId)), c.action,
                        List.copyOf(c.fields)))
                .toList();
    }

    /** Further changes by the same person are added to that person's last entry. */
    void note(CallRecord record, String action, Set<String> fields, CurrentAccount me) {
        Instant now = clock.instant();
        String names = String.join(",", new TreeSet<>(fields));
        int goesOn = entities
                .createNativeQuery(
                        """
                UPDATE record_change SET until = ?, version = ?,
                    fields = (SELECT array_agg(DISTINCT f ORDER BY f) FROM unnest(fields || string_to_array(?, ',')) AS f)
                WHERE id = (SELECT max(id) FROM record_change WHERE record_id = ?) AND account_id = ? AND action = ? AND action LIKE '%write' AND until > ?""")
                .setParameter(1, now)
                .setParameter(2, record.version)
                .setParameter(3, names)
                .setParameter(4, record.id)
                .setParameter(5, me.accountId())
                .setParameter(6, action)
                .setParameter(7, now.minus(RecordChange.BREAK))
                .executeUpdate();
        if (goesOn == 0) {
            entities.createNativeQuery("INSERT INTO record_change (record_id, at, until, version, account_id, action, fields) "
                    + "VALUES (?, ?, ?, ?, ?, ?, string_to_array(?, ','))")
                    .setParameter(1, record.id)
                    .setParameter(2, now)
                    .setParameter(3, now)
                    .setParameter(4, record.version)
                    .setParameter(5, me.accountId())
                    .setParameter(6, action)
                    .setParameter(7, names)
                    .executeUpdate();
        }
    }
}
