package org.permanence.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.permanence.account.CurrentAccount;
import org.permanence.desk.DeskState.Message;

/** Messages of coordinators to all desks: kept for a day, and shown in front until the responder puts them away. Blocking. */
@ApplicationScoped
class Messages {

    private static final Duration SHOWN = Duration.ofHours(24);

    private final EntityManager entities;
    private final Clock clock;

    Messages(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    Message send(String text, CurrentAccount by) {
        Instant at = clock.instant();
        long id = QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                "INSERT INTO desk_message (text, account_id, sender, at) VALUES (?, ?, ?, ?) RETURNING id")
                .setParameter(1, text).setParameter(2, by.accountId()).setParameter(3, by.name()).setParameter(4, at).getSingleResult())
                .longValue());
        return new Message(id, text, by.name(), at, false);
    }

    /** Oldest first. */
    List<Message> of(long responder) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery("""
                SELECT m.id, m.text, m.sender, m.at,
                  EXISTS (SELECT 1 FROM desk_message_put_away p WHERE p.message_id = m.id AND p.responder_id = ?)
                FROM desk_message m WHERE m.at > ? ORDER BY m.at, m.id""", Object[].class)
                .setParameter(1, responder).setParameter(2, clock.instant().minus(SHOWN)).getResultStream()
                .map(row -> {
                    Object[] columns = (Object[]) row;
                    return new Message(((Number) columns[0]).longValue(), (String) columns[1], (String) columns[2], (Instant) columns[3],
                            (Boolean) columns[4]);
                }).toList());
    }

    /** Idempotent; also when the message is gone. */
    void putAway(long message, long responder) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities
                        .createNativeQuery(
                                """
                INSERT INTO desk_message_put_away (message_id, responder_id) SELECT id, ? FROM desk_message WHERE id = ? ON CONFLICT DO NOTHING""")
                        .setParameter(1, responder).setParameter(2, message).executeUpdate());
    }
}
