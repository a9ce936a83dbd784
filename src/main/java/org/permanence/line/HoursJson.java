package org.permanence.line;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.line.HoursChange.HolidayWish;
import org.permanence.line.HoursService.Kept;
import org.permanence.pbx.PbxPlan;
import org.permanence.problem.Impossible;
import org.permanence.problem.Problem;
import org.permanence.problem.ServiceRefusal;

/** Regimes, closures and holidays as the API spells them. A day of the week is a number: 1 is Monday. */
public final class HoursJson {

    /** What callers can be told of a line that is closed: another announcement says something else, or is part of a sentence. */
    static final String ANNOUNCEMENT = "adhoc|holiday|closed";

    private HoursJson() {}

    /** @param day 1 is Monday */
    public record SlotBody(
            @NotNull @Min(1) @Max(7) Integer day,
            @NotNull WallTime from,
            @NotNull WallTime to,
            @Min(1) @Max(500) Integer target,
            @Min(0) @Max(500) Integer floor) {

        Slot slot() {
            int wanted = target == null ? Slot.DEFAULT_TARGET : target;
            return new Slot(DayOfWeek.of(day), from, to, wanted, floor == null ? Math.min(2, wanted) : floor);
        }
    }

    public record RegimeBody(
            @NotBlank @Size(max = 100) String name,
            @NotNull LocalDate from,
            LocalDate until,
            boolean closedOnHolidays,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid SlotBody> slots) {

        /** @throws Problem 400 */
        Regime regime() {
            if (until != null && until.isBefore(from)) {
                throw new LineRefusal.RegimeEndsBeforeItBegins().problem().at("until");
            }
            return valid("slots", () -> new Regime(0, name.strip(), from, Optional.ofNullable(until), closedOnHolidays,
                    slots.stream().map(SlotBody::slot).toList()));
        }
    }

    /** @param version goes into If-Match with a change */
    public record RegimeView(long id, String name, LocalDate from, @Schema(nullable = true) LocalDate until, boolean closedOnHolidays,
            List<SlotView> slots, int version) {

        static RegimeView of(Kept<Regime> kept) {
            Regime regime = kept.value();
            return new RegimeView(regime.id(), regime.name(), regime.from(), regime.until().orElse(null), regime.closedOnHolidays(),
                    regime.slots().stream()
                            .map(slot -> new SlotView(slot.day().getValue(), slot.from(), slot.to(), slot.target(), slot.floor()))
                            .toList(),
                    kept.version());
        }
    }

    /** @param day 1 is Monday */
    public record SlotView(int day, WallTime from, WallTime to, int target, int floor) {}

    /** @param until last day, inclusive; absent: one day. @param fromTime with toTime a part of one day; absent: whole days */
    public record ClosureBody(
            @NotNull LocalDate from,
            LocalDate until,
            WallTime fromTime,
            WallTime toTime,
            @NotNull @Pattern(regexp = ANNOUNCEMENT, payload = ServiceRefusal.UnknownCode.class) String announcement) {

        /** @throws Problem 400 */
        Closure closure() {
            if ((fromTime == null) != (toTime == null)) {
                throw new LineRefusal.PartOfDayIncomplete().problem().at(fromTime == null ? "fromTime" : "toTime");
            }
            Optional<Closure.Hours> hours =
                    Optional.ofNullable(fromTime).map(begins -> valid("toTime", () -> new Closure.Hours(begins, toTime)));
            return valid("until", () -> new Closure(0, from, until == null ? from : until, hours, announcement));
        }
    }

    /** @param version goes into If-Match with a change */
    public record ClosureView(long id, LocalDate from, LocalDate until, @Schema(nullable = true) WallTime fromTime,
            @Schema(nullable = true) WallTime toTime, String announcement, int version) {

        static ClosureView of(Kept<Closure> kept) {
            Closure closure = kept.value();
            return new ClosureView(closure.id(), closure.from(), closure.until(), closure.hours().map(Closure.Hours::from).orElse(null),
                    closure.hours().map(Closure.Hours::to).orElse(null), closure.announcement(), kept.version());
        }
    }

    /** @param announcement what callers hear on a closed day; absent: that of public holidays */
    public record HolidayBody(
            @NotNull LocalDate date,
            boolean closed,
            @Pattern(regexp = ANNOUNCEMENT, payload = ServiceRefusal.UnknownCode.class) String announcement) {

        HolidayWish wish() {
            return new HolidayWish(date, closed, announcement == null ? OpeningHours.HOLIDAY : announcement);
        }
    }

    public record HolidaysBody(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid HolidayBody> holidays) {}

    /**
     * One change: a regime, a closure, or holidays. A number alone removes; a value alone adds; both change.
     *
     * @param holidays absent or empty: none
     */
    public record HoursChangeBody(Long regimeId, @Valid RegimeBody regime, Long closureId, @Valid ClosureBody closure,
            @Size(max = 50) List<@NotNull @Valid HolidayBody> holidays) {

        /** @throws Problem 400 */
        public HoursChange change() {
            boolean ofHolidays = holidays != null && !holidays.isEmpty();
            boolean ofRegime = regimeId != null || regime != null;
            boolean ofClosure = closureId != null || closure != null;
            if (Stream.of(ofHolidays, ofRegime, ofClosure).filter(Boolean::booleanValue).count() != 1) {
                throw new LineRefusal.OneChangeAtATime().problem().at("regime");
            }
            if (ofHolidays) {
                return new HoursChange.SetHolidays(holidays.stream().map(HolidayBody::wish).toList());
            }
            if (ofRegime) {
                return regime == null ? new HoursChange.RemoveRegime(regimeId)
                        : regimeId == null ? new HoursChange.AddRegime(regime.regime())
                        : new HoursChange.ChangeRegime(regimeId, regime.regime());
            }
            return closure == null ? new HoursChange.RemoveClosure(closureId)
                    : closureId == null ? new HoursChange.AddClosure(closure.closure())
                    : new HoursChange.ChangeClosure(closureId, closure.closure());
        }
    }

    /** Wall clock of Brussels; 24:00 is the end of the day. */
    public record OpenSpan(WallTime from, WallTime to) {

        public static OpenSpan of(PbxPlan.Span span) {
            return new OpenSpan(time(span.from()), span.to().equals(LocalTime.MIDNIGHT) ? WallTime.END_OF_DAY : time(span.to()));
        }

        private static WallTime time(LocalTime time) {
            return new WallTime(time.toSecondOfDay() / 60);
        }
    }

    public record HolidayName(String fr, String nl, String en) {

        static HolidayName of(Holidays.Name name) {
            return new HolidayName(name.fr(), name.nl(), name.en());
        }
    }

    /**
     * @param regime       the number of the one that holds; null: none
     * @param announcement what callers hear all day, when a closure or a holiday closes it
     * @param closures     the numbers of those that hold, for the whole day or a part
     */
    public record CalendarDay(LocalDate date, @Schema(nullable = true) Long regime, List<OpenSpan> open,
            @Schema(nullable = true) String announcement, @Schema(nullable = true) HolidayName holiday, List<Long> closures) {

        static CalendarDay of(HoursService.Date date) {
            return new CalendarDay(date.date(), date.regime().orElse(null), date.open().stream().map(OpenSpan::of).toList(),
                    date.announcement().orElse(null), date.holiday().map(HolidayName::of).orElse(null), date.closures());
        }
    }

    /**
     * A public holiday of the country.
     *
     * @param standing     open: the line answers; closed: it is closed for this day; noHours: it is closed on that weekday anyway;
     *                     inClosure: a longer closure closes it too
     * @param announcement what callers hear, when it is closed for this day
     * @param version      of all hours of the line: goes into If-Match with a change of holidays
     */
    public record LineHolidayView(LocalDate date, HolidayName name, HoursService.HolidayStanding standing,
            @Schema(nullable = true) String announcement, int version) {

        static LineHolidayView of(HoursService.LineHoliday holiday) {
            return new LineHolidayView(holiday.date(), HolidayName.of(holiday.name()),
                    holiday.standing(), holiday.announcement().orElse(null), holiday.version());
        }
    }

    /** An invalid value is the fault of the request. */
    private static <T> T valid(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Impossible fault) {
            throw fault.refusal().problem().at(field);
        }
    }
}
