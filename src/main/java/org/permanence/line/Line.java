package org.permanence.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

/**
 * A public number and how it is answered.
 *
 * @param numbers      as the carrier delivers them
 * @param presented    the number that home phones display
 * @param languages    in key order; the first is the default
 * @param maximumWait  before the caller is told that nobody will answer now
 * @param wrapUp       rest after each call
 * @param serviceLevel a call answered within this time meets the service level
 * @param closing      closed now, regardless of the hours; a closing whose end has passed has no effect
 * @param retiredAt    when it was removed; empty: it is in use
 * @param version      grows with each change of the settings
 */
public record Line(LineCode code, LineNames names, List<String> numbers, String presented, List<Language> languages, Duration maximumWait,
        Duration wrapUp, Duration serviceLevel, Optional<Closing> closing, Optional<Instant> retiredAt, int version) {

    /** @param until empty: until somebody reopens the line */
    public record Closing(Instant since, Optional<Instant> until, String announcement) {
        public boolean holds(Instant now) {
            return until.map(now::isBefore).orElse(true);
        }
    }

    public boolean inUse() {
        return retiredAt.isEmpty();
    }

    public boolean closedAdHoc(Instant now) {
        return closing.filter(c -> c.holds(now)).isPresent();
    }
}
