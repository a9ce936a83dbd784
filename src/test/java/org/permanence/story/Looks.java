package org.permanence.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.permanence.lab.DeskPage;

/** Whether everybody can use what a screen shows: in three languages, light and dark, in windows of every size. What is wrong is added to a list. */
final class Looks {

    /** Pictures for the documentation are made when a folder for them is named. */
    private static final String PICTURES = System.getProperty("permanence.pictures", "");

    /** A picture of every state in every window is made when a folder for them is named: to look at, not to keep. */
    private static final String LOOKS = System.getProperty("permanence.looks", "");

    /** A telephone at home, a screen at twice its size, that screen, a wide one. */
    private static final List<int[]> WINDOWS = List.of(new int[]{360, 740}, new int[]{683, 384}, new int[]{1366, 768}, new int[]{1920, 1080});

    private Looks() {}

    /** Colours are the same in every language: in the dark it is looked at in one. */
    static void inEveryLanguageAndScheme(DeskPage screen, String what, List<String> wrong) {
        for (String language : List.of("nl", "en")) {
            speaks(screen, language);
            inTheLight(screen, what + " " + language, wrong);
        }
        speaks(screen, "fr");
        inBothSchemes(screen, what + " fr", wrong);
    }

    /** Every rule in both languages of the line and in both schemes. */
    static void inFrenchAndDutch(DeskPage screen, String what, List<String> wrong) {
        for (String language : List.of("nl", "fr")) {
            speaks(screen, language);
            screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            screen.barriers().forEach(barrier -> wrong.add(what + " " + language + " in the dark: " + barrier));
            screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            inTheLight(screen, what + " " + language, wrong);
        }
    }

    static void speaks(DeskPage screen, String language) {
        screen.on("language").selectOption(language);
        screen.page().waitForFunction("language => document.documentElement.lang === language", language);
    }

    static void inBothSchemes(DeskPage screen, String what, List<String> wrong) {
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screen.paleWords().forEach(pale -> wrong.add(what + " in the dark: " + pale));
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        inTheLight(screen, what, wrong);
    }

    private static void inTheLight(DeskPage screen, String what, List<String> wrong) {
        screen.barriers().forEach(barrier -> wrong.add(what + ": " + barrier));
        WINDOWS.forEach(size -> inWindow(screen, what, size[0], size[1], wrong));
    }

    static void inWindow(DeskPage screen, String what, int width, int height, List<String> wrong) {
        screen.inWindow(width, height, () -> {
            if (!screen.fits()) {
                wrong.add(what + ": does not fit into " + width);
            }
            if (!LOOKS.isEmpty()) {
                screen.picture(Path.of(LOOKS, "%s-%d.png".formatted(what.replaceAll("[^a-z]+", "-"), width)));
            }
        });
    }

    static void picture(DeskPage screen, String name) {
        if (!PICTURES.isEmpty()) {
            screen.picture(Path.of(PICTURES, name));
        }
    }
}
