package org.permanence.lab;

/** The list of records on a screen, where they are found again. Sentences wait until they are true. */
public final class RecordList {

    private final DeskPage screen;

    /** @param screen the browser window that it is in */
    public RecordList(DeskPage screen) {
        this.screen = screen;
    }

    public RecordList isOpened() {
        screen.goesTo("/#/records");
        return this;
    }

    public RecordList showsToday() {
        screen.on("records-when").choice("today").check();
        return this;
    }

    public RecordList searches(String words) {
        screen.on("search-records").fill(words);
        return this;
    }

    /** And says so. */
    public RecordList findsNothing() {
        screen.on("records").status().isShown();
        return this;
    }

    /** One alone. */
    public RecordList findsOne() {
        screen.on("record-row").isShown(); // fails when it is one of several
        return this;
    }

    public RecordList findsSome() {
        screen.on("record-row").first().isShown();
        return this;
    }

    public RecordForm opens() {
        screen.on("record-row").click();
        return screen.record();
    }

    public RecordForm opensTheFirst() {
        screen.on("record-row").first().click();
        return screen.record();
    }
}
