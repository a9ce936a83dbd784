package org.permanence.lab;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The history of figures and calls in a coordinator's browser. Sentences wait until they are true. */
public final class HistoryPage {

    private final DeskPage screen;

    /** @param screen the browser window that it is in */
    public HistoryPage(DeskPage screen) {
        this.screen = screen;
    }

    /** Beside the time before. */
    public HistoryPage isOpenedWithTheTimeBefore() {
        screen.goesTo("/#/history?compare=previous");
        return this;
    }

    public HistoryPage showsDifferences() {
        screen.on("difference").first().isShown();
        return this;
    }

    /** While the service takes its time. @return what the page says meanwhile */
    public String isOpenedWhileDaysAreCounted() {
        Withheld figures = screen.withholds("/api/history/figures?");
        isOpenedWithTheTimeBefore();
        String said = screen.on("counting").isShown().text();
        figures.areSent();
        return said;
    }

    public int figure(String name) {
        return value(name, "period");
    }

    /** Of the time before. */
    public int figureBefore(String name) {
        return value(name, "compared");
    }

    private int value(String figure, String scope) {
        return Integer
                .parseInt(screen.on("summary").part("figure").saying(Map.of("figure", figure, "scope", scope)).isShown().said("value"));
    }

    public int differenceOf(String figure) {
        return Integer.parseInt(screen.on("summary").part("difference").saying("figure", figure).said("value"));
    }

    /** @param kind {@code csv}, {@code xlsx} */
    public Path downloadsFigures(String kind) {
        return screen.on("export-figures-" + kind).download();
    }

    /** In a window of this width the list of parts says how many of its columns are cut; walked along, it says none. */
    public HistoryPage saysWhatIsCut(int width) {
        screen.inWindow(width, 900, () -> {
            Part cut = screen.on("history-rows").part("cut-columns");
            cut.isShown();
            screen.page().evaluate("() => document.querySelectorAll('[data-testid=history-rows] [role=group]')"
                    + ".forEach(place => place.scrollLeft = place.scrollWidth)");
            cut.isGone();
        });
        return this;
    }

    // --- the calls behind a figure

    public HistoryPage showsCalls(String figure, int total) {
        calls(figure, total).isShown();
        return this;
    }

    /** The identity of the latest call of those. */
    public String latestCall(String figure, int total) {
        return calls(figure, total).codes().first().attribute("title");
    }

    private Part calls(String figure, int total) {
        return screen.on("history-calls").saying(Map.of("figure", figure, "total", "" + total));
    }

    /** @param kind {@code csv}, {@code xlsx} */
    public Path downloadsCalls(String kind) {
        return screen.on("export-calls-" + kind).download();
    }

    // --- what the figures mean

    /** How many figures say what they mean, once that has been read. */
    public int definitions() {
        screen.on("summary").part("definition").withoutText("…").first().isShown();
        return screen.on("summary").part("definition").count();
    }

    /** Pointed at, each figure tells its meaning. @param meanings by the figure's name, in the language of the screen */
    public HistoryPage tellsByMouse(Map<String, String> meanings) {
        meanings.forEach((figure, meaning) -> {
            screen.on("summary").part("definition").saying("figure", figure).hover();
            tells(meaning);
        });
        screen.page().mouse().move(0, 0);
        return this;
    }

    /** Walked to from the figures' files on, with the keyboard alone, each tells it too. */
    public HistoryPage tellsByKeyboard(Map<String, String> meanings) {
        Page page = screen.page();
        Map<String, String> toCome = new HashMap<>(meanings);
        screen.on("export-figures-xlsx").focus();
        while (!toCome.isEmpty()) {
            page.keyboard().press("Tab");
            if (!Boolean.TRUE.equals(page.evaluate("() => document.activeElement.closest('[data-testid=summary]') !== null"))) {
                throw new AssertionError("not reached with the keyboard: " + toCome.keySet());
            }
            String figure = (String) page
                    .evaluate("() => document.activeElement.dataset.testid === 'definition' ? document.activeElement.dataset.figure : ''");
            if (toCome.containsKey(figure)) {
                tells(toCome.remove(figure));
            }
        }
        screen.on("export-figures-xlsx").focus();
        page.waitForFunction("() => document.querySelector('[role=tooltip]') === null");
        return this;
    }

    private void tells(String meaning) {
        Page page = screen.page();
        Locator tooltip = page.getByRole(AriaRole.TOOLTIP);
        tooltip.getByText(meaning, new Locator.GetByTextOptions().setExact(true))
                .or(tooltip.and(page.getByText(meaning, new Page.GetByTextOptions().setExact(true))))
                .first().waitFor();
    }
}
