package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The helpline's PBX from {@code asterisk-config/}, as deployed; only its settings are the laboratory's. Starts, kills and queries it, and
 * records its events. {@link Plan} is the data written to it.
 */
public final class HelplinePbx implements AutoCloseable {

    /** Where it listens, and with which credentials the service logs in. */
    public record Endpoints(int sipPort, int carrierPort, int webPort, int amiPort, String amiUser, String amiSecret) {}

    private final Path folder;
    private final Endpoints endpoints;
    private final NameService names;
    private final Asterisk asterisk;
    private final Plan plan = new Plan(this);
    private final Path soundsFolder;
    private final List<Ami.Event> events = new CopyOnWriteArrayList<>();

    HelplinePbx(Path folder, Endpoints endpoints, Map<String, String> overrides) {
        this.folder = folder;
        this.endpoints = endpoints;
        this.names = new NameService(folder);
        this.asterisk = new Asterisk(folder, new Asterisk.Manager(endpoints.amiPort(), endpoints.amiUser(), endpoints.amiSecret()));
        Ports.Range rtp = Ports.rtp();
        Map<String, String> settings = new TreeMap<>(Map.ofEntries(
                Map.entry("SYSTEM_NAME", "pbx"),
                Map.entry("ASTERISK_PROGRAM", Tools.asterisk().toString()),
                Map.entry("MODULES_FOLDER", Tools.asteriskModules().toString()),
                Map.entry("PACKAGE_DATA_FOLDER", Tools.asteriskData().toString()),
                Map.entry("MUSIC_FOLDER", Tools.asteriskData().resolve("moh").toString()),
                Map.entry("STATE_FOLDER", folder.resolve("state").toString()),
                Map.entry("LOG_FOLDER", logFolder().toString()),
                Map.entry("LINES", "aas"),
                Map.entry("RUN_FOLDER", folder.resolve("run").toString()),
                Map.entry("RECORDINGS_FOLDER", recordingsFolder().toString()),
                Map.entry("SIP_BIND", "127.0.0.1"),
                Map.entry("SIP_PORT", "" + endpoints.sipPort()),
                Map.entry("TRUNK_PORT", "" + endpoints.carrierPort()),
                Map.entry("WEB_PORT", "" + endpoints.webPort()),
                Map.entry("AMI_PORT", "" + endpoints.amiPort()),
                Map.entry("AMI_USER", endpoints.amiUser()),
                Map.entry("AMI_SECRET", endpoints.amiSecret()),
                Map.entry("RTP_FIRST", "" + rtp.first()),
                Map.entry("RTP_LAST", "" + rtp.last())));
        settings.putAll(overrides);
        this.soundsFolder = Path.of(settings.get("SOUNDS_FOLDER"));
        render(settings);
    }

    private void render(Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            List<String> lines = new ArrayList<>(Files.readAllLines(Tools.project("asterisk-config/settings.env")));
            settings.forEach((key, value) -> lines.add(key + "=" + value)); // the last one counts
            Path file = Files.write(folder.resolve("settings.env"), lines);
            ProcessBuilder builder = new ProcessBuilder(Tools.project("asterisk-config/render").toString(), file.toString(),
                    folder.resolve("etc").toString()).redirectErrorStream(true);
            NameService.use(builder, folder);
            Process render = builder.start();
            String said = new String(render.getInputStream().readAllBytes());
            if (render.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a small line may be set: all who are on duty are rung for a call, not one after another. */
    public void ringingEveryPhone(Runnable meanwhile) {
        queuesRing("rrmemory", "ringall");
        try {
            meanwhile.run();
        } finally {
            queuesRing("ringall", "rrmemory");
        }
    }

    private void queuesRing(String before, String now) {
        Path queues = folder.resolve("etc/queues.conf");
        try {
            Files.writeString(queues, Files.readString(queues).replace("strategy = " + before, "strategy = " + now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console("queue reload parameters");
        Wait.until("the queues ring as they are told", () -> console("queue show").contains("'" + now + "' strategy"));
    }

    /** The names that it can resolve; none at first. */
    public NameService names() {
        return names;
    }

    public void start() {
        asterisk.start();
        asterisk.ami().listen(events::add);
    }

    public void stop() {
        asterisk.stop();
    }

    /** {@code kill -9}. */
    public void kill() {
        asterisk.kill();
    }

    public boolean running() {
        return asterisk.running();
    }

    public long pid() {
        return asterisk.pid();
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** All that it writes, AstDB and logs included. */
    public Path folder() {
        return folder;
    }

    /** {@code queue_log} and {@code cel/events.csv}. */
    public Path logFolder() {
        return folder.resolve("log");
    }

    /** The made voice. */
    public Path soundsFolder() {
        return soundsFolder;
    }

    public Path recordingsFolder() {
        return folder.resolve("recordings");
    }

    /** Its calls, its rooms and what it has told of late: for the report of a test that failed. */
    String whatItDoes() {
        List<Ami.Event> told = events().stream().filter(event -> !event.get("UserEvent").isEmpty()).toList();
        return "the PBX has these calls:\n" + console("core show channels concise") + "these rooms:\n" + console("confbridge list")
                + "and told last:\n" + told.subList(Math.max(0, told.size() - 12), told.size()).stream().map(Object::toString)
                        .collect(Collectors.joining("\n"));
    }

    public String console(String command) {
        return asterisk.console(command);
    }

    /** The data written to it about lines, people and telephones. */
    public Plan plan() {
        return plan;
    }

    /** The laboratory's own connection, with the service's account. */
    public Ami ami() {
        return asterisk.ami();
    }

    /** Its events since {@link #forget()} or the start. */
    public List<Ami.Event> events() {
        return List.copyOf(events);
    }

    /** Its user events of one name, in order. */
    public List<Ami.Event> told(String userEvent) {
        return events.stream().filter(e -> e.name().equals("UserEvent") && e.get("UserEvent").equals(userEvent)).toList();
    }

    /** The same, once it has told so many: what is heard on a telephone comes before the event that tells of it. */
    public List<Ami.Event> tells(String userEvent, int count) {
        Wait.until("the PBX tells " + userEvent + " " + count + " times", () -> told(userEvent).size() >= count);
        return told(userEvent);
    }

    /** The identity that it gave to this caller's last call. */
    public String callId(Caller caller) {
        String number = caller.number().substring(1);
        long dialled = System.nanoTime() - Duration.between(caller.since(), Instant.now()).toNanos();
        Wait.until(caller.who() + " has arrived", () -> arrivals(number, dialled).findAny().isPresent());
        return arrivals(number, dialled).findFirst().orElseThrow().get("CallId");
    }

    private Stream<Ami.Event> arrivals(String number, long since) {
        return told("CallArrived").stream().filter(told -> told.get("Caller").endsWith(number) && told.nanos() - since >= 0);
    }

    public List<Ami.Event> events(String name) {
        return events.stream().filter(e -> e.name().equals(name)).toList();
    }

    /** Waits until all that was written to AstDB is on the disk, which Asterisk does about once a second: before that a kill loses it. */
    public void keepsAstDb() {
        String mark = "kept-" + System.nanoTime();
        plan.put("laboratory", "mark", mark);
        Path database = folder.resolve("state/astdb.sqlite3");
        // SQLite writes the pages first and commits by deleting its journal: a kill between the two takes the pages back.
        Path uncommitted = folder.resolve("state/astdb.sqlite3-journal");
        Wait.until("AstDB is on the disk",
                () -> new String(Files.readAllBytes(database), StandardCharsets.ISO_8859_1).contains(mark) && Files.notExists(uncommitted));
    }

    /** The actions of this member's screen on the call that they accepted last. */
    public CallInHand callOf(String member) {
        return CallInHand.of(this, member);
    }

    /** A call in the queue, as a coordinator sees it; 0 joined first. */
    public CallInHand waitingCall(int place) {
        return CallInHand.waiting(this, place);
    }

    // --- a home number is verified

    /** Orders as the service does that this number is called and told the code. @return the name of the verification */
    public String verifies(String number, String code, String language) {
        String verification = UUID.randomUUID().toString();
        orders(String.join("/", verification, language, "aas", number, code));
        return verification;
    }

    /** Leaves any text as an order. */
    public void orders(String text) {
        Wait.until("the PBX takes orders", () -> verifier().isPresent());
        String channel = verifier().orElseThrow();
        ami().act("Setvar", "Channel", channel, "Variable", "VERIFICATION", "Value", text);
        Wait.until("the PBX took the order", () -> {
            ami().ask("Redirect", "Channel", channel, "Context", "verify", "Exten", "s", "Priority", "1");
            return ami().ask("Getvar", "Channel", channel, "Variable", "VERIFICATION").get("Value").isEmpty();
        });
    }

    private Optional<String> verifier() {
        return console("core show channels concise").lines().map(channel -> channel.split("!")[0])
                .filter(name -> name.startsWith("Local/s@verifier-") && name.endsWith(";2")).findFirst();
    }

    // --- between tests

    /** No call at all: only the channel that takes orders, which is always there. */
    public boolean isQuiet() {
        return console("core show channels concise").lines()
                .noneMatch(channel -> channel.contains("!") && !channel.startsWith("Local/s@verifier-"));
    }

    /** Forgets the events heard so far. */
    public void forget() {
        events.clear();
    }

    /** No call, no plan, no member: as on the first day. */
    void reset() {
        console("channel request hangup all");
        Wait.until("no channel is left", Duration.ofSeconds(10), this::isQuiet);
        plan.forget();
        forget();
    }

    /** Every file that it wrote, for a test that searches them. */
    public List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
