package org.permanence.lab;

import java.time.Duration;
import java.util.List;

/** The lines and their settings, in an administrator's browser. Sentences wait until they are true. */
public final class LinesPage implements AutoCloseable {

    private final DeskPage screen;

    private LinesPage(DeskPage screen) {
        this.screen = screen;
    }

    static LinesPage of(DeskPage screen, String email, String password) {
        screen.identifies("/#/lines", email, password);
        screen.on("line-form").first().isShown();
        return new LinesPage(screen);
    }

    public DeskPage screen() {
        return screen;
    }

    /** The form of a line that is added, filled: open day and night. */
    public LinesPage fillsInALine(String name, String nameNl, String number) {
        screen.clicks("add-line");
        Part form = screen.on("new-line").isShown();
        form.field("name").fill(name);
        form.field("nameNl").fill(nameNl);
        form.field("numbers").fill(number);
        List.of("6", "7").forEach(day -> form.part("new-line-days").choice(day).check());
        form.field("from").fill("0");
        form.field("to").fill("24");
        return this;
    }

    public LinesPage addsIt() {
        screen.clicks("add-this-line").on("next-steps").is("hours", "true");
        return this;
    }

    private Part line(String code) {
        return screen.on("line-settings").saying("line", code);
    }

    /** Of the line that was added last. */
    public String code() {
        return screen.on("line-settings").last().said("line");
    }

    /** Asks what removing it would end. */
    public LinesPage asksToRemove(String code) {
        line(code).part("retire-line").click();
        line(code).part("retirement").isShown();
        return this;
    }

    public LinesPage cannotRemove(String code) {
        Wait.until("it may not be removed", () -> line(code).part("confirm-retire").isDisabled());
        return this;
    }

    public LinesPage removes(String code) {
        Wait.until("it may be removed", Duration.ofSeconds(20), () -> !line(code).part("confirm-retire").isDisabled());
        line(code).part("confirm-retire").click();
        screen.on("retired-line").saying("line", code).isShown();
        return this;
    }

    /** By the button that the page offers at once. */
    public LinesPage takesItBack(String code) {
        screen.on("line-retired").part("undo").click();
        line(code).isShown();
        return this;
    }

    /** The wrap-up of the first line, typed and saved. */
    public LinesPage setsTheWrapUp(String code, String seconds) {
        line(code).field("wrapUpSeconds").fill(seconds);
        line(code).part("save-line").click();
        return this;
    }

    /** Somebody else has changed a field meanwhile: it is shown, and what was typed here stays. */
    public LinesPage isToldOf(String code, String field) {
        line(code).part("line-outdated").isShown();
        line(code).part("line-outdated-field").saying("field", field).isShown();
        return this;
    }

    public LinesPage isSaved(String code) {
        line(code).part("line-form").is("dirty", "false");
        return this;
    }

    @Override
    public void close() {
        screen.close();
    }
}
