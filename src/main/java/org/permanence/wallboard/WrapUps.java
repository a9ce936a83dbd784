package org.permanence.wallboard;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
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
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.call.Part;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.presence.MembersNow;
import org.permanence.problem.DatabaseAway;

/**
 * How long responders wrapped up after each call, as the PBX gave it and as they lengthened or ended it: part of the handling time. What is heard is kept in
 * memory until it is written, so that a database that is away loses none of it.
 */
@ApplicationScoped
class WrapUps {

    private static final Logger LOG = Logger.getLogger(WrapUps.class);
    /** More than a day of calls. */
    private static final int KEPT = 50_000;

    private final LiveCalls live;
    private final AgroalDataSource database;
    private final Clock clock;
    private final Deque<Heard> heard = new ConcurrentLinkedDeque<>();

    WrapUps(LiveCalls live, AgroalDataSource database, Clock clock) {
        this.live = live;
        this.database = database;
        this.clock = clock;
    }

    /** @param until empty: it is over */
    private record Heard(MemberId member, Instant at, Optional<Instant> until, Optional<CallId> call) {}

    /** On the thread of the PBX's connection. @return true when there is something to be written */
    boolean hear(PbxSignal signal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (signal) {
            case PbxSignal.MemberResting(MemberId member, Instant until, String reason) when reason.equals(MembersNow.WRAP_UP) && until.isAfter(now) ->
                note(new Heard(member, now, Optional.of(until), lastCall(member)));
            case PbxSignal.MemberRested(MemberId member) -> note(new Heard(member, now, Optional.empty(), Optional.empty()));
            default -> false;
        };
    }

    private boolean note(Heard news) {
        if (heard.size() < KEPT) {
            heard.add(news);
        }
        return true;
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

    boolean nothingToWrite() {
        return heard.isEmpty();
    }

    /** Blocking; one thread at a time. @return when the calls arrived whose wrap-up was written */
    List<Instant> write() {
        List<Instant> arrived = new ArrayList<>();
        for (Heard next = heard.peek(); next != null; next = heard.peek()) {
            Heard news = next;
            try {
                arrived.addAll(write(news));
            } catch (RuntimeException e) {
                if (DatabaseAway.caused(e)) {
                    throw e;
                }
                LOG.errorf(e, "A wrap-up of %s cannot be written down and is given up", news.member);
            }
            heard.poll();
        }
        return arrived;
    }

    private List<Instant> write(Heard news) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                List<Instant> written = new ArrayList<>();
                // One that goes on is lengthened or ended; after it, or after another call, another begins.
                FigureStore.query(connection, """
                        UPDATE wrap_up w SET ended_at = greatest(began_at, ?) FROM call c
                        WHERE c.id = w.call_id AND w.responder_id = ? AND w.ended_at > ? AND (?::uuid IS NULL OR w.call_id = ?::uuid)
                        RETURNING c.arrived_at""", row -> written.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                        FigureStore.utc(news.until.orElse(news.at)), news.member.responderId(), FigureStore.utc(news.at),
                        news.call.map(CallId::value).orElse(null), news.call.map(CallId::value).orElse(null));
                if (written.isEmpty() && news.until.isPresent() && news.call.isPresent()) {
                    FigureStore.query(connection, """
                            INSERT INTO wrap_up (call_id, responder_id, began_at, ended_at)
                            SELECT id, ?, ?, ? FROM call WHERE id = ? ON CONFLICT DO NOTHING
                            RETURNING (SELECT arrived_at FROM call WHERE id = call_id)""",
                            row -> written.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                            news.member.responderId(), FigureStore.utc(news.at), FigureStore.utc(news.until.get()), news.call.get().value());
                }
                return written;
            }
        });
    }
}
