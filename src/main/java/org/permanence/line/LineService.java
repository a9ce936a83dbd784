package org.permanence.line;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/**
 * Lines. {@link HoursService} changes their hours. Each change is a transaction of its own, so call it outside of any other;
 * {@link LineChanged} is fired after the commit. Every method throws {@link Problem} 404 for a line that does not exist; a change 409
 * {@code line-retired} for one that was removed.
 */
@ApplicationScoped
public class LineService {

    /** The PBX has queues for {@code line1} to {@code line20} beside those of its setting LINES (asterisk-config/render). */
    static final int LAST_PREPARED = 20;
    /** OpeningHours looks eight days back: closures that ended earlier no longer matter. */
    private static final int DAYS_BACK = 10;

    private final KeptLines kept;
    private final LineRepository lines;
    private final RegimeRepository regimes;
    private final CallsOfLine calls;
    private final Event<LineChanged> changed;
    private final Clock clock;

    LineService(KeptLines kept, LineRepository lines, RegimeRepository regimes, CallsOfLine calls, Event<LineChanged> changed,
            Clock clock) {
        this.kept = kept;
        this.lines = lines;
        this.regimes = regimes;
        this.calls = calls;
        this.changed = changed;
        this.clock = clock;
    }

    /** A line with its hours, for planning. A line that was removed has none. */
    public record Timetable(Line line, OpeningHours hours) {}

    /** The wanted changes; a null field stays as it is. Seconds. */
    public record Change(String name, String nameNl, String nameEn, String presented, List<String> numbers, List<Language> languages,
            Integer maximumWait, Integer wrapUp,
            Integer serviceLevel) {}

    /** All lines in use, by code. */
    public List<Timetable> timetables() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> lines.list("retiredAt is null order by code").stream().map(this::timetable).toList());
    }

    /** Those that were removed, too: past calls, shifts and figures have their names. By code. */
    public List<Timetable> all() {
        return QuarkusTransaction.joiningExisting().call(() -> lines.list("order by code").stream().map(this::timetable).toList());
    }

    /** The lines that were removed. */
    public Set<LineCode> retired() {
        return QuarkusTransaction.joiningExisting().call(
                () -> lines.list("retiredAt is not null").stream().map(line -> new LineCode(line.code)).collect(Collectors.toSet()));
    }

    /** Neither the line nor its hours change until the end of the caller's transaction. */
    public void lock(LineCode code) {
        kept.lock(code);
    }

    /** The code in an address. @throws Problem 404 when no line can have it */
    public static LineCode named(String code) {
        try {
            return new LineCode(code);
        } catch (IllegalArgumentException _) {
            throw new LineRefusal.NoSuchLine().problem();
        }
    }

    /** One that was removed, too. */
    public Timetable timetable(LineCode code) {
        return QuarkusTransaction.joiningExisting().call(() -> timetable(kept.get(code)));
    }

    /**
     * A new line with the default waits.
     *
     * @param code   empty: the next one for which the PBX has queues
     * @param regime its first hours; empty: it stays closed until it has some
     * @throws Problem 409 {@code line-exists} or {@code line-codes-used-up}; else as {@link #update} and {@link RegimeRule#added}
     */
    public Line add(Optional<LineCode> code, Change wanted, Optional<Regime> regime) {
        LineCode added = QuarkusTransaction.requiringNew().call(() -> {
            Set<String> taken = lines.list("order by code").stream().map(line -> line.code).collect(Collectors.toSet());
            if (code.filter(asked -> taken.contains(asked.value())).isPresent()) {
                throw new LineRefusal.LineExists().problem().at("code");
            }
            LineEntity line = new LineEntity();
            line.code = code.map(LineCode::value).orElseGet(() -> prepared(taken));
            line.maxWaitSeconds = 900;
            line.wrapUpSeconds = 60;
            line.serviceLevelSeconds = 60;
            set(line, wanted);
            lines.persistAndFlush(line);
            regime.ifPresent(first -> {
                RegimeEntity stored = new RegimeEntity();
                stored.lineCode = line.code;
                stored.set(RegimeRule.added(List.of(), first, clock.instant().atZone(OpeningHours.ZONE).toLocalDate()).of());
                regimes.persistAndFlush(stored);
            });
            return new LineCode(line.code);
        });
        changed.fire(new LineChanged(added));
        return timetable(added).line();
    }

    /** The first line of an installation is {@code line1}; beside a line with a code of its own choice, the second is {@code line2}. */
    static String prepared(Set<String> taken) {
        return IntStream.rangeClosed(taken.isEmpty() ? 1 : 2, LAST_PREPARED).mapToObj(n -> "line" + n).filter(code -> !taken.contains(code))
                .findFirst()
                .orElseThrow(() -> new LineRefusal.LineCodesUsedUp().problem());
    }

    /**
     * @throws Problem 400 {@code languages} when a language occurs twice; 409 {@code number-taken} when another line in use has one of the
     *                 numbers; 412 {@code outdated}
     */
    public Line update(LineCode code, BasedOn version, Change wanted) {
        return change(code, () -> {
            LineEntity line = kept.lockInUse(code);
            version.check(line.version);
            set(line, wanted);
            line.version++;
            return line.line();
        });
    }

    private void set(LineEntity line, Change wanted) {
        if (wanted.numbers() != null) {
            wanted.numbers().forEach(number -> free(number, line.code));
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

    /** A line that was removed gives its number up. */
    private void free(String number, String code) {
        for (LineEntity other : lines.list("select l from LineEntity l join l.numbers n where n = ?1 and l.code <> ?2", number, code)) {
            if (other.retiredAt == null) {
                throw new LineRefusal.NumberTaken(number).problem().at("numbers");
            }
            replace(other.numbers, other.numbers.stream().filter(its -> !its.equals(number)).toList());
            lines.flush();
        }
    }

    /** The rows are deleted first: a number keeps its row by position, and two rows must not contain the same number in between. */
    private <T> void replace(List<T> held, List<T> wanted) {
        if (!held.equals(wanted)) {
            List<T> copy = List.copyOf(wanted);
            held.clear();
            lines.flush();
            held.addAll(copy);
        }
    }

    /**
     * Closes the line now, regardless of its hours; calls that are waiting or in progress go on.
     *
     * @param until when it reopens by itself; empty: when somebody reopens it
     * @throws Problem 400 when {@code until} has passed
     */
    public Line close(LineCode code, String announcement, Optional<Instant> until) {
        Instant now = now();
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new LineRefusal.ClosingOver().problem().at("until");
        }
        return change(code, () -> closed(code, announcement, now, until.orElse(null)));
    }

    public Line reopen(LineCode code) {
        return change(code, () -> closed(code, null, null, null));
    }

    private Line closed(LineCode code, String announcement, Instant since, Instant until) {
        LineEntity line = kept.lockInUse(code);
        line.closingAnnouncement = announcement;
        line.closingSince = since;
        line.closingUntil = until;
        return line.line();
    }

    /**
     * Removes a line: the PBX answers its numbers no more, and it is in no list but those of the past. Nothing of it is deleted.
     *
     * @param alongside what else ends, in the same transaction
     * @throws Problem 409 {@code last-line}, {@code line-in-call}, {@code line-retired}
     */
    public Line retire(LineCode code, Runnable alongside) {
        return change(code, () -> {
            // All of them, in one order: of two lines, two people at once cannot remove both.
            long others = lines.lockAll().stream()
                    .filter(line -> line.retiredAt == null && !line.code.equals(code.value())).count();
            LineEntity line = kept.lockInUse(code);
            if (others == 0) {
                throw new LineRefusal.LastLine().problem();
            }
            int inProgress = calls.now(code);
            if (inProgress > 0) {
                throw new LineRefusal.LineInCall(inProgress).problem();
            }
            line.retiredAt = now();
            line.version++;
            alongside.run();
            return line.line();
        });
    }

    /** Takes {@link #retire} back; does nothing else for a line in use. Numbers that another line took meanwhile stay there. */
    public Line bringBack(LineCode code, Runnable alongside) {
        return change(code, () -> {
            LineEntity line = kept.lock(code);
            if (line.retiredAt != null) {
                line.retiredAt = null;
                line.version++;
                alongside.run();
            }
            return line.line();
        });
    }

    private Timetable timetable(LineEntity line) {
        Hours hours = line.retiredAt != null ? new Hours(List.of(), List.of(), Set.of())
                : kept.hoursSince(line, clock.instant().atZone(OpeningHours.ZONE).toLocalDate().minusDays(DAYS_BACK));
        return new Timetable(line.line(), kept.opening(hours));
    }

    private Line change(LineCode code, Supplier<Line> change) {
        Line line = QuarkusTransaction.requiringNew().call(change::get);
        changed.fire(new LineChanged(code));
        return line;
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @return null for a blank one: the line has no name of its own in that language */
    private static String ownName(String name) {
        return name.isBlank() ? null : name.strip();
    }
}
