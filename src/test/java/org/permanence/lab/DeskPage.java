package org.permanence.lab;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A responder's screen in a real Chromium with a headset that hums. Playwright belongs to the thread that made it: use a page from one thread only.
 */
public final class DeskPage implements AutoCloseable {

    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection", "--autoplay-policy=no-user-gesture-required");

    private static Playwright playwright;
    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** @param language of the browser, such as {@code fr-BE} */
    public DeskPage(URI service, String language, int width, int height) {
        context = browser().newContext(new Browser.NewContextOptions().setBaseURL(service.toString()).setLocale(language)
                .setTimezoneId("Europe/Brussels").setViewportSize(width, height).setPermissions(List.of("microphone")));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> note(message));
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setHeadless(true)
                    .setExecutablePath(Path.of(System.getProperty("permanence.chromium", "/usr/bin/chromium"))).setArgs(FLAGS));
        }
        return browser;
    }

    public DeskPage logsIn(String email, String password) {
        page.navigate("/");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
        on("link").and(page.locator("[data-state=live]")).waitFor(attached());
        return this;
    }

    /** @param reach as the screen names its choices: {@code softphone}, {@code home}, {@code desk-101} */
    public DeskPage goesOnDuty(String reach) {
        on("reach-" + reach).click();
        on("go-on-duty").click();
        on("duty").and(page.locator("[data-state=on]")).waitFor();
        return this;
    }

    /** Registered with the PBX: a call would ring here. */
    public DeskPage softphoneIsReady() {
        on("softphone").and(page.locator("[data-state=registered]")).waitFor(attached());
        return this;
    }

    public DeskPage callIs(String state) {
        on("call").and(page.locator("[data-state=" + state + "]")).waitFor(attached());
        return this;
    }

    public DeskPage accepts() {
        on("accept").click();
        return this;
    }

    public DeskPage refuses() {
        on("refuse").click();
        return this;
    }

    /** The record that is open on this screen. @return the call it belongs to */
    public String seesItsRecord() {
        Locator record = on("record");
        record.waitFor();
        return record.getAttribute("data-call-id");
    }

    public boolean showsARecord() {
        return on("record").isVisible();
    }

    public Locator on(String testId) {
        return page.getByTestId(testId);
    }

    public DeskPage savedEverything() {
        on("save-state").and(page.locator("[data-state=saved]")).waitFor(attached());
        return this;
    }

    public DeskPage reloads() {
        page.reload();
        return this;
    }

    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    public Page page() {
        return page;
    }

    /** What the browser's console complained about. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    @Override
    public void close() {
        context.close();
    }
}
