package org.permanence.lab;

/** The search field of the desk's page for a third person or a transfer. The first enabled result is taken. */
public final class Others {

    private final DeskPage screen;

    Others(DeskPage screen) {
        this.screen = screen;
    }

    private Part first() {
        return screen.on("others").options().first();
    }

    /** Letters of a name, or a number. */
    public Others types(String whom) {
        screen.on("others-who").type(whom);
        return this;
    }

    public Others offersSomebody() {
        first().isShown();
        return this;
    }

    /** A list is shown, empty or not. */
    public Others isOpen() {
        screen.lists().first().isShown();
        return this;
    }

    /** The only one need not be clicked. */
    public Others choosesTheFirst() {
        first().click();
        return this;
    }

    /** With the mouse. @param ways how, when it is not the way that is offered first */
    public Others choose(String whom, String... ways) {
        types(whom).offersSomebody();
        if (ways.length > 0) {
            choosesTheFirst(); // its list lies over the ways
        }
        for (String way : ways) {
            way(way).check();
        }
        return this;
    }

    /** The same without a mouse. */
    public Others chooseByKeyboard(String whom, String... ways) {
        screen.pastes(whom);
        offersSomebody();
        screen.key("Enter");
        for (String way : ways) {
            way(way).press("Space");
        }
        return this;
    }

    private Part way(String value) {
        return screen.on("others-way").choice(value);
    }

    /** Marks all that is in the field and types over it, key by key. */
    public Others typesInstead(String whom) {
        screen.on("others-who").press("Control+a").type(whom);
        return this;
    }

    /** In the place of what was typed. */
    public Others searches(String whom) {
        screen.on("others-who").fill(whom);
        return this;
    }

    /** The list is put away and the field is empty. */
    public Others startsAgain() {
        screen.on("others-who").press("Escape").clear();
        return this;
    }
}
