package org.permanence.record;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.permanence.call.CallChanging;
import org.permanence.call.CallHeard;
import org.permanence.call.CallState;
import org.permanence.call.CallWritten;
import org.permanence.call.Part;
import org.permanence.pbx.CallId;
import org.permanence.problem.Problem;

/**
 * Opens a call's record at the moment of the pick-up, in the transaction that writes the pick-up: an answered call always has its record. A
 * responder who takes the call over later joins the same record; if it was closed meanwhile, it is open again, and its history says so: who
 * listens to a caller can write at once. The draft's insert is sent together with the journal's own statements
 * (docs/decisions/0008-sql-in-the-journals-statement.md). Its number is reserved beforehand (0002), so that the responder's screen shows it
 * before the database has written it. If there are more pick-ups at once than reserved numbers, the other screens wait for the database.
 */
@ApplicationScoped
class Drafts {

    private static final Logger LOG = Logger.getLogger(Drafts.class);

    private static final String NEXT_NUMBER = "nextval(pg_get_serial_sequence('record', 'id'))";
    private static final String RESERVE = "SELECT %s FROM generate_series(1, ?)".formatted(NEXT_NUMBER);
    /** A rehearsal opens no draft, because that would use up its number. */
    private static final String OPEN = """
            WITH closed AS (
                SELECT id FROM record WHERE call_id = ? AND status = 'CLOSED'),
            opened AS (
                INSERT INTO record (id, version, call_id, responder_id, status, opened_at)
                    SELECT coalesce(?::bigint, %s), 1, ?, ?, 'DRAFT', ? WHERE ?
                ON CONFLICT (call_id) DO UPDATE SET responder_id = excluded.responder_id, status = 'DRAFT', closed_at = NULL,
                    version = record.version + (record.status = 'CLOSED')::int
                RETURNING id, version),
            reopened AS (
                INSERT INTO record_change (record_id, at, until, version, account_id, action, fields)
                    SELECT opened.id, ?, ?, opened.version, (SELECT id FROM account WHERE responder_id = ? ORDER BY id LIMIT 1), 'reopen', '{status}'
                    FROM opened JOIN closed ON closed.id = opened.id)
            INSERT INTO record_holder (record_id, responder_id, since) SELECT id, ?, ? FROM opened
            ON CONFLICT (record_id, responder_id) DO NOTHING""".formatted(NEXT_NUMBER);
    private static final int RESERVED = 10;
    /** Longer than the journal's longest pause between two retries. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<CallId, OnItsWay> onTheirWay = new ConcurrentHashMap<>();
    /** Reserved from the database beforehand, for as many pick-ups as may come at once. Lost when the service stops. */
    private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean reserving = new AtomicBoolean();
    private final EntityManager entities;

    /** A draft that the journal is about to write. Its number is known, so that a screen can show it and request it before it is stored. */
    private record OnItsWay(CallRecord draft, CompletableFuture<Void> settled) {}

    Drafts(EntityManager entities) {
        this.entities = entities;
    }

    void start(@Observes StartupEvent event) {
        reserveNumbers();
    }

    /**
     * Runs beside the journal, and never while somebody waits for it. If no number is reserved, a draft gets its number when it is written.
     */
    private void reserveNumbers() {
        if (numbers.size() >= RESERVED || !reserving.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("record-numbers").start(() -> {
            try {
                numbers.addAll(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(RESERVE, Long.class)
                        .setParameter(1, RESERVED - numbers.size()).getResultList()));
            } catch (RuntimeException e) {
                LOG.debugf("No number could be reserved for the next record; the database will choose it: %s", e.getMessage());
            } finally {
                reserving.set(false);
            }
        });
    }

    void open(@Observes CallChanging change) {
        for (Part part : change.after().parts()) {
            if (change.before().parts().stream()
                    .noneMatch(p -> p.member().equals(part.member()) && p.pickedUpAt().equals(part.pickedUpAt()))) {
                open(change, part);
            }
        }
    }

    private void open(CallChanging change, Part part) {
        CallState call = change.after();
        long responder = part.member().responderId();
        OffsetDateTime at = part.pickedUpAt().atOffset(ZoneOffset.UTC);
        Long number = change.rehearsed() || !change.before().parts().isEmpty() ? null : number(call, part);
        change.write(OPEN,
                Arrays.asList(call.id().value(), number, call.id().value(), responder, at, !change.rehearsed(), at, at, responder,
                        responder, at));
    }

    /** @return the number of this call's first draft, the same at each retry; null: none is reserved, the database will choose one */
    private Long number(CallState call, Part part) {
        OnItsWay draft = onTheirWay.computeIfAbsent(call.id(), _ -> {
            Long next = numbers.poll();
            return next == null ? null : new OnItsWay(blank(call, part, next), new CompletableFuture<>());
        });
        return draft == null ? null : draft.draft.id;
    }

    /** The draft that this call is about to have. Nobody can write to it before it is stored. */
    Optional<CallRecord> onItsWay(CallId call) {
        return Optional.ofNullable(onTheirWay.get(call)).map(OnItsWay::draft);
    }

    void written(@Observes CallWritten news) {
        // Another fact of the call may be written while its pick-up is not.
        if (!news.call().parts().isEmpty()) {
            settled(news.call().id());
        }
        reserveNumbers();
    }

    void inVain(@Observes CallHeard.InVain news) {
        settled(news.call());
    }

    private void settled(CallId call) {
        OnItsWay gone = onTheirWay.remove(call);
        if (gone != null) {
            gone.settled.complete(null);
        }
    }

    /**
     * A screen may request a record that is not stored yet: returns when it is. Blocking.
     * @throws Problem 503 {@code not-written-yet} when the database does not store it now: the screen keeps what was typed, and asks again
     */
    void await(long id) {
        onTheirWay.values().stream().filter(one -> one.draft.id == id).findFirst().ifPresent(one -> {
            if (!one.settled.copy().thenApply(_ -> true).completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join()) {
                throw new RecordRefusal.NotWrittenYet().problem();
            }
        });
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
}
