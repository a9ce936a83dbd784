package org.permanence.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.permanence.call.CallState;
import org.permanence.line.LineChanged;
import org.permanence.line.LineService;
import org.permanence.pbx.CallId;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;

/**
 * The end of a responder's wrap-up after a call, as the screen counts it down. The PBX runs the actual rest, from the same setting of the
 * line. Any thread may ask.
 */
@ApplicationScoped
class WrapUp {

    private static final Logger LOG = Logger.getLogger(WrapUp.class);
    /** For a call whose line is unknown, and while the line cannot be read. */
    private static final Duration STANDARD = Duration.ofSeconds(30);

    private final LoadingCache<LineCode, Duration> lines;
    /** The last wrap-up that each member extended or shortened. */
    private final Map<MemberId, Changed> changed = new ConcurrentHashMap<>();

    private record Changed(CallId call, Instant until) {}

    WrapUp(LineService lines) {
        this.lines = Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofMinutes(1))
                .build(code -> lines.timetable(code).line().wrapUp());
    }

    /** @param left when the member left the call */
    Instant endOf(CallState call, MemberId member, Instant left) {
        return Optional.ofNullable(changed.get(member)).filter(c -> c.call.equals(call.id())).map(Changed::until)
                .orElseGet(() -> left.plus(of(call.origin().line())));
    }

    /** The PBX rests this member until {@code until}. */
    void endsAt(CallId call, MemberId member, Instant until) {
        changed.put(member, new Changed(call, until));
    }

    private Duration of(Optional<LineCode> line) {
        try {
            return line.map(lines::get).orElse(STANDARD);
        } catch (RuntimeException e) {
            LOG.debugf("The wrap-up of line %s cannot be read: %s", line, e.getMessage());
            return STANDARD;
        }
    }

    void lineChanged(@Observes LineChanged news) {
        lines.invalidate(news.line());
    }
}
