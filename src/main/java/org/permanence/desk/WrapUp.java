package org.permanence.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.permanence.line.LineChanged;
import org.permanence.line.LineService;
import org.permanence.pbx.LineCode;

/** How long a responder rests after a call, as the screen counts it down. The rest itself is the PBX's, from the same figure of the line. */
@ApplicationScoped
class WrapUp {

    private static final Logger LOG = Logger.getLogger(WrapUp.class);
    /** For a call whose line was never seen, and while the line cannot be read. */
    private static final Duration STANDARD = Duration.ofSeconds(30);

    private final LoadingCache<LineCode, Duration> lines;

    WrapUp(LineService lines) {
        this.lines = Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofMinutes(1)).build(code -> lines.timetable(code).line().wrapUp());
    }

    Duration of(Optional<LineCode> line) {
        try {
            return line.map(lines::get).orElse(STANDARD);
        } catch (RuntimeException e) {
            LOG.debugf("The wrap-up of line %s cannot be read: %s", line, e.getMessage());
            return STANDARD;
        }
    }

    void changed(@Observes LineChanged news) {
        lines.invalidate(news.line());
    }
}
