package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The helpline's PBX from {@code asterisk-config/}, as deployed; only its settings are the laboratory's. Holds what a service (or a test in its
 * place) writes into AstDB and the queues, through the manager account that the service has.
 */
public final class HelplinePbx implements AutoCloseable {

    /** Where it listens, and with which credentials the service logs in. */
    public record Endpoints(int sipPort, int carrierPort, int webPort, int amiPort, String amiUser, String amiSecret) {}

    public static final String REALM = "permanence";
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    /** Not the SIP accounts: a phone whose account went away believes for a minute that it is still registered. */
    private static final List<String> PLAN = List.of("did", "line", "hours", "reach", "home", "wrapup", "outbound", "recorder");

    private final Path folder;
    private final Endpoints endpoints;
    private final Asterisk asterisk;
    private final List<Ami.Event> events = new CopyOnWriteArrayList<>();

    HelplinePbx(Path folder, Endpoints endpoints, Map<String, String> overrides) {
        this.folder = folder;
        this.endpoints = endpoints;
        this.asterisk = new Asterisk(folder, new Asterisk.Manager(endpoints.amiPort(), endpoints.amiUser(), endpoints.amiSecret()));
        Ports.Range rtp = Ports.rtp();
        Map<String, String> settings = new TreeMap<>(Map.ofEntries(
                Map.entry("SYSTEM_NAME", "pbx"),
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
        render(settings);
    }

    private void render(Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            List<String> lines = new ArrayList<>(Files.readAllLines(Tools.project("asterisk-config/settings.env")));
            settings.forEach((key, value) -> lines.add(key + "=" + value)); // the last one counts
            Path file = Files.write(folder.resolve("settings.env"), lines);
            Process render = new ProcessBuilder(Tools.project("asterisk-config/render").toString(), file.toString(), folder.resolve("etc").toString())
                    .redirectErrorStream(true).start();
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

    public Path recordingsFolder() {
        return folder.resolve("recordings");
    }

    public String console(String command) {
        return asterisk.console(command);
    }

    /** The laboratory's own connection, with the service's account. */
    public Ami ami() {
        return asterisk.ami();
    }

    /** What it told since {@link #forget()} or the start. */
    public List<Ami.Event> events() {
        return List.copyOf(events);
    }

    /** Its user events of one name, in order. */
    public List<Ami.Event> told(String userEvent) {
        return events.stream().filter(e -> e.name().equals("UserEvent") && e.get("UserEvent").equals(userEvent)).toList();
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
        put("laboratory", "mark", mark);
        Path database = folder.resolve("state/astdb.sqlite3");
        Wait.until("AstDB is on the disk", () -> new String(Files.readAllBytes(database), StandardCharsets.ISO_8859_1).contains(mark));
    }

    /** What the screen of this member does with the call that they accepted last. */
    public CallInHand callOf(String member) {
        return CallInHand.of(this, member);
    }

    /** A call in the queue, as a coordinator sees it; 0 joined first. */
    public CallInHand waitingCall(int place) {
        return CallInHand.waiting(this, place);
    }

    // --- the plan, as the service writes it

    public void put(String family, String key, String value) {
        ami().act("DBPut", "Family", family, "Key", key, "Val", value);
    }

    public void delete(String family, String key) {
        ami().ask("DBDel", "Family", family, "Key", key);
    }

    /** A line that answers on {@code number}, in these languages, and is closed until hours are given. */
    public void line(String line, String number, String presented, String languages) {
        put("did", number, line);
        put("line/" + line, "number", presented);
        put("line/" + line, "languages", languages);
    }

    /** @param daysAhead 0 is today in Brussels. @param hours as in AstDB: {@code 0800-1200,1300-2400} or {@code closed,holiday} */
    public void hours(String line, int daysAhead, String hours) {
        put("hours/" + line, LocalDate.now(BRUSSELS).plusDays(daysAhead).format(DATE), hours);
    }

    /** Today and tomorrow, whole: a test may run over midnight. */
    public void open(String line) {
        hours(line, 0, "0000-2400");
        hours(line, 1, "0000-2400");
    }

    public void onDutyAtHome(String member, String number, String... queues) {
        put("home", member, number);
        onDuty(member, "home", "NOT_INUSE", queues);
    }

    public void onDutyAtDesk(String member, String phone, String... queues) {
        onDuty(member, "desk/" + phone, "NOT_INUSE", queues);
    }

    public void onDutyAtSoftphone(String member, String... queues) {
        onDuty(member, "softphone", "UNAVAILABLE", queues);
    }

    private void onDuty(String member, String reach, String reachState, String... queues) {
        put("reach", member, reach);
        deviceState("reach-" + member, reachState);
        for (String queue : queues) {
            ami().act("QueueAdd", "Queue", queue, "Interface", "Local/" + member + "@responder/n", "MemberName", member,
                    "StateInterface", "hint:" + member + "@hints");
        }
    }

    public void offDuty(String member, String... queues) {
        for (String queue : queues) {
            ami().ask("QueueRemove", "Queue", queue, "Interface", "Local/" + member + "@responder/n");
        }
    }

    public void deviceState(String device, String state) {
        ami().act("Setvar", "Variable", "DEVICE_STATE(Custom:" + device + ")", "Value", state);
    }

    /** A desk phone's account; its password is kept as digest only. */
    public void deskPhone(String phone, String password) {
        sipAccount("desk-" + phone, password, "\"transport\":\"udp\",\"allow\":\"alaw,ulaw\",\"rtp_timeout\":\"60\"");
    }

    /** A browser's account. */
    public void softphone(String member, String password) {
        sipAccount("web-" + member, password,
                "\"transport\":\"ws\",\"allow\":\"alaw,ulaw\",\"webrtc\":\"yes\",\"dtls_auto_generate_cert\":\"yes\",\"rtp_timeout\":\"15\",\"rtp_keepalive\":\"5\"");
    }

    /** A browser's account for a telephone that speaks plain SIP; its silence is noticed soon. */
    public void plainSoftphone(String member, String password) {
        sipAccount("web-" + member, password, "\"transport\":\"udp\",\"allow\":\"alaw,ulaw\",\"rtp_timeout\":\"3\"");
    }

    private void sipAccount(String name, String password, String media) {
        put("sip/auth", name, "{\"auth_type\":\"md5\",\"username\":\"%s\",\"realm\":\"%s\",\"md5_cred\":\"%s\"}"
                .formatted(name, REALM, Digest.md5(name + ":" + REALM + ":" + password)));
        put("sip/aor", name, "{\"max_contacts\":\"1\",\"remove_existing\":\"yes\"}");
        put("sip/endpoint", name, ("{\"context\":\"from-responder\",\"aors\":\"%s\",\"auth\":\"%s\",\"disallow\":\"all\",%s,"
                + "\"direct_media\":\"no\",\"device_state_busy_at\":\"1\"}").formatted(name, name, media));
        ami().act("Reload", "Module", "res_pjsip.so"); // else its device state is never watched
    }

    // --- between tests

    /** Forgets the events heard so far. */
    public void forget() {
        events.clear();
    }

    /** No call, no plan, no member: as on the first day. */
    void reset() {
        console("channel request hangup all");
        Wait.until("no channel is left", Duration.ofSeconds(10), () -> console("core show channels count").contains("0 active channels"));
        for (String family : PLAN) {
            ami().ask("DBDelTree", "Family", family);
        }
        for (String line : console("queue show").lines().filter(l -> l.contains("Local/r")).toList()) {
            String member = line.strip().split(" ")[0];
            for (String queue : List.of("aas-fr", "aas-nl", "aas-en")) {
                offDuty(member, queue);
            }
        }
        for (String line : console("database show CustomDevstate").lines().filter(l -> l.startsWith("/CustomDevstate/")).toList()) {
            deviceState(line.substring("/CustomDevstate/".length()).split(" ")[0], "INVALID");
        }
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
