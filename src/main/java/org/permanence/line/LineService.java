package org.permanence.line;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.problem.Problem;

/**
 * Lines. {@link HoursService} changes their hours. Each change is a transaction of its own, so call it outside of any other;
 * {@link LineChanged} is fired after the commit. Every method throws {@link Problem} 404 for a line that does not exist.
 */
@ApplicationScoped
public class LineService {

    private final LineRepository lines;
    private final RegimeRepository regimes;
    private final ClosureRepository closures;
    private final Holidays holidays;
    private final Event<LineChanged> changed;
    private final Clock clock;

    LineService(LineRepository lines, RegimeRepository regimes, ClosureRepository closures, Holidays holidays, Event<LineChanged> changed,
            Clock clock) {
        this.lines = lines;
        this.regimes = regimes;
        this.closures = closures;
        this.holidays = holidays;
        this.changed = changed;
        this.clock = clock;
    }

    /** A line with its hours, for planning. */
    public record Timetable(Line line, OpeningHours hours) {}

    /** The wanted changes; a null field stays as it is. Seconds. */
    public record Change(String name, String nameNl, String nameEn, String presented, List<String> numbers, List<Language> languages,
            Integer maximumWait, Integer wrapUp,
            Integer serviceLevel) {}

    /** All lines, by code. */
    public List<Timetable> timetables() {
        return QuarkusTransaction.joiningExisting().call(() -> lines.list("order by code").stream().map(this::timetable).toList());
    }

    public Timetable timetable(LineCode code) {
        return QuarkusTransaction.joiningExisting().call(() -> timetable(entity(code)));
    }

    /** A new line with the default waits, and no hours yet. @throws Problem 409 {@code line-exists}; else as {@link #update} */
    public Line add(LineCode code, Change wanted) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (lines.findByIdOptional(code.value()).isPresent()) {
                throw new LineRefusal.LineExists().problem().at("code");
            }
            LineEntity line = new LineEntity();
            line.code = code.value();
            line.maxWaitSeconds = 900;
            line.wrapUpSeconds = 60;
            line.serviceLevelSeconds = 60;
            set(line, wanted);
            lines.persistAndFlush(line);
        });
        changed.fire(new LineChanged(code));
        return timetable(code).line();
    }

    /**
     * @throws Problem 400 {@code languages} when a language occurs twice; 409 {@code number-taken} when another line has one of the numbers
     */
    public Line update(LineCode code, Change wanted) {
        return change(code, line -> set(line, wanted));
    }

    private void set(LineEntity line, Change wanted) {
        if (wanted.numbers() != null) {
            for (String number : wanted.numbers()) {
                if (lines.count("select count(*) from LineEntity l join l.numbers n where n = ?1 and l.code <> ?2", number, line.code)
                        > 0) {
                    throw new LineRefusal.NumberTaken(number).problem().at("numbers");
                }
            }
            replace(line.numbers, wanted.numbers().stream().distinct().toList());
        }
        if (wanted.languages() != null) {
            if (Set.copyOf(wanted.languages()).size() < wanted.languages().size()) {
                throw new LineRefusal.LanguageTwice().problem().at("languages");
            }
            replace(line.languages, wanted.languages());
        }
        line.name = wanted.name() == null ? line.name : wanted.name().strip();
        line.nameNl = wanted.nameNl() == null ? line.nameNl : ownName(wanted.nameNl());
        line.nameEn = wanted.nameEn() == null ? line.nameEn : ownName(wanted.nameEn());
        line.presented = wanted.presented() == null ? line.presented : wanted.presented();
        line.maxWaitSeconds = wanted.maximumWait() == null ? line.maxWaitSeconds : wanted.maximumWait();
        line.wrapUpSeconds = wanted.wrapUp() == null ? line.wrapUpSeconds : wanted.wrapUp();
        line.serviceLevelSeconds = wanted.serviceLevel() == null ? line.serviceLevelSeconds : wanted.serviceLevel();
    }

    /** The rows are deleted first: a number keeps its row by position, and two rows must not contain the same number in between. */
    private <T> void replace(List<T> held, List<T> wanted) {
        if (!held.equals(wanted)) {
            held.clear();
            lines.flush();
            held.addAll(wanted);
        }
    }

    /**
     * Closes the line now, regardless of its hours; calls that are waiting or in progress go on.
     *
     * @param until when it reopens by itself; empty: when somebody reopens it
     * @throws Problem 400 when {@code until} has passed
     */
    public Line close(LineCode code, String announcement, Optional<Instant> until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new LineRefusal.ClosingOver().problem().at("until");
        }
        return change(code, line -> {
            line.closingAnnouncement = announcement;
            line.closingSince = now;
            line.closingUntil = until.orElse(null);
        });
    }

    public Line reopen(LineCode code) {
        return change(code, line -> {
            line.closingAnnouncement = null;
            line.closingSince = null;
            line.closingUntil = null;
        });
    }

    private LineEntity entity(LineCode code) {
        return lines.findByIdOptional(code.value()).orElseThrow(() -> new LineRefusal.NoSuchLine().problem());
    }

    private Timetable timetable(LineEntity line) {
        // Closures that ended some days ago no longer matter: OpeningHours looks eight days back.
        LocalDate lately = clock.instant().atZone(OpeningHours.ZONE).toLocalDate().minusDays(10);
        Hours hours = new Hours(regimes.list("lineCode", line.code).stream().map(RegimeEntity::regime).toList(),
                closures.list("lineCode = ?1 and until >= ?2", line.code, lately).stream().map(ClosureEntity::closure).toList(),
                line.openHolidays);
        return new Timetable(line.line(), hours.opening(holidays::on));
    }

    private Line change(LineCode code, Consumer<LineEntity> change) {
        return fireAfter(code, () -> QuarkusTransaction.requiringNew().call(() -> {
            LineEntity line =
                    lines.findByIdOptional(code.value(), LockModeType.PESSIMISTIC_WRITE)
                            .orElseThrow(() -> new LineRefusal.NoSuchLine().problem());
            change.accept(line);
            return line.line();
        }));
    }

    private <T> T fireAfter(LineCode code, Supplier<T> transaction) {
        T result = transaction.get();
        changed.fire(new LineChanged(code));
        return result;
    }

    /** @return null for a blank one: the line has no name of its own in that language */
    private static String ownName(String name) {
        return name.isBlank() ? null : name.strip();
    }
}
