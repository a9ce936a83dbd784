package org.permanence.lab;

import java.time.LocalDate;

/** When the line is open, in a coordinator's browser. Sentences wait until they are true. */
public final class HoursPage implements AutoCloseable {

    private final DeskPage screen;

    private HoursPage(DeskPage screen) {
        this.screen = screen;
    }

    static HoursPage of(DeskPage screen, String email, String password) {
        screen.identifies("/#/hours", email, password);
        screen.on("month").isShown();
        screen.on("regime").first().isShown();
        return new HoursPage(screen);
    }

    /** The hours that this screen shows now. */
    public static HoursPage on(DeskPage screen) {
        return new HoursPage(screen);
    }

    public DeskPage screen() {
        return screen;
    }

    /** The calendar and the lists, with nothing chosen. */
    public HoursPage showsTheMonthOf(LocalDate date) {
        screen.goesTo("/#/hours?month=" + date.toString().substring(0, 7));
        screen.on("calendar-day").saying("date", date.toString()).isShown();
        return this;
    }

    public HoursPage isOpenOn(LocalDate date, boolean open) {
        screen.on("calendar-day").saying("date", date.toString()).is("open", Boolean.toString(open));
        return this;
    }

    /** Shows one day beside the calendar. */
    public HoursPage looksAt(LocalDate date) {
        showsTheMonthOf(date);
        screen.on("calendar-day").saying("date", date.toString()).click();
        screen.on("day").is("date", date.toString());
        return this;
    }

    // --- regimes

    public int regimes() {
        return screen.on("regime").count();
    }

    /** The one that holds today. */
    public HoursPage changesThePresentRegime() {
        screen.on("regime").saying("holds", "true").click();
        screen.on("regime-form").isShown();
        return this;
    }

    /** In the form. @param day 1 is Monday */
    public HoursPage takesAwayTheSlotsOf(int day) {
        Part weekday = screen.on("weekday").saying("day", "" + day);
        for (int left = weekday.part("slot").count(); left > 0; left--) {
            weekday.part("remove-slot").first().click();
        }
        return this;
    }

    public HoursPage givesASlot(int day, String from, String to) {
        Part weekday = screen.on("weekday").saying("day", "" + day);
        weekday.part("add-slot").click();
        weekday.part("slot").last().field("from").fill(from);
        weekday.part("slot").last().field("to").fill(to);
        return this;
    }

    /** Every day that follows is as the one before. */
    public HoursPage makesTheWeekLikeItsMonday() {
        for (int day = 2; day <= 7; day++) {
            screen.on("weekday").saying("day", "" + day).part("like-before").click();
        }
        return this;
    }

    public HoursPage callsIt(String name) {
        screen.on("regime-form").field("name").fill(name);
        return this;
    }

    public HoursPage savesTheRegime() {
        screen.clicks("save-regime");
        return this;
    }

    /** What is wrong with a slot stands beside it. */
    public HoursPage isRefusedAtASlot() {
        screen.on("regime-form").part("slot").first().isShown();
        screen.comesTrue("() => document.activeElement.getAttribute('aria-invalid') === 'true'");
        return this;
    }

    // --- what a change does, and taking it back

    /** It says what becomes of today and asks. */
    public HoursPage confirmsWhatChangesToday() {
        screen.on("today-changes").isShown();
        screen.clicks("confirm-hours");
        return isChanged();
    }

    public HoursPage isChanged() {
        screen.on("hours-changed").isShown();
        return this;
    }

    public HoursPage takesItBack() {
        screen.on("hours-changed").part("undo").click();
        screen.on("hours-changed").isGone();
        return this;
    }

    // --- closures and holidays

    /** From the panel of a day. */
    public HoursPage closesTheDay(String announcement) {
        screen.clicks("close-day");
        Part form = screen.on("closure-form").isShown();
        form.field("announcement").select(announcement);
        screen.clicks("save-closure");
        return this;
    }

    /** From the panel of a day: a copy of the hours of then. */
    public HoursPage startsNewHoursOnTheDay(String name) {
        screen.clicks("regime-from-day");
        screen.on("regime-form").isShown();
        return callsIt(name);
    }

    public HoursPage removesTheRegime(String name) {
        screen.on("regime").withText(name).click();
        screen.clicks("remove-regime");
        return this;
    }

    public HoursPage looksAtTheHolidaysOf(int year) {
        screen.goesTo("/#/hours/holidays/" + year);
        screen.on("holidays").is("year", "" + year);
        screen.on("holiday").first().isShown();
        return this;
    }

    /** @param standing {@code open}, {@code closed}, {@code noHours} or {@code inClosure} */
    public HoursPage holidayIs(LocalDate date, String standing) {
        screen.on("holiday").saying("date", date.toString()).is("standing", standing);
        return this;
    }

    public HoursPage closesOnTheHoliday(LocalDate date) {
        screen.on("holiday").saying("date", date.toString()).part("close-holiday").click();
        return this;
    }

    @Override
    public void close() {
        screen.close();
    }
}
