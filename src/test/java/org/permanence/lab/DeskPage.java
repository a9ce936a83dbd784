package org.permanence.lab;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A responder's screen in a real Chromium with a headset: its wearer says one tone, as every {@link Party} does, and the audio from the
 * browser is captured. Playwright is bound to the thread that created it: use a page from one thread only.
 */
public final class DeskPage implements AutoCloseable {

    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection", "--autoplay-policy=no-user-gesture-required");

    /**
     * The tone of every headset: below the tones of the telephones, and in bursts, because a browser's noise suppression removes a steady
     * tone.
     */
    static final int VOICE = 600;

    /** Listens beside the page, which plays it, to the sound of the newest connection, and to what the page itself plays. */
    private static final String EAR = """
            const Connection = window.RTCPeerConnection
            window.RTCPeerConnection = class extends Connection {
              constructor(...settings) {
                super(...settings)
                this.addEventListener('track', ({ track }) => {
                  const context = new AudioContext()
                  window.labEar = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 })
                  // kept: what nobody refers to is collected, and then nothing is heard
                  window.labSource = context.createMediaStreamSource(new MediaStream([track]))
                  window.labSource.connect(window.labEar)
                })
              }
            }
            window.labHears = frequency => {
              const ear = window.labEar
              if (ear === undefined) return false
              const spectrum = new Float32Array(ear.frequencyBinCount)
              ear.getFloatFrequencyData(spectrum)
              const loudest = Math.max(...spectrum)
              const at = Math.round(frequency * ear.fftSize / ear.context.sampleRate)
              const there = Math.max(...spectrum.slice(at - 1, at + 2))
              return there > -60 && there > loudest - 15
            }
            const connect = AudioNode.prototype.connect
            AudioNode.prototype.connect = function (to, ...more) {
              if (to instanceof AudioDestinationNode) {
                window.labRing = new AnalyserNode(this.context)
                connect.call(this, window.labRing)
              }
              return connect.call(this, to, ...more)
            }
            window.labRings = () => {
              const ring = window.labRing
              if (ring === undefined || ring.context.state !== 'running') return null
              const sound = new Float32Array(ring.fftSize)
              ring.getFloatTimeDomainData(sound)
              return sound.some(sample => Math.abs(sample) > 0.01) ? ring.context.labLoudspeaker ?? '' : null
            }""";

    /** The focused field, or the element around it, has a visible focus ring. */
    private static final String WHERE_ONE_IS = """
            () => {
              const field = document.activeElement
              return [field, field.parentElement, field.closest('label')].filter(Boolean).some(each => {
                const style = getComputedStyle(each)
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' || each.matches('.mantine-Input-input:focus')
              })
            }""";

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Duration FOUND_AGAIN_WITHIN = Duration.ofSeconds(30);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);

    /** The rows after the fifth of a list: a hundred rows would show the same faults as five. */
    private static final String ALIKE =
            ":is([data-testid=announcement], [data-testid=theme], [data-testid=audit-entry], [data-testid=subtheme]):nth-child(n+6)";

    private static Playwright playwright;
    private static Browser browser;

    private final BrowserContext context;
    private final Runnable closing;
    private Page page;
    private boolean crashed;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** @param language of the browser, such as {@code fr-BE} */
    public DeskPage(URI service, String language, int width, int height) {
        this(service, language, width, height, false);
    }

    /** @param trusting takes any certificate for good, as a browser that was told about the line's own */
    public DeskPage(URI service, String language, int width, int height, boolean trusting) {
        context = context(browser(), service, language, width, height, trusting);
        context.addInitScript(EAR);
        page = context.newPage();
        watch();
        closing = context::close;
    }

    /**
     * Its network lets no UDP through, as in many offices: sound can pass only by a relay. It has a browser of its own, which takes any
     * certificate of that relay for good.
     */
    static DeskPage withoutUdp(URI service, String language, int width, int height) {
        Browser own = launched(Stream.of("--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--ignore-certificate-errors"));
        return new DeskPage(context(own, service, language, width, height, false), own::close);
    }

    private DeskPage(BrowserContext context, Runnable closing) {
        this.context = context;
        context.addInitScript(EAR);
        page = context.newPage();
        watch();
        this.closing = closing;
    }

    private static BrowserContext context(Browser browser, URI service, String language, int width, int height, boolean trusting) {
        return browser.newContext(
                new Browser.NewContextOptions().setBaseURL(service.toString()).setLocale(language).setIgnoreHTTPSErrors(trusting)
                        .setTimezoneId("Europe/Brussels").setViewportSize(width, height).setPermissions(List.of("microphone")));
    }

    /** Another tab. */
    private DeskPage(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        watch();
        closing = () -> page.close();
    }

    private void watch() {
        crashed = false;
        page.setDefaultTimeout(Wait.PATIENCE.toMillis());
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> note(message));
        page.onCrash(_ -> crashed = true);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            browser = launched(Stream.of());
        }
        return browser;
    }

    private static synchronized Browser launched(Stream<String> flags) {
        if (playwright == null) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setHeadless(true)
                .setExecutablePath(Path.of(System.getProperty("permanence.chromium", "/usr/bin/chromium")))
                .setArgs(Stream.of(FLAGS.stream(), Stream.of("--use-file-for-fake-audio-capture=" + voice()), flags)
                        .flatMap(each -> each).toList()));
    }

    /** What Chromium is given for a microphone, played over and over. */
    private static Path voice() {
        try {
            Path file = Files.createTempFile("headset", ".wav");
            file.toFile().deleteOnExit();
            Sound.write(file, Sound.bursts(VOICE));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DeskPage logsIn(String email, String password) {
        identifies("/", email, password);
        on("link").says("state", "live");
        return this;
    }

    public DeskPage logsIn(Person person) {
        return logsIn(person.email(), Helpline.PASSWORD);
    }

    /** Fills in the log-in page, which then leads to {@code path}. */
    public DeskPage identifies(String path, String email, String password) {
        goesTo(path);
        whole().field("email").fill(email);
        whole().field("password").fill(password);
        whole().send().click();
        return this;
    }

    /** @param path such as {@code /#/records} */
    public DeskPage goesTo(String path) {
        page.navigate(path);
        return this;
    }

    /** The log-in page is shown. */
    public DeskPage asksWhoOneIs() {
        whole().field("email").isShown();
        return this;
    }

    /** The password is asked over the call. */
    public DeskPage asksForThePasswordOverTheCall() {
        on("log-in-over").isShown();
        return this;
    }

    public DeskPage givesThePassword(String password) {
        Part over = on("log-in-over");
        over.field("password").fill(password);
        over.send().click();
        return this;
    }

    /** @param reach as the screen names its choices: {@code softphone}, {@code home}, {@code desk-101} */
    public DeskPage goesOnDuty(String reach) {
        on("reach-" + reach).click();
        on("go-on-duty").click();
        on("duty").is("state", "on");
        return this;
    }

    /** Registered with the PBX: a call would ring here. */
    public DeskPage softphoneIsReady() {
        on("softphone").says("state", "registered");
        return this;
    }

    /** The one line below the state of the call. */
    public DeskPage remarks(String words) {
        Wait.until("the call panel remarks " + words, () -> on("call-remark").wholeText().contains(words));
        return this;
    }

    public DeskPage callIs(String state) {
        return callSays("state", state);
    }

    /** The call panel says so of itself, such as {@code muted} {@code true}. */
    public DeskPage callSays(String what, String value) {
        on("call").says(what, value);
        return this;
    }

    public DeskPage callSays(Map<String, String> what) {
        on("call").saying(what).isThere();
        return this;
    }

    public DeskPage clicks(String testId) {
        on(testId).click();
        return this;
    }

    /** With the key that the button says is its own; with Enter on it when it has none. */
    public DeskPage presses(String testId) {
        Part button = on(testId);
        button.trial(); // it is there, and possible
        String key = button.attribute("aria-keyshortcuts");
        if (key == null) {
            button.press("Enter");
        } else {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Presses a key in the focused element. */
    public DeskPage key(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types into the focused element, key by key. */
    public DeskPage keys(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Inserts a text into the focused element at once. */
    public DeskPage pastes(String text) {
        page.keyboard().insertText(text);
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

    /** Each hears the other: the person at the telephone, and the wearer of this browser's headset. */
    public DeskPage isConnectedTo(Party<?> other) {
        hears(other);
        other.hearsTheHeadset();
        return this;
    }

    /** Alone or among others. */
    public DeskPage hears(Party<?> other) {
        int tone = other.leg().tone;
        Wait.until("the browser hears " + other.who(), () -> hears(tone));
        return this;
    }

    /** Earlier sound has died away, so that the next sound is new. */
    public DeskPage noLongerHears(Party<?> other) {
        int tone = other.leg().tone;
        Wait.until("the browser no longer hears " + other.who(), () -> !hears(tone));
        return this;
    }

    /** The own voice, which has been to the PBX and back. */
    public DeskPage hearsOneself() {
        Wait.until("the browser hears its own headset", () -> hears(VOICE));
        return this;
    }

    private boolean hears(int tone) {
        return Boolean.TRUE.equals(page.evaluate("tone => window.labHears(tone)", tone));
    }

    /** Something comes out of a loudspeaker that is not the caller's voice. */
    public boolean rings() {
        return Boolean.TRUE.equals(page.evaluate("() => window.labRings() !== null"));
    }

    /** Out of this loudspeaker. */
    public DeskPage ringsOn(String loudspeaker) {
        page.waitForFunction("loudspeaker => window.labRings() === loudspeaker", loudspeaker);
        return this;
    }

    /** The record that is open on this screen. @return the call it belongs to */
    public String seesItsRecord() {
        return on("record").isShown().said("call-id");
    }

    /** The record that is open on this screen. */
    public RecordForm record() {
        return new RecordForm(this);
    }

    /** Whom a call can be given to. */
    public Others others() {
        return new Others(this);
    }

    public boolean showsARecord() {
        return on("record").isVisible();
    }

    public Part on(String name) {
        return new Part(page, page.getByTestId(name));
    }

    /** The messages about missing fields. */
    Part lacking() {
        return new Part(page, page.locator("[data-testid^=missing-]"));
    }

    /** Open lists of options. */
    Part lists() {
        return new Part(page, page.getByRole(AriaRole.LISTBOX));
    }

    Part whole() {
        return new Part(page, page.locator("body"));
    }

    public DeskPage savedEverything() {
        on("save-state").says("state", "saved");
        return this;
    }

    /** @param language such as {@code nl} */
    public DeskPage speaks(String language) {
        on("language").select(language);
        page.waitForFunction("language => document.documentElement.lang === language", language);
        return this;
    }

    /** These words are shown anywhere on the page. */
    public DeskPage showsWords(String words) {
        page.getByText(words).waitFor();
        return this;
    }

    /** The service is connected again. */
    public DeskPage isLiveAgain() {
        on("link").within(FOUND_AGAIN_WITHIN).says("state", "live");
        return this;
    }

    /** The connection with the service is lost, and it says so. */
    public DeskPage isCutOff() {
        on("link").within(Duration.ofSeconds(20)).says("state", "lost");
        return this;
    }

    /** The browser's own network, of this window alone. */
    public DeskPage goesOffline(boolean offline) {
        context.setOffline(offline);
        return this;
    }

    /** The number of running animations. */
    public int movements() {
        return ((Number) page.evaluate(
                """
                () => document.getAnimations().filter(each => each.playState === 'running' && each.effect.getComputedTiming().activeDuration > 100).length"""))
                .intValue();
    }

    /**
     * Presses Tab until the focus is in this part.
     *
     * @throws AssertionError if it is not reached, or the focus is not visible there
     */
    public DeskPage tabsTo(String name) {
        String there = "() => !!document.activeElement?.closest('[data-testid=" + name + "]')";
        for (int times = 0; times < 40; times++) {
            if (Boolean.TRUE.equals(page.evaluate(there))) {
                if (!Boolean.TRUE.equals(page.evaluate(WHERE_ONE_IS))) {
                    throw new AssertionError("one cannot see where one is: " + name);
                }
                return this;
            }
            key("Tab");
        }
        throw new AssertionError("not reached by keyboard: " + name);
    }

    /** Waits until the focus is in this part. */
    public DeskPage isAt(String name) {
        page.waitForFunction("name => document.activeElement?.closest(`[data-testid=${name}]`)", name);
        return this;
    }

    /** The next call rings here, and the screen says so. */
    public DeskPage isRung() {
        on("idle").is("why", "waiting");
        return this;
    }

    /** @param why {@code closed}, {@code paused}, {@code off} @return what is said about it */
    public String isNotRungBecause(String why) {
        return on("idle").within(FOUND_AGAIN_WITHIN.plusSeconds(10)).is("why", why).text();
    }

    /** @return what is said about it */
    public String saysWhoTookOneOffDuty(String by) {
        return on("duty-left").isShown().is("by", by).text();
    }

    /** A message of the coordinators with these words. @return the messages of the day, as they can be read afterwards */
    public String putsTheNoticeAway(String words) {
        Part notice = on("notice").withText(words);
        notice.isShown().part("put-away").click();
        notice.isGone();
        return on("day-notices").isShown().text();
    }

    /** Without scrolling, as a whole. */
    public boolean seesAtOnce(String name) {
        return (Boolean) page.evaluate("""
                name => {
                  const box = document.querySelector(`[data-testid=${name}]`).getBoundingClientRect()
                  return window.scrollY === 0 && box.top >= 0 && box.bottom <= innerHeight
                }""", name);
    }

    /** Whether the part is visible as a whole: the record in the window, its parts above the sticky footer. */
    public boolean fits(String name) {
        return (Boolean) page.evaluate("""
                name => {
                  const box = document.querySelector(`[data-testid=${name}]`).getBoundingClientRect()
                  const foot = document.querySelector('[data-testid=record] > footer').getBoundingClientRect()
                  return box.top >= 0 && window.scrollY === 0 && (name === 'record' ? box.bottom <= innerHeight : box.bottom <= foot.top + 1)
                }""", name);
    }

    // --- what the browser is asked, and answers

    /** The browser's permission for the microphone: {@code granted}, {@code denied}, {@code prompt}. */
    public DeskPage microphoneIs(String setting) {
        CDPSession session = context.newCDPSession(page);
        JsonObject permission = new JsonObject();
        permission.addProperty("name", "microphone");
        JsonObject arguments = new JsonObject();
        arguments.add("permission", permission);
        arguments.addProperty("setting", setting);
        arguments.addProperty("origin", (String) page.evaluate("() => location.origin"));
        arguments.addProperty("browserContextId",
                session.send("Target.getTargetInfo").getAsJsonObject("targetInfo").get("browserContextId").getAsString());
        session.send("Browser.setPermission", arguments);
        return this;
    }

    /** Allows desktop notifications. */
    public DeskPage mayNotify() {
        context.grantPermissions(List.of("microphone", "notifications"));
        return this;
    }

    /** Confirms every dialog, such as the one on leaving a page. */
    public DeskPage agreesToLeave() {
        page.onDialog(Dialog::accept);
        return this;
    }

    /** The colours that its user wishes. */
    public DeskPage isDark(boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        return this;
    }

    /** Sets the user's wish for reduced motion. */
    public DeskPage wantsCalm(boolean calm) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(calm ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        return this;
    }

    /** In every page from now on, before the page's own. */
    public DeskPage runsAtTheStart(String script) {
        page.addInitScript(script);
        return this;
    }

    public Object runs(String script) {
        return page.evaluate(script);
    }

    public DeskPage comesTrue(String script) {
        page.waitForFunction(script);
        return this;
    }

    /** The length of the browser's history. */
    public int pagesBack() {
        return ((Number) page.evaluate("history.length")).intValue();
    }

    public String title() {
        return page.title();
    }

    /** All that is on the page, seen or not. */
    public String content() {
        return page.content();
    }

    /** @param address end of the address. @return the next answer to a request there, after {@code meanwhile} */
    public String isAnswered(String address, Runnable meanwhile) {
        return page.waitForResponse(answer -> answer.url().endsWith(address), meanwhile).text();
    }

    /** Holds back every request whose address contains one of these. */
    public Withheld withholds(String... addresses) {
        Withheld withheld = new Withheld();
        page.route(url -> Stream.of(addresses).anyMatch(url::contains), withheld);
        return withheld;
    }

    /**
     * From now on such a request is answered so, whatever the service would say, until the returned action is run.
     *
     * @param address of the requests
     */
    public Runnable isTold(Predicate<String> address, int status, String type, String body) {
        Consumer<Route> answer =
                request -> request.fulfill(new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body));
        page.route(address, answer);
        return () -> page.unroute(address, answer);
    }

    /** In the same browser. @param path such as {@code /} */
    public DeskPage opensATab(String path) {
        return new DeskPage(context).goesTo(path);
    }

    public DeskPage comesToFront() {
        page.bringToFront();
        return this;
    }

    /** With the browser's own button. */
    public DeskPage goesBack() {
        page.goBack();
        return this;
    }

    public DeskPage reloads() {
        page.reload();
        return this;
    }

    /**
     * The page crashes at once and can send nothing more, as when the computer runs out of memory; its user opens another one.
     */
    public DeskPage crashes() {
        signal("-KILL", "--type=renderer");
        context.waitForCondition(() -> crashed);
        page = context.newPage();
        watch();
        page.navigate("/");
        return this;
    }

    /**
     * The network of every browser fails silently until it is restored: Chromium's network process is stopped. Data sent meanwhile waits on
     * either side.
     */
    public static void losesTheNetwork(boolean gone) {
        signal(gone ? "-STOP" : "-CONT", "network.mojom.NetworkService");
    }

    /** For a moment nothing arrives, then all of it: once more each time that it is asked for. */
    public static void theNetworkStutters() {
        losesTheNetwork(true);
        try {
            TimeUnit.MILLISECONDS.sleep(1_800); // shorter than the time after which the audio counts as lost
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            losesTheNetwork(false);
        }
    }

    /** The microphone of every browser is unplugged in the middle of what it does: the process that listens to it is killed. */
    public static void unplugsTheHeadset() {
        signal("-KILL", "audio.mojom.AudioService");
    }

    private static void signal(String signal, String process) {
        List<ProcessHandle> processes = ProcessHandle.current().descendants().filter(each -> commandLine(each).contains(process)).toList();
        if (processes.isEmpty()) {
            throw new IllegalStateException("Chromium's process is not found: " + process);
        }
        processes.forEach(each -> {
            try {
                new ProcessBuilder("kill", signal, "" + each.pid()).inheritIO().start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The JVM does not tell long ones. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException _) {
            return ""; // it has just ended
        }
    }

    /**
     * What axe-core finds wrong with the page as it is now, for people who see, hear or move differently; empty when everybody can use it.
     */
    public List<String> barriers() {
        return barriers(RULES);
    }

    /** Of these the ones that another colour scheme can have: words that one cannot read, links that one cannot see. */
    public List<String> paleWords() {
        return barriers(List.of("color-contrast", "link-in-text-block"));
    }

    @SuppressWarnings("unchecked")
    private List<String> barriers(List<String> rules) {
        // The script is loaded once per page, passed rules are not reported, and of a long list only the first findings: otherwise these
        // take most of the time.
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<String>) page.evaluate("""
                async ([alike, rules]) => (await axe.run({ exclude: [alike] }, { runOnly: rules, resultTypes: ['violations'] })).violations.flatMap(broken =>
                  broken.nodes.map(node => `${broken.id} ${node.html} ${node.failureSummary}`))""", List.of(ALIKE, rules));
    }

    /** In a window of this size: half of a screen's is the same as twice the zoom. */
    public void inWindow(int width, int height, Runnable look) {
        inWindows(List.of(new int[]{width, height}), _ -> look.run());
    }

    /** In windows of these widths and heights, one after the other. */
    public void inWindows(List<int[]> sizes, Consumer<int[]> look) {
        ViewportSize before = page.viewportSize();
        try {
            for (int[] size : sizes) {
                page.setViewportSize(size[0], size[1]);
                look.accept(size);
            }
        } finally {
            page.setViewportSize(before.width, before.height);
        }
    }

    /** The elements that need horizontal scrolling, once the page has settled in its window; empty when the page fits. */
    @SuppressWarnings("unchecked")
    public List<String> sticksOut() {
        try {
            page.waitForFunction("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth", null,
                    new Page.WaitForFunctionOptions().setTimeout(SETTLED_WITHIN.toMillis()));
            return List.of();
        } catch (TimeoutError e) {
            return (List<String>) page.evaluate("""
                    () => {
                      const { scrollWidth, clientWidth } = document.documentElement;
                      const out = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > clientWidth);
                      return [`${scrollWidth} of ${clientWidth} px`, ...out.slice(-3).map(element => element.outerHTML.slice(0, 200))];
                    }""");
        }
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

    @Override
    public void close() {
        closing.run();
    }
}
