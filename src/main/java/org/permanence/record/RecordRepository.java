package org.permanence.record;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.permanence.database.Locked;
import org.permanence.pbx.CallId;

@ApplicationScoped
class RecordRepository implements PanacheRepository<CallRecord> {

    private static final String LIKE = "cast(function('folded', %s) as String) LIKE :%s ESCAPE '!'";

    private final Drafts drafts;

    RecordRepository(Drafts drafts) {
        this.drafts = drafts;
    }

    CallRecord get(long id) {
        drafts.await(id);
        return findByIdOptional(id).orElseThrow(() -> new RecordRefusal.NoSuchRecord().problem());
    }

    /** Locked until the end of the transaction, so that the version compared is the version raised. */
    CallRecord lock(long id) {
        drafts.await(id);
        return Locked.find(getEntityManager(), CallRecord.class, id).orElseThrow(() -> new RecordRefusal.NoSuchRecord().problem());
    }

    Optional<CallRecord> ofCall(UUID call) {
        return find("callId", call).firstResultOptional();
    }

    /** Latest first. */
    List<CallRecord> ofCalls(List<CallId> calls) {
        return list("callId IN ?1 ORDER BY openedAt DESC", calls.stream().map(CallId::value).toList());
    }

    /** Latest first. */
    PanacheQuery<CallRecord> matching(RecordFilter filter) {
        StringBuilder where = new StringBuilder("FROM CallRecord r WHERE 1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        filter.holder().ifPresent(h -> {
            where.append(" AND EXISTS (SELECT 1 FROM r.holders h WHERE h.responderId = :holder)");
            parameters.put("holder", h);
        });
        filter.open().ifPresent(open -> {
            where.append(open ? " AND r.status = :draft" : " AND r.status <> :draft");
            parameters.put("draft", RecordStatus.DRAFT);
        });
        filter.from().ifPresent(f -> {
            where.append(" AND r.openedAt >= :from");
            parameters.put("from", f);
        });
        filter.to().ifPresent(t -> {
            where.append(" AND r.openedAt < :to");
            parameters.put("to", t);
        });
        filter.nature().ifPresent(n -> {
            where.append(" AND r.nature = :nature");
            parameters.put("nature", n);
        });
        filter.commune().ifPresent(c -> {
            where.append(" AND r.placeCommune = :commune");
            parameters.put("commune", c);
        });
        filter.theme().ifPresent(t -> {
            where.append(" AND EXISTS (SELECT 1 FROM r.demands d WHERE d.theme = :theme OR d.subtheme = :theme)");
            parameters.put("theme", t);
        });
        filter.status().ifPresent(s -> {
            where.append(" AND EXISTS (SELECT 1 FROM r.demands d WHERE d.status = :status)");
            parameters.put("status", s);
        });
        filter.call().ifPresent(call -> {
            where.append(" AND r.callId = :call");
            parameters.put("call", call);
        });
        List<String> words = filter.words().map(RecordFilter::wordsOf).orElse(List.of());
        for (int i = 0; i < words.size(); i++) {
            String word = "word" + i;
            where.append(" AND (" + LIKE.formatted("r.note", word) + " OR EXISTS (SELECT 1 FROM r.demands d LEFT JOIN d.services s WHERE "
                    + LIKE.formatted("d.comment", word) + " OR " + LIKE.formatted("d.blockedBy", word) + " OR "
                    + LIKE.formatted("s.name", word) + "))");
            parameters.put(word, "%" + words.get(i).replaceAll("([!%_])", "!$1") + "%");
        }
        return find(where + " ORDER BY r.openedAt DESC, r.id DESC", parameters);
    }

    /** Those that this responder has to close: not those of calls that they gave to somebody else. */
    List<CallRecord> openOf(long responder) {
        return find("FROM CallRecord r WHERE r.status = ?1 AND r.responderId = ?2 ORDER BY r.openedAt",
                RecordStatus.DRAFT, responder).page(0, 50).list();
    }
}
