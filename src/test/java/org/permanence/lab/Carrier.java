package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The telephone network around the helpline: a second Asterisk that places callers' calls and hosts the phones of responders. */
public final class Carrier implements AutoCloseable {

    private static final Path TEMPLATES = Tools.project("src/test/lab/carrier");
    private static final String SECRET = "laboratory";

    private final Path folder;
    private final int phonesPort;
    private final int pbxPort;
    private final Announcements announcements;
    private final AudioExchange audio = new AudioExchange();
    private final Asterisk asterisk;
    /** By channel's unique id, until its call is over. */
    private final Map<String, Passage> passages = new ConcurrentHashMap<>();
    private final Map<String, Phone> phones = new ConcurrentHashMap<>();
    private final AtomicInteger rung = new AtomicInteger();
    private final Map<String, String> deskPasswords = new TreeMap<>();

    /** @param trunkUser with which the PBX has to register; empty: it is known by its address */
    Carrier(Path folder, int trunkPort, int pbxPort, String trunkUser, String trunkSecret, Announcements announcements) {
        this.folder = folder;
        this.pbxPort = pbxPort;
        this.phonesPort = Ports.udp();
        this.announcements = announcements;
        Ports.Range rtp = Ports.rtp();
        int ami = Ports.tcp();
        Templates.render(TEMPLATES, Map.ofEntries(
                Map.entry("CONFIG_FOLDER", etc().toString()),
                Map.entry("MODULES_FOLDER", Tools.asteriskModules().toString()),
                Map.entry("PACKAGE_DATA_FOLDER", Tools.asteriskData().toString()),
                Map.entry("STATE_FOLDER", folder.resolve("state").toString()),
                Map.entry("RUN_FOLDER", folder.resolve("run").toString()),
                Map.entry("LOG_FOLDER", folder.resolve("log").toString()),
                Map.entry("TRUNK_PORT", "" + trunkPort),
                Map.entry("PHONES_PORT", "" + phonesPort),
                Map.entry("PBX_PORT", "" + pbxPort),
                Map.entry("AMI_PORT", "" + ami),
                Map.entry("AMI_SECRET", SECRET),
                Map.entry("AUDIO_PORT", "" + audio.port()),
                Map.entry("RTP_FIRST", "" + rtp.first()),
                Map.entry("RTP_LAST", "" + rtp.last())), etc());
        writeTrunk(trunkUser, trunkSecret);
        try {
            for (String name : new String[]{"state/keys", "state/spool", "run", "log"}) {
                Files.createDirectories(folder.resolve(name));
            }
            Files.deleteIfExists(etc().resolve("desk-phones.conf")); // of an earlier run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.asterisk = new Asterisk(folder, new Asterisk.Manager(ami, "lab", SECRET));
    }

    private Path etc() {
        return folder.resolve("etc");
    }

    private void writeTrunk(String user, String secret) {
        write("pbx.conf", Templates.render(template(user.isEmpty() ? "known-by-address" : "registers"),
                Map.of("USER", user, "SECRET", secret, "PBX_PORT", "" + pbxPort)));
    }

    /** What the PBX has to register with from now on. */
    public void wants(String trunkUser, String trunkSecret) {
        writeTrunk(trunkUser, trunkSecret);
        console("module reload res_pjsip.so");
    }

    private static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name + ".template"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(etc().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        asterisk.start();
        asterisk.ami().listen(this::onEvent);
    }

    /** While nobody is on a call: the whole carrier is unreachable until {@link #comesBack}. */
    public void goesDown() {
        asterisk.stop();
        passages.clear();
    }

    public void comesBack() {
        start();
    }

    private void onEvent(Ami.Event event) {
        switch (event.name() + " " + event.get("UserEvent")) {
            case "UserEvent PhoneRings" -> {
                Passage passage = new Passage(UUID.fromString(event.get("Leg")), event.get("Channel"), event.get("Shown"));
                passages.put(event.get("Uniqueid"), passage);
                rung.incrementAndGet();
                phone(event.get("Number")).rings(passage);
            }
            case "UserEvent PhoneAnswered", "UserEvent CallerAnswered" -> {
                Passage passage = passages.get(event.get("Uniqueid"));
                if (passage != null) {
                    passage.answer(event.get("Channel"));
                }
            }
            case "DTMFEnd " -> {
                Passage passage = passages.get(event.get("Uniqueid"));
                if (passage != null && event.get("Direction").equals("Received")) {
                    passage.key(event.get("Digit"));
                }
            }
            case "Hangup " -> {
                Passage passage = passages.remove(event.get("Uniqueid"));
                if (passage != null) {
                    passage.end(Integer.parseInt(event.get("Cause")));
                    audio.ended(passage.leg());
                }
            }
            default -> {}
        }
    }

    /** How many phones, with any number, the PBX has rung here since the last {@link #reset()}. */
    public int phonesRung() {
        return rung.get();
    }

    // --- for the parties

    Passage call(String number, String line, String endpoint) {
        UUID leg = UUID.randomUUID();
        Passage passage = new Passage(leg, null, line);
        String channelId = "call-" + leg;
        passages.put(channelId, passage);
        asterisk.ami().act("Originate", "Channel", "PJSIP/" + line + "@" + endpoint, "ChannelId", channelId, "CallerID", number,
                "Context", "caller", "Exten", "s", "Priority", "1", "Timeout", "60000", "Variable", "LEG=" + leg, "Async", "true");
        return passage;
    }

    void answer(Passage passage) {
        asterisk.ami().act("Redirect", "Channel", passage.channel(), "Context", "phone", "Exten", "answers", "Priority", "1");
    }

    void hold(Passage passage, boolean holds) {
        asterisk.ami().act("Redirect", "Channel", passage.channel(), "Context", "phone", "Exten", holds ? "holds" : "takes-back",
                "Priority", "1");
    }

    void press(Passage passage, char key) {
        asterisk.ami().act("PlayDTMF", "Channel", passage.channel(), "Digit", "" + key);
    }

    /** No sound is sent from there, nor said that it is over. */
    void silence(Passage passage, boolean silent) {
        asterisk.ami().act("MuteAudio", "Channel", passage.channel(), "Direction", "out", "State", silent ? "on" : "off");
    }

    void hangUp(Passage passage, int cause) {
        String channel = passage.channel();
        // not answered yet: a channel that we called carries our own id
        asterisk.ami().ask("Hangup", "Channel", channel == null ? "call-" + passage.leg() : channel, "Cause", "" + cause);
    }

    void behave(String phone, String how) {
        asterisk.ami().act("DBPut", "Family", "phone", "Key", phone, "Val", how);
    }

    Leg leg(UUID id) {
        return audio.leg(id);
    }

    /** Who is on a call here, and what each hears: for the report of a test that failed. */
    String whatIsHeard() {
        List<Leg> legs = passages.values().stream().filter(Passage::answered).map(passage -> leg(passage.leg())).toList();
        Map<String, Integer> sounds = new TreeMap<>(Map.of("music", Lab.MUSIC, "ring tone", Lab.RINGING));
        legs.forEach(leg -> sounds.put("voice " + leg.tone, leg.tone));
        return legs.stream().map(leg -> "voice " + leg.tone + " hears " + leg.sharesOf(sounds)).collect(Collectors.joining("\n"));
    }

    Announcements announcements() {
        return announcements;
    }

    Caller caller(String number) {
        return new Caller(this, number);
    }

    Phone phone(String name) {
        return phones.computeIfAbsent(name, n -> new Phone(this, n));
    }

    /** Registers with the PBX as soon as the PBX knows the account. */
    Phone deskPhone(String phone, String password) {
        return registers("desk-" + phone, password);
    }

    /** The same for any account. */
    Phone registers(String name, String password) {
        if (!password.equals(deskPasswords.put(name, password))) {
            StringBuilder accounts = new StringBuilder();
            deskPasswords.forEach((account, secret) -> accounts.append(
                    Templates.render(template("desk-phone"), Map.of("NAME", account, "PASSWORD", secret, "PBX_PORT", "" + pbxPort))));
            write("desk-phones.conf", accounts.toString());
            console("module reload res_pjsip.so");
            console("module reload res_pjsip_outbound_authenticator_digest.so");
            console("module reload res_pjsip_outbound_registration.so");
        }
        return phone(name);
    }

    /** As a browser whose page goes away. */
    void unregister(String name) {
        console("pjsip send unregister " + name);
    }

    void registerAgain(String name) {
        console("pjsip send register " + name);
    }

    public String console(String command) {
        return asterisk.console(command);
    }

    /** Everybody hangs up, every phone is as new. */
    void reset() {
        console("channel request hangup all");
        asterisk.ami().ask("DBDelTree", "Family", "phone");
        Wait.until("every call of the carrier is over", () -> passages.isEmpty());
        phones.values().forEach(Phone::forget);
        rung.set(0);
    }

    @Override
    public void close() {
        asterisk.close();
        audio.close();
    }
}
