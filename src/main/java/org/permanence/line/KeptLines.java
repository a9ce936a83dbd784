package org.permanence.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.permanence.pbx.LineCode;
import org.permanence.problem.Problem;

/** The stored lines and their hours, as {@link LineService} and {@link HoursService} change them. Within the caller's transaction. */
@ApplicationScoped
class KeptLines {

    private final LineRepository lines;
    private final RegimeRepository regimes;
    private final ClosureRepository closures;
    private final Holidays holidays;

    KeptLines(LineRepository lines, RegimeRepository regimes, ClosureRepository closures, Holidays holidays) {
        this.lines = lines;
        this.regimes = regimes;
        this.closures = closures;
        this.holidays = holidays;
    }

    /** One that was removed, too. @throws Problem 404 */
    LineEntity get(LineCode code) {
        return lines.findByIdOptional(code.value()).orElseThrow(() -> new LineRefusal.NoSuchLine().problem());
    }

    /** One that was removed, too. @throws Problem 404 */
    LineEntity lock(LineCode code) {
        return lines.lock(code).orElseThrow(() -> new LineRefusal.NoSuchLine().problem());
    }

    /** @throws Problem 404; 409 {@code line-retired} */
    LineEntity lockInUse(LineCode code) {
        LineEntity line = lock(code);
        if (line.retiredAt != null) {
            throw new LineRefusal.LineRetired().problem();
        }
        return line;
    }

    Hours hours(LineEntity line) {
        return hours(line, closures.list("lineCode", line.code));
    }

    /** Without the closures that ended before a day. */
    Hours hoursSince(LineEntity line, LocalDate day) {
        return hours(line, closures.list("lineCode = ?1 and until >= ?2", line.code, day));
    }

    private Hours hours(LineEntity line, List<ClosureEntity> closed) {
        return new Hours(regimes.list("lineCode", line.code).stream().map(RegimeEntity::regime).toList(),
                closed.stream().map(ClosureEntity::closure).toList(), Set.copyOf(line.openHolidays));
    }

    OpeningHours opening(Hours hours) {
        return hours.opening(holidays::on);
    }
}
