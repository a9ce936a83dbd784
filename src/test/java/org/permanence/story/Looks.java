package org.permanence.story;

import java.nio.file.Path;
import java.util.List;
import org.permanence.lab.DeskPage;

/**
 * Whether everybody can use what a screen shows: by every rule of axe-core in three languages, by those about colours in the dark too, and
 * in windows of every size. Violations are added to a list.
 */
final class Looks {

    /** Pictures for the documentation are made when a folder for them is named. */
    private static final String PICTURES = System.getProperty("permanence.pictures", "");

    /** A picture of every state in every window is made when a folder for them is named: to look at, not to keep. */
    private static final String LOOKS = System.getProperty("permanence.looks", "");

    /** A telephone at home, a screen at twice its size, that screen, a wide one. */
    private static final List<int[]> WINDOWS =
            List.of(new int[]{360, 740}, new int[]{683, 384}, new int[]{1366, 768}, new int[]{1920, 1080});

    /** {@code ./permanence verify --long} looks at every language in both schemes. */
    private static final boolean ALL = Boolean.getBoolean("looks.all");

    private Looks() {}

    /** The short form leaves out English, and one scheme of each language. */
    static void inEveryLanguageAndScheme(DeskPage screen, String what, List<String> wrong) {
        if (!ALL) {
            inFrenchByDayAndDutchByNight(screen, what, wrong);
            return;
        }
        for (String language : List.of("nl", "en")) {
            screen.speaks(language);
            inBothSchemes(screen, what + " " + language, WINDOWS.subList(0, 1), wrong);
        }
        screen.speaks("fr");
        inBothSchemes(screen, what + " fr", wrong);
    }

    /**
     * Every rule in both languages of the line and in both schemes: colours are the same in every language, and words in both schemes.
     * Another language changes only the words, and the narrowest window overflows first.
     */
    static void inFrenchByDayAndDutchByNight(DeskPage screen, String what, List<String> wrong) {
        screen.speaks("nl");
        by(screen, false, what + " nl", WINDOWS.subList(0, 1), wrong);
        screen.speaks("fr");
        by(screen, true, what + " fr", WINDOWS, wrong);
    }

    /** Every rule, in every window. It is day again afterwards. */
    static void by(DeskPage screen, boolean day, String what, List<String> wrong) {
        by(screen, day, what, WINDOWS, wrong);
    }

    private static void by(DeskPage screen, boolean day, String what, List<int[]> windows, List<String> wrong) {
        screen.isDark(!day);
        screen.barriers().forEach(barrier -> wrong.add(what + (day ? ": " : " in the dark: ") + barrier));
        inWindows(screen, what, windows, wrong);
        screen.isDark(false);
    }

    static void inEveryWindow(DeskPage screen, String what, List<String> wrong) {
        inWindows(screen, what, WINDOWS, wrong);
    }

    static void inBothSchemes(DeskPage screen, String what, List<String> wrong) {
        inBothSchemes(screen, what, WINDOWS, wrong);
    }

    private static void inBothSchemes(DeskPage screen, String what, List<int[]> windows, List<String> wrong) {
        screen.isDark(true);
        screen.paleWords().forEach(pale -> wrong.add(what + " in the dark: " + pale));
        screen.isDark(false);
        screen.barriers().forEach(barrier -> wrong.add(what + ": " + barrier));
        inWindows(screen, what, windows, wrong);
    }

    static void inWindow(DeskPage screen, String what, int width, int height, List<String> wrong) {
        inWindows(screen, what, List.of(new int[]{width, height}), wrong);
    }

    private static void inWindows(DeskPage screen, String what, List<int[]> windows, List<String> wrong) {
        screen.inWindows(windows, size -> {
            screen.sticksOut().forEach(part -> wrong.add(what + ": does not fit into " + size[0] + ": " + part));
            keep(screen, what, size[0]);
        });
    }

    /** So that {@link #look} can also be asked for while the page has no network. */
    static void willLook(DeskPage screen) {
        if (!LOOKS.isEmpty()) {
            screen.speaks("nl");
            screen.speaks("fr");
        }
    }

    /** To look at in both languages of the line, when a folder for that is named. It is French again afterwards. */
    static void look(DeskPage screen, String what) {
        if (!LOOKS.isEmpty()) {
            for (String language : List.of("nl", "fr")) {
                screen.speaks(language);
                screen.inWindows(WINDOWS, size -> keep(screen, what + " " + language, size[0]));
            }
        }
    }

    private static void keep(DeskPage screen, String what, int width) {
        if (!LOOKS.isEmpty()) {
            screen.picture(Path.of(LOOKS, "%s-%d.png".formatted(what.replaceAll("[^a-z]+", "-"), width)));
            screen.isDark(true);
            screen.picture(Path.of(LOOKS, "%s-%d-dark.png".formatted(what.replaceAll("[^a-z]+", "-"), width)));
            screen.isDark(false);
        }
    }

    static void picture(DeskPage screen, String name) {
        if (!PICTURES.isEmpty()) {
            screen.picture(Path.of(PICTURES, name));
        }
    }
}
