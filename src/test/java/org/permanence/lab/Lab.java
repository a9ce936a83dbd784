package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real telephone network on one machine: the helpline's PBX and the carrier around it, joined by a SIP trunk with real sound. Several run
 * side by side. Starting takes about a second.
 */
public final class Lab implements AutoCloseable {

    /** The frequency of the laboratory's hold music. */
    static final int MUSIC = 350;

    /** The frequency of the ring tone, here as in Belgium. */
    static final int RINGING = 425;

    /** Short times, so that a story takes seconds. */
    private static final Map<String, String> BRISK = Map.ofEntries(
            Map.entry("RING_SECONDS", "5"), Map.entry("CONFIRM_ROUNDS", "2"), Map.entry("REST_SECONDS", "4"),
            Map.entry("REFUSAL_REST_SECONDS", "2"),
            Map.entry("LANGUAGE_SECONDS", "1"), Map.entry("POSITION_SECONDS", "15"), Map.entry("REASSURE_SECONDS", "8"),
            Map.entry("UNREACHABLE_WAIT_SECONDS", "5"), Map.entry("HANDOVER_SECONDS", "1"), Map.entry("OUTSIDE_RING_SECONDS", "5"),
            Map.entry("REGAIN_SECONDS", "10"), Map.entry("TRUNK_QUALIFY_SECONDS", "2"));

    /**
     * The settings in which a laboratory differs from the default one.
     *
     * @param folder        where everything is written
     * @param announcements made sounds, one folder a language; null: short signatures that tests tell apart
     * @param settings      of {@code asterisk-config/settings.env}, over the laboratory's own
     */
    public record Options(Path folder, Path announcements, Map<String, String> settings) {

        /** For a person: real voices and music, unhurried manners, a folder that stays. */
        public static Options demonstration(Path folder, Path announcements) {
            return new Options(folder, announcements, Map.of());
        }
    }

    private static Lab shared;

    private final Path temporary;
    private final HelplinePbx pbx;
    private final Carrier carrier;

    private Lab(Options options, Path temporary) {
        this.temporary = temporary;
        Path folder = options.folder().toAbsolutePath();
        Path voices = options.announcements() == null ? folder.resolve("sounds") : options.announcements().toAbsolutePath();
        Map<String, String> settings = new HashMap<>(Map.of("SOUNDS_FOLDER", voices.toString()));
        Announcements announcements;
        if (options.announcements() == null) {
            announcements = Announcements.signatures(voices);
            Path music = folder.resolve("music");
            Sound.write(music.resolve("chord.wav"), Sound.chord(20_000, MUSIC));
            settings.put("MUSIC_FOLDER", music.toString());
            settings.putAll(BRISK);
        } else {
            announcements = new Announcements(voices);
        }
        settings.putAll(Loopback.iceSettings());
        settings.putAll(options.settings());
        var endpoints = new HelplinePbx.Endpoints(port(settings, "SIP_PORT", Ports.udp()), port(settings, "TRUNK_PORT", Ports.udp()),
                port(settings, "WEB_PORT", Ports.tcp()), port(settings, "AMI_PORT", Ports.tcp()), "permanence",
                settings.getOrDefault("AMI_SECRET", "laboratory"));
        pbx = new HelplinePbx(folder.resolve("pbx"), endpoints, settings);
        carrier = new Carrier(folder.resolve("carrier"), endpoints.carrierPort(), endpoints.sipPort(),
                settings.getOrDefault("TRUNK_USER", ""), settings.getOrDefault("TRUNK_SECRET", ""), announcements);
    }

    private static int port(Map<String, String> settings, String key, int free) {
        return Integer.parseInt(settings.getOrDefault(key, "" + free));
    }

    /** In a folder that goes when it is closed, with short announcements and short manners. */
    public static Lab start() {
        return start(Map.of());
    }

    /** The same, with settings of {@code asterisk-config/settings.env} of one's own. */
    public static Lab start(Map<String, String> settings) {
        try {
            // short, because it contains the console's socket, whose path may have 108 characters at most
            Path folder = Files.createTempDirectory("lab");
            return new Lab(new Options(folder, null, settings), folder).started();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Lab start(Options options) {
        return new Lab(options, null).started();
    }

    private Lab started() {
        try {
            pbx.start();
            carrier.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return this;
    }

    /** For the report of a test that failed. */
    String whatHappens() {
        return pbx.whatItDoes() + "\nOn the carrier's side\n" + carrier.whatIsHeard();
    }

    /** One for all tests of this JVM, which {@link #reset()} it. */
    public static synchronized Lab shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** @param number as the caller's own network sends it, such as {@code +32470123456}; {@code anonymous}: withheld */
    public Caller caller(String number) {
        return carrier.caller(number);
    }

    /** The phone that rings when the PBX calls {@code number}. */
    public Phone homePhone(String number) {
        return carrier.phone(number);
    }

    /** A telephone set that registers with the PBX as {@code desk-<phone>}, as soon as the PBX has that account. */
    public Phone deskPhone(String phone, String password) {
        return carrier.deskPhone(phone, password);
    }

    /** A set of which the PBX learns the account here, as from the service, and which has registered. */
    public Phone registeredDeskPhone(String phone) {
        String password = "desk-" + phone + "-password";
        pbx.plan().deskPhone(phone, password);
        Phone set = deskPhone(phone, password);
        Wait.until(set.who() + " is registered", () -> pbx.console("database show registrar").contains(set.name()));
        return set;
    }

    /** A stand-in for a browser: a registered SIP telephone with the account of this member's softphone. */
    public Phone registeredSoftphone(String member) {
        String password = "web-" + member + "-password";
        pbx.plan().plainSoftphone(member, password);
        Phone set = carrier.registers("web-" + member, password);
        Wait.until(set.who() + " is registered", () -> pbx.console("database show registrar").contains(set.name()));
        return set;
    }

    public HelplinePbx pbx() {
        return pbx;
    }

    /** What the PBX was told about lines, people and telephones. */
    public Plan plan() {
        return pbx.plan();
    }

    public Carrier carrier() {
        return carrier;
    }

    /** Ends every call and forgets plan, phones and events, so that the next test starts as the first. */
    public void reset() {
        if (!pbx.running()) {
            pbx.start();
        }
        carrier.reset();
        pbx.reset();
    }

    @Override
    public void close() {
        carrier.close();
        pbx.close();
        if (temporary != null && !Boolean.getBoolean("permanence.lab.keep")) { // kept: to look into its logs
            try (Stream<Path> files = Files.walk(temporary)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
