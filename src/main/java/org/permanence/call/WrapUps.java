package org.permanence.call;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jboss.logging.Logger;
import org.permanence.database.Database;
import org.permanence.database.DatabaseAway;
import org.permanence.database.Sql;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.RestReason;

/**
 * How long responders wrapped up after each call, as the PBX gave it and as they lengthened or ended it: part of the handling time. Signals
 * stay in memory until they are written, so that none is lost while the database is away.
 */
@ApplicationScoped
class WrapUps {

    private static final Logger LOG = Logger.getLogger(WrapUps.class);
    /** More than a day of calls. */
    private static final int KEPT = 50_000;

    private final LiveCalls live;
    private final Database database;
    private final Event<CallWrappedUp> wrappedUp;
    private final Clock clock;
    private final Deque<Heard> heard = new ConcurrentLinkedDeque<>();

    WrapUps(LiveCalls live, Database database, Event<CallWrappedUp> wrappedUp, Clock clock) {
        this.live = live;
        this.database = database;
        this.wrappedUp = wrappedUp;
        this.clock = clock;
    }

    /** @param until empty: the wrap-up is over */
    private record Heard(MemberId member, Instant at, Optional<Instant> until, Optional<CallId> call) {}

    /** On the thread of the PBX's connection. */
    void hear(@Observes PbxSignal signal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (signal) {
            case PbxSignal.MemberResting(MemberId member, Instant until, RestReason reason) when reason == RestReason.WRAP_UP
                    && until.isAfter(now) -> note(new Heard(member, now, Optional.of(until), lastCall(member)));
            case PbxSignal.MemberRested(MemberId member) -> note(new Heard(member, now, Optional.empty(), Optional.empty()));
            default -> {}
        }
    }

    private void note(Heard news) {
        if (heard.size() < KEPT) {
            heard.add(news);
        }
    }

    /** The call in which this responder had their latest part. */
    private Optional<CallId> lastCall(MemberId member) {
        Optional<CallId> last = Optional.empty();
        Instant latest = Instant.MIN;
        for (CallState call : live.of(member)) {
            Optional<Instant> pickedUp = call.lastPartOf(member).map(Part::pickedUpAt);
            if (pickedUp.isPresent() && pickedUp.get().isAfter(latest)) {
                latest = pickedUp.get();
                last = Optional.of(call.id());
            }
        }
        return last;
    }

    /** While the database is away, unwritten signals stay in memory and are tried again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        for (Heard news = heard.peek(); news != null; news = heard.peek()) {
            List<Instant> arrived = List.of();
            try {
                arrived = write(news);
            } catch (RuntimeException e) {
                if (DatabaseAway.caused(e)) {
                    return;
                }
                LOG.errorf(e, "A wrap-up of %s cannot be written down and is given up", news.member);
            }
            heard.poll();
            arrived.forEach(at -> wrappedUp.fire(new CallWrappedUp(at)));
        }
    }

    /** @return the arrival times of the calls whose wrap-ups were written */
    private List<Instant> write(Heard news) {
        return database.transaction(connection -> {
            List<Instant> written = new ArrayList<>();
            // Lengthens or ends a wrap-up that goes on; if there is none, or after another call, a new one begins.
            Sql.query(connection, """
                    UPDATE wrap_up w SET ended_at = greatest(began_at, ?) FROM call c
                    WHERE c.id = w.call_id AND w.responder_id = ? AND w.ended_at > ? AND (?::uuid IS NULL OR w.call_id = ?::uuid)
                    RETURNING c.arrived_at""", row -> written.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                    Sql.utc(news.until.orElse(news.at)), news.member.responderId(), Sql.utc(news.at),
                    news.call.map(CallId::value).orElse(null), news.call.map(CallId::value).orElse(null));
            if (written.isEmpty() && news.until.isPresent() && news.call.isPresent()) {
                Sql.query(connection, """
                        INSERT INTO wrap_up (call_id, responder_id, began_at, ended_at)
                        SELECT id, ?, ?, ? FROM call WHERE id = ? ON CONFLICT DO NOTHING
                        RETURNING (SELECT arrived_at FROM call WHERE id = call_id)""",
                        row -> written.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                        news.member.responderId(), Sql.utc(news.at), Sql.utc(news.until.get()), news.call.get().value());
            }
            return written;
        });
    }
}
