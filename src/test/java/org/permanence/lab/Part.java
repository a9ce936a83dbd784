package org.permanence.lab;

import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a screen, by the name that the screen gives it ({@code data-testid}); what it says of itself stands in its other {@code data-}
 * attributes. Stories speak of parts and of what they say; how both are found is known here alone. Sentences wait until they are true: 15
 * seconds, or {@link #within} others.
 */
public final class Part {

    private static final Duration PATIENCE = Wait.PATIENCE;

    private final Page page;
    private final Locator where;
    private final Duration patience;

    Part(Page page, Locator where) {
        this(page, where, PATIENCE);
    }

    private Part(Page page, Locator where, Duration patience) {
        this.page = page;
        this.where = where;
        this.patience = patience;
    }

    // --- which part

    public Part within(Duration patience) {
        return new Part(page, where, patience);
    }

    /** The parts of that name inside this one. */
    public Part part(String name) {
        return inside(in -> in.getByTestId(name));
    }

    /** The field of a form. */
    public Part field(String name) {
        return inside(in -> in.locator("[name=" + name + "]"));
    }

    /** The one field that a part has. */
    public Part field() {
        return inside(in -> in.locator("input"));
    }

    /** One of several to choose from, by its value. */
    public Part choice(String value) {
        return inside(in -> in.locator("input[value='" + value + "']"));
    }

    /** The button that sends a form. */
    public Part send() {
        return inside(in -> in.locator("button[type=submit]"));
    }

    /** Everything that can be pressed. */
    public Part buttons() {
        return inside(in -> in.locator("button"));
    }

    /** The message that a screen reader reads at once. */
    public Part alert() {
        return inside(in -> in.getByRole(AriaRole.ALERT));
    }

    /** The message that a screen reader reads when it is idle. */
    public Part status() {
        return inside(in -> in.getByRole(AriaRole.STATUS));
    }

    /** Where a file is chosen. */
    public Part file() {
        return inside(in -> in.locator("input[type=file]"));
    }

    /** A drawing with a text for screen readers. */
    public Part image() {
        return inside(in -> in.locator("[role=img]"));
    }

    /** Identities, such as a call's. */
    public Part codes() {
        return inside(in -> in.locator("code"));
    }

    /** Words that stand out from those around them. */
    public Part marked() {
        return inside(in -> in.locator("mark"));
    }

    /** Where it leads to. */
    public Part link() {
        return inside(in -> in.locator("a"));
    }

    /** The enabled options of a list. */
    public Part options() {
        return inside(in -> in.getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setDisabled(false)));
    }

    /** The options of a select field. */
    public Part entries() {
        return inside(in -> in.locator("option"));
    }

    private Part inside(Function<Locator, Locator> which) {
        return new Part(page, which.apply(where), patience);
    }

    /** Only those with this value of {@code data-what}. */
    public Part saying(String what, String value) {
        return saying(Map.of(what, value));
    }

    public Part saying(Map<String, String> what) {
        return inside(in -> in.and(page.locator(
                what.entrySet().stream().map(each -> "[data-%s='%s']".formatted(each.getKey(), each.getValue())).collect(joining()))));
    }

    /** Only those with another value of {@code data-what}. */
    public Part notSaying(String what, String value) {
        return inside(in -> in.and(page.locator("[data-%1$s]:not([data-%1$s='%2$s'])".formatted(what, value))));
    }

    /** Only those that have {@code data-what}. */
    public Part sayingAny(String what) {
        return inside(in -> in.and(page.locator("[data-" + what + "]")));
    }

    public Part withText(String words) {
        return inside(in -> in.filter(new Locator.FilterOptions().setHasText(words)));
    }

    public Part withoutText(String words) {
        return inside(in -> in.filter(new Locator.FilterOptions().setHasNotText(words)));
    }

    public Part first() {
        return inside(Locator::first);
    }

    public Part last() {
        return inside(Locator::last);
    }

    /** @param place from 0 */
    public Part nth(int place) {
        return inside(in -> in.nth(place));
    }

    public Part or(Part other) {
        return inside(in -> in.or(other.where));
    }

    // --- waits until it is true

    public Part isShown() {
        waitsFor(where, WaitForSelectorState.VISIBLE);
        return this;
    }

    /** Waits until it is not in the page at all. */
    public Part isGone() {
        waitsFor(where, WaitForSelectorState.DETACHED);
        return this;
    }

    /** Waits until it is in the page, visible or not. */
    public Part isThere() {
        waitsFor(where, WaitForSelectorState.ATTACHED);
        return this;
    }

    /** Waits until it is visible with this value of {@code data-what}. */
    public Part is(String what, String value) {
        saying(what, value).isShown();
        return this;
    }

    /** Waits until it has this value of {@code data-what}, visible or not. */
    public Part says(String what, String value) {
        saying(what, value).isThere();
        return this;
    }

    private void waitsFor(Locator which, WaitForSelectorState state) {
        which.waitFor(new Locator.WaitForOptions().setState(state).setTimeout(patience.toMillis()));
    }

    // --- as it is now

    /** The value of {@code data-what}; null when there is none. */
    public String said(String what) {
        return where.getAttribute("data-" + what);
    }

    public String attribute(String name) {
        return where.getAttribute(name);
    }

    /** The words that it shows. */
    public String text() {
        return where.innerText();
    }

    /** Its words, out of sight or not. */
    public String wholeText() {
        return where.textContent();
    }

    public List<String> texts() {
        return where.allInnerTexts();
    }

    /** The value of a field. */
    public String value() {
        return where.inputValue();
    }

    public int count() {
        return where.count();
    }

    public boolean isVisible() {
        return where.isVisible();
    }

    public boolean isEditable() {
        return where.isEditable();
    }

    public boolean isDisabled() {
        return where.isDisabled();
    }

    /** Observes its text: {@link #wasReworded} is true after any change, even to the same words. */
    public Part watchesItsWords() {
        where.evaluate("""
                words => new MutationObserver(() => { window.labReworded = true })
                    .observe(words, { subtree: true, childList: true, characterData: true })""");
        return this;
    }

    public boolean wasReworded() {
        return Boolean.TRUE.equals(page.evaluate("() => window.labReworded === true"));
    }

    /** The result of a script about it. */
    Object evaluate(String script) {
        return where.evaluate(script);
    }

    /** How long what can be played in it lasts. */
    public double secondsOfSound() {
        return ((Number) where.locator("audio").evaluate(
                """
                audio => new Promise(known => { audio.onloadedmetadata = () => known(audio.duration); audio.preload = 'metadata'; audio.load() })"""))
                .doubleValue();
    }

    // --- what a user does with it

    /** Opens its folded part. */
    public Part opens() {
        where.locator("summary").click();
        return this;
    }

    public Part click() {
        where.click();
        return this;
    }

    public Part hover() {
        where.hover();
        return this;
    }

    public Part focus() {
        where.focus();
        return this;
    }

    /** As pasted: all at once, in the place of what was there. */
    public Part fill(String text) {
        where.fill(text);
        return this;
    }

    /** Key by key. */
    public Part type(String text) {
        where.pressSequentially(text);
        return this;
    }

    /** As somebody types who takes so long for a key. */
    public Part type(String text, Duration each) {
        where.pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(each.toMillis()));
        return this;
    }

    public Part clear() {
        where.clear();
        return this;
    }

    public Part press(String key) {
        where.press(key);
        return this;
    }

    /** One of a list. */
    public Part select(String value) {
        where.selectOption(value);
        return this;
    }

    /** One of several, or yes. */
    public Part check() {
        where.check();
        return this;
    }

    public Part uncheck() {
        where.uncheck();
        return this;
    }

    public Part attach(String name, String type, byte[] content) {
        where.setInputFiles(new FilePayload(name, type, content));
        return this;
    }

    /** It leads to a file. @return what was downloaded */
    public Path download() {
        return page.waitForDownload(where::click).path();
    }

    void trial() {
        where.click(new Locator.ClickOptions().setTrial(true));
    }
}
