package org.permanence.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.permanence.line.LineService.Timetable;

/**
 * Somebody who went on duty by hand and forgot it goes off duty when the lines have closed, so that nobody is rung at home the next morning
 * because of a button pressed yesterday. This happens only when the maximum wait has passed since the closing, because until then an
 * admitted caller can still be waiting. Pure.
 */
final class ForgottenRule {

    private ForgottenRule() {}

    /**
     * Duty that began before this instant, outside of any shift, counts as forgotten; empty while a line is open or callers may wait, or if
     * no line closes.
     */
    static Optional<Instant> forgottenBefore(List<Timetable> lines, Instant now) {
        if (lines.stream().anyMatch(line -> line.hours().open(now))) {
            return Optional.empty();
        }
        boolean waiting = lines.stream().anyMatch(line -> line.hours().lastClosing(now)
                .filter(closed -> closed.plus(line.line().maximumWait()).isAfter(now)).isPresent());
        return waiting ? Optional.empty()
                : lines.stream().flatMap(line -> line.hours().lastClosing(now).stream()).max(Comparator.naturalOrder());
    }
}
