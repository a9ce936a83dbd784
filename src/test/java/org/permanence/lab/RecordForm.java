package org.permanence.lab;

import java.time.Duration;
import java.util.List;

/** The record that is open on a screen. Sentences wait until they are true. */
public final class RecordForm {

    private final DeskPage screen;

    RecordForm(DeskPage screen) {
        this.screen = screen;
    }

    private Part form() {
        return screen.on("record");
    }

    /** @return the call it belongs to */
    public String callId() {
        return form().isShown().said("call-id");
    }

    public long id() {
        return Long.parseLong(form().isShown().said("record-id"));
    }

    public boolean isVisible() {
        return form().isVisible();
    }

    /** Not the one of an earlier call. */
    public RecordForm isAnotherThan(long record) {
        form().notSaying("record-id", "" + record).isShown();
        return this;
    }

    public RecordForm isDraft() {
        form().is("status", "draft");
        return this;
    }

    public RecordForm isClosed() {
        form().is("status", "closed");
        return this;
    }

    // --- the fields

    /** All of the note, as pasted. */
    public RecordForm notes(String text) {
        screen.on("note").fill(text);
        return this;
    }

    /** Typed key by key, after the present text. */
    public RecordForm types(String text) {
        screen.on("note").type(text);
        return this;
    }

    public String note() {
        return screen.on("note").value();
    }

    /** A finished record is read: it has no fields. */
    public boolean isEditable() {
        Part note = screen.on("note");
        return note.isVisible() && note.isEditable();
    }

    /** All words of a finished record. */
    public String read() {
        return screen.on("record-read").isShown().text();
    }

    /** @param nature {@code withDemand}, {@code silent}, … */
    public RecordForm isOfNature(String nature) {
        screen.on("nature").choice(nature).check();
        return this;
    }

    /** In the first demand, the first of the list that these letters find. */
    public RecordForm choosesTheme(String letters) {
        screen.on("theme").type(letters);
        screen.key("Enter");
        return this;
    }

    /** The first demand's, in the language of the screen. */
    public String theme() {
        return screen.on("theme").value();
    }

    public RecordForm removesTheDemand() {
        screen.on("remove-demand").click();
        return this;
    }

    /** In the first demand. */
    public RecordForm comments(String text) {
        screen.on("comment").fill(text);
        return this;
    }

    public String comment() {
        return screen.on("comment").value();
    }

    public int demands() {
        return screen.on("demand").count();
    }

    /** The last removal of a demand. */
    public RecordForm takesTheDemandBack() {
        screen.on("demand-removed").part("undo").click();
        return this;
    }

    /** Somebody else has the call, and the record. @return what is said about it */
    public String isWithSomebodyElse(boolean inCall) {
        return screen.on("record-elsewhere").is("in-call", "" + inCall).text();
    }

    public boolean canBeClosed() {
        return screen.on("close-record").isVisible();
    }

    // --- and kept

    public RecordForm isSaved() {
        screen.on("save-state").says("state", "saved");
        return this;
    }

    /** In the browser, until the service can be reached. @return what the screen says about it */
    public String isKeptHere() {
        return screen.on("save-state").says("state", "waiting").text();
    }

    /** Which may be refused for what it lacks. */
    public RecordForm closes() {
        screen.clicks("close-record");
        return this;
    }

    public RecordForm closesForGood() {
        closes();
        screen.on("no-record").isShown();
        return this;
    }

    /** It cannot be closed without. @param what {@code nature}, {@code status}, … */
    public RecordForm lacks(String what) {
        screen.on("missing-" + what).isShown();
        return this;
    }

    /** Waits for the result of closing it. @return the missing fields; empty when it is closed */
    public List<String> isClosedOrLacks() {
        Part missing = screen.lacking();
        form().saying("status", "closed").or(missing).first().isShown();
        return missing.texts();
    }

    public RecordForm reopens() {
        screen.clicks("reopen-record");
        return isDraft();
    }

    /** Until when, in words. */
    public String correctable() {
        return screen.on("correctable").text();
    }

    /** Who wrote what, and when. */
    public String changes() {
        screen.clicks("show-changes").on("changes").sayingAny("count").isShown();
        return screen.on("changes").text();
    }

    // --- personal data in its free text

    public RecordForm marksPersonalData() {
        screen.on("personal-data").isShown();
        return this;
    }

    /** Before it is closed with them. */
    public RecordForm asksAboutPersonalData() {
        screen.on("confirm-personal-data").isShown();
        return this;
    }

    public RecordForm removesPersonalData() {
        screen.clicks("back-to-record").clicks("remove-personal-data");
        screen.on("personal-data").isGone();
        return this;
    }

    // --- a conflict: two people wrote the same field

    public Conflict conflictWith(String name) {
        screen.on("conflict").withText(name).within(Duration.ofSeconds(30)).isShown();
        return new Conflict();
    }

    public final class Conflict {

        private final Part conflict = screen.on("conflict");

        private Conflict() {}

        public String text() {
            return conflict.text();
        }

        /** What differs. */
        public List<String> marked() {
            return conflict.marked().texts();
        }

        public RecordForm keepsBoth() {
            screen.clicks("keep-both");
            conflict.isGone();
            return RecordForm.this;
        }
    }

    // --- the same caller before

    /** How often, as the call says. */
    public int callsBefore() {
        return Integer.parseInt(screen.on("earlier").isShown().said("calls"));
    }

    /** During the call. @return all of them */
    public String showsEarlier() {
        screen.clicks("show-earlier").on("earlier-record").isShown();
        return screen.on("earlier-records").text();
    }

    /** After the call nothing is shown before a reason is given. @return how many are shown without */
    public int asksWhyBeforeItShowsEarlier() {
        screen.clicks("show-earlier").on("earlier-reason").isShown();
        return screen.on("earlier-record").count();
    }

    public RecordForm showsEarlierBecause(String reason) {
        screen.on("earlier-reason").fill(reason);
        screen.clicks("earlier-look").on("earlier-record").first().isShown();
        return this;
    }
}
