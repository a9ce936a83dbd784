package org.permanence.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.permanence.call.CallChanged;
import org.permanence.call.CallChanging;
import org.permanence.call.CallHeard;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.pbx.CallId;

/**
 * Opens a call's record at the moment it is picked up, in the transaction that writes the pick-up down: there is never an answered call without its
 * record. Who takes the call over afterwards joins the record. It travels with the journal's own statements
 * (docs/decisions/0008-sql-in-the-journals-statement.md); the first draft of a call has its number before it is written (0002).
 */
@ApplicationScoped
class Drafts {

    private static final Logger LOG = Logger.getLogger(Drafts.class);

    private static final String NEXT_NUMBER = "nextval(pg_get_serial_sequence('record', 'id'))";
    /** A rehearsal opens none, for its number would be gone. */
    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO record (id, version, call_id, responder_id, status, opened_at)
                    SELECT coalesce(?::bigint, %s), 1, ?, ?, 'DRAFT', ? WHERE ?
                ON CONFLICT (call_id) DO UPDATE SET responder_id = excluded.responder_id
                RETURNING id, xmax = 0 AS fresh),
            holding AS (
                INSERT INTO record_holder (record_id, responder_id, since) SELECT id, ?, ? FROM opened
                ON CONFLICT (record_id, responder_id) DO NOTHING)
            SELECT id, fresh FROM opened""".formatted(NEXT_NUMBER);
    private static final int RESERVED = 3;
    /** Longer than the journal ever waits between two tries. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * Drafts in which nobody can have written yet, because no screen knows them: the first screen gets its record from here and not from the database
     * (a millisecond less until it opens).
     */
    private final Cache<UUID, CallRecord> fresh = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(10)).build();
    /** By their calls. */
    private final Map<UUID, OnItsWay> onTheirWay = new ConcurrentHashMap<>();
    /** Taken from the database beforehand, as many as may be picked up at once. Lost when the service stops. */
    private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();
    private final EntityManager entities;

    /** A draft that the journal is about to write. Its number is known, so that a screen may show it and ask for it before it is there. */
    private record OnItsWay(CallRecord draft, CompletableFuture<Void> settled) {}

    Drafts(EntityManager entities) {
        this.entities = entities;
    }

    void start(@Observes StartupEvent event) {
        reserveNumbers();
    }

    /** Beside the journal, and not while somebody waits for it. Without any, a draft gets its number when it is written. */
    private void reserveNumbers() {
        Thread.ofVirtual().name("record-numbers").start(() -> {
            try {
                while (numbers.size() < RESERVED) {
                    numbers.add(QuarkusTransaction.requiringNew()
                            .call(() -> ((Number) entities.createNativeQuery("SELECT " + NEXT_NUMBER).getSingleResult()).longValue()));
                }
            } catch (RuntimeException e) {
                LOG.debugf("No number reserved for the next record: %s", e.getMessage());
            }
        });
    }

    void open(@Observes CallChanging change) {
        for (Part part : change.after().parts()) {
            if (change.before().parts().stream().noneMatch(p -> p.member().equals(part.member()) && p.pickedUpAt().equals(part.pickedUpAt()))) {
                open(change, part);
            }
        }
    }

    private void open(CallChanging change, Part part) {
        CallState call = change.after();
        long responder = part.member().responderId();
        OffsetDateTime at = part.pickedUpAt().atOffset(ZoneOffset.UTC);
        Long number = change.rehearsed() || !change.before().parts().isEmpty() ? null : foresee(call, part);
        change.write(OPEN, Arrays.asList(number, call.id().value(), responder, at, !change.rehearsed(), responder, at), rows -> {
            if (number == null && rows.next() && rows.getBoolean("fresh")) {
                fresh.put(call.id().value(), blank(call, part, rows.getLong("id")));
            }
        });
    }

    /** @return the number that the first draft of this call gets, the same at each try; null: the database will choose */
    private Long foresee(CallState call, Part part) {
        OnItsWay known = onTheirWay.get(call.id().value());
        if (known != null) {
            return known.draft.id;
        }
        Long number = numbers.poll();
        if (number != null) {
            onTheirWay.put(call.id().value(), new OnItsWay(blank(call, part, number), new CompletableFuture<>()));
        }
        return number;
    }

    /** The draft that this call is about to have: nobody can write in it before it is written itself. */
    Optional<CallRecord> foreseen(UUID call) {
        return Optional.ofNullable(onTheirWay.get(call)).map(OnItsWay::draft);
    }

    void written(@Observes CallChanged news) {
        settled(news.call().id());
        if (numbers.size() < RESERVED) {
            reserveNumbers();
        }
    }

    void inVain(@Observes CallHeard.InVain news) {
        settled(news.call());
    }

    private void settled(CallId call) {
        OnItsWay gone = onTheirWay.remove(call.value());
        if (gone != null) {
            gone.settled.complete(null);
        }
    }

    /** Whoever asks for a record by a number that only a screen knows yet waits until it is written. Blocking. */
    void await(long id) {
        onTheirWay.values().stream().filter(one -> one.draft.id == id).findFirst()
                .ifPresent(one -> one.settled.copy().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join());
    }

    static CallRecord blank(CallState call, Part part, long id) {
        CallRecord record = new CallRecord();
        record.id = id;
        record.version = 1;
        record.callId = call.id().value();
        record.responderId = part.member().responderId();
        record.status = RecordStatus.DRAFT;
        record.openedAt = part.pickedUpAt();
        return record;
    }

    /** The call's record if it was opened just now; to the first who asks. */
    Optional<CallRecord> takeFresh(UUID call) {
        return Optional.ofNullable(fresh.asMap().remove(call));
    }
}
