package org.permanence.line;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

/** Lines for tests: each test brings its own, because tests share a database. */
@ApplicationScoped
public class Lines {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final LineRepository lines;
    private final RegimeRepository regimes;
    private final Event<LineChanged> changed;

    Lines(LineRepository lines, RegimeRepository regimes, Event<LineChanged> changed) {
        this.lines = lines;
        this.regimes = regimes;
        this.changed = changed;
    }

    /** A line without hours. */
    public LineCode line(Language... languages) {
        int n = NEXT.incrementAndGet();
        return QuarkusTransaction.requiringNew().call(() -> {
            LineEntity line = new LineEntity();
            line.code = "test" + n;
            line.name = "Test " + n;
            line.presented = "+3220000" + (1000 + n);
            line.maxWaitSeconds = 600;
            line.wrapUpSeconds = 30;
            line.serviceLevelSeconds = 60;
            line.numbers.add("020000" + (1000 + n));
            line.languages.addAll(languages.length == 0 ? List.of(Language.FR, Language.NL) : List.of(languages));
            lines.persist(line);
            return new LineCode(line.code);
        });
    }

    /** Opens the line every day of the week in these slots, such as {@code 08:00-12:00}, from a date on: also one that has passed. */
    public Regime opens(LineCode line, LocalDate from, String... slots) {
        Regime opened = QuarkusTransaction.requiringNew().call(() -> {
            RegimeEntity regime = new RegimeEntity();
            regime.lineCode = line.value();
            regime.set(everyDay(0, from, Optional.empty(), slots));
            regimes.persistAndFlush(regime);
            return regime.regime();
        });
        changed.fire(new LineChanged(line));
        return opened;
    }

    public static Regime everyDay(long id, LocalDate from, Optional<LocalDate> until, String... slots) {
        return new Regime(id, "every day", from, until, false, Arrays.stream(DayOfWeek.values())
                .flatMap(day -> Arrays.stream(slots).map(text -> slot(day, text))).toList());
    }

    /** {@code 08:00-12:00}, target 5, floor 2. */
    public static Slot slot(DayOfWeek day, String text) {
        String[] ends = text.split("-");
        return new Slot(day, WallTime.of(ends[0]), WallTime.of(ends[1]), 5, 2);
    }
}
