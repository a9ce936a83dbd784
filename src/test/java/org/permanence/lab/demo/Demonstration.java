package org.permanence.lab.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.permanence.lab.Api;
import org.permanence.lab.HelplinePbx;
import org.permanence.lab.Lab;
import org.permanence.lab.LaboratoryLine;
import org.permanence.lab.Plan;
import org.permanence.lab.Postgres;
import org.permanence.lab.Service;

/**
 * {@code ./permanence start}: the whole line on this machine, with its data kept in {@code .permanence/} from one start to the next, until
 * it is told to stop. With {@code --without-service} everything but the service, whose settings then wait in
 * {@code .permanence/service.properties} for {@code ./permanence dev} to start it.
 * <p> With {@code --empty} nobody has set the line up: it has data of its own, in {@code .permanence/empty}.
 */
public final class Demonstration implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String DATABASE = "permanence";
    private static final String ADMINISTRATOR = "admin@permanence.example";
    private static final String PASSWORD = Seed.PASSWORD;
    private static final String DESK_PHONE = "101";

    private final RunFolder folder;
    private final InetAddress bind;
    private final int port;
    private final int controlPort;
    private final int screensPort;
    private final boolean empty;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Postgres postgres;
    private Lab lab;
    private Service service;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param screensPort where the screens are served: by the service, or beside it by Vite
     * @param empty       without people, line and accounts
     */
    private Demonstration(RunFolder folder, InetAddress bind, int port, int controlPort, int screensPort, boolean empty) {
        this.folder = folder;
        this.bind = bind;
        this.port = port;
        this.controlPort = controlPort;
        this.screensPort = screensPort;
        this.empty = empty;
    }

    public static void main(String[] arguments) {
        boolean withService = !List.of(arguments).contains("--without-service");
        int status = 0;
        try {
            RunFolder folder = RunFolder.take(Path.of(".permanence").toAbsolutePath());
            int port = port("PERMANENCE_PORT", 8080);
            Demonstration demonstration = new Demonstration(folder, InetAddress.getByName(setting("PERMANENCE_BIND", "127.0.0.1")), port,
                    port("PERMANENCE_CONTROL_PORT", 8081), withService ? port : port("PERMANENCE_SCREENS_PORT", 5173),
                    List.of(arguments).contains("--empty"));
            Runtime.getRuntime().addShutdownHook(new Thread(demonstration::close, "stop"));
            Thread.ofPlatform().daemon().name("input").start(demonstration::stopWhenInputEnds);
            demonstration.start(withService);
            demonstration.watch();
            demonstration.close();
        } catch (NotPossible e) {
            status = failed(e.getMessage());
        } catch (IOException | RuntimeException e) {
            status = failed(String.valueOf(e.getMessage()).lines().findFirst().orElse("It did not work.")
                    + " See why in .permanence/log; to begin afresh, remove the folder .permanence and start again.");
        }
        System.exit(status);
    }

    private static int failed(String sentence) {
        System.err.println("permanence: " + sentence);
        return 1;
    }

    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).orElse(otherwise);
    }

    private static int port(String name, int otherwise) {
        return Integer.parseInt(setting(name, "" + otherwise));
    }

    private void start(boolean withService) throws IOException {
        long began = System.nanoTime();
        if (folder.endLeftovers() > 0) {
            say("Ended what a killed demonstration had left behind.");
        }
        Files.deleteIfExists(folder.path("service.properties"));
        mustBeFree("PERMANENCE_PORT", port);
        mustBeFree("PERMANENCE_CONTROL_PORT", controlPort);
        if (screensPort != port) {
            mustBeFree("PERMANENCE_SCREENS_PORT", screensPort);
        }

        CompletableFuture<Postgres> database = inBackground("PostgreSQL", this::startPostgres);
        CompletableFuture<Lab> network = inBackground("PBX and carrier", this::startLab);
        try {
            postgres = database.join();
            lab = network.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        Map<String, String> settings = serviceSettings();
        write("service.properties",
                settings.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining("\n", "", "\n")));
        if (withService) {
            service = part("Service", () -> new Service(JAR, folder.path("log/service.log"), port,
                    Map.of("quarkus.config.locations", folder.path("service.properties").toString())).start());
        }
        folder.record(ProcessHandle.current().descendants());
        if (withService || developersServiceIsReady()) {
            openToTheWorld();
            say("\nReady after %.1f s. Ctrl-C stops it all.".formatted((System.nanoTime() - began) / 1e9));
        }
    }

    /** What the simulated world needs to know comes from the seeded database, so that the service is there first. */
    private void openToTheWorld() throws IOException {
        if (empty) {
            openToTheOwner();
            return;
        }
        List<Seed.LogIn> logIns;
        Map<String, String> deskPhone;
        List<String> onShift;
        try (Api administrator = Api.logIn(address(), ADMINISTRATOR, PASSWORD)) {
            LaboratoryLine.enter(postgres.jdbcUrl(DATABASE), administrator);
            logIns = Seed.plant(administrator, ADMINISTRATOR, PASSWORD, step -> say("  … " + step));
            deskPhone = deskPhone(administrator);
            onShift = onShift(administrator);
        }
        Seeded seeded = simulateTheWorld();
        writeEndpoints(seeded, logIns, deskPhone);
        say("""

                The line     %s, with %s on shift now
                Screens      %s
                The world    http://127.0.0.1:%d     callers and home phones, simulated
                By hand      ./permanence call --language nl      ./permanence phone %s --voicemail
                Log in as"""
                .formatted(seeded.line().orElseThrow(), String.join(", ", onShift), screens(), controlPort,
                        seeded.homes().keySet().stream().findFirst().orElse("NAME")));
        logIns.forEach(it -> say("    %-24s %-32s %s".formatted(it.who(), it.email(), it.password())));
    }

    /** Whoever set nothing up yet reads here how to begin; who did goes on where they left off. */
    private void openToTheOwner() throws IOException {
        Seeded seeded = simulateTheWorld();
        writeEndpoints(seeded, List.of(), Map.of());
        boolean awaited;
        try (Api anybody = Api.anonymous(address())) {
            awaited = anybody.get("/api/session/first").path("awaited").asBoolean();
        }
        say("""

                Screens      %s
                %s
                The world    http://127.0.0.1:%d     callers and home phones, simulated
                By hand      ./permanence call            calls the first number of the line, once it has one
                Afresh       remove the folder .permanence/empty"""
                .formatted(screens(),
                        awaited ? "Code         " + service.firstCode() + "     for the first administrator, who then sets up the line"
                                : "             Log in with the account that you made.",
                        controlPort));
    }

    private Seeded simulateTheWorld() throws IOException {
        Supplier<Seeded> present = () -> Seeded.read(postgres.jdbcUrl(DATABASE));
        SimulatedWorld world = new SimulatedWorld(lab, present);
        ControlServer controls = new ControlServer(new InetSocketAddress(bind, controlPort), world, screens().toString());
        synchronized (started) {
            started.push(controls);
        }
        return present.get();
    }

    private static List<String> onShift(Api administrator) {
        Instant now = Instant.now();
        return administrator.get("/api/shifts?from=" + now + "&to=" + now.plusSeconds(1)).findValuesAsText("name");
    }

    /** An account for a real set to join with; the demonstration's own people use none. */
    private static Map<String, String> deskPhone(Api administrator) {
        boolean there = administrator.get("/api/desk-phones").findValuesAsText("phone").contains(DESK_PHONE);
        if (!there) {
            administrator.post("/api/desk-phones", Map.of("phone", DESK_PHONE, "label", "Poste " + DESK_PHONE, "password", PASSWORD));
        }
        return Map.of("phone", DESK_PHONE, "user", "desk-" + DESK_PHONE, "password", PASSWORD);
    }

    /**
     * Waits for the service that {@code ./permanence dev} starts beside this, as long as that compiles.
     * @return false when all is to stop before
     */
    private boolean developersServiceIsReady() {
        try (Api anybody = Api.anonymous(address())) {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                try {
                    if (anybody.status("GET", "/q/health/ready") == 200) {
                        return true;
                    }
                } catch (UncheckedIOException _) {
                    // not listening yet
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private URI screens() {
        return URI.create("http://127.0.0.1:" + screensPort);
    }

    /** Of the data that an empty line has for itself. */
    private Path data(String name) {
        return folder.path(empty ? "empty/" + name : name);
    }

    private Postgres startPostgres() {
        Postgres server = Postgres.kept(data("postgres"), free(15432), folder.path("log/postgres.log"));
        server.database(DATABASE);
        return server;
    }

    private Lab startLab() {
        Map<String, String> settings =
                new HashMap<>(Map.of("SIP_PORT", "" + free(15060), "WEB_PORT", "" + free(18088), "AMI_PORT", "" + free(15038)));
        addressForBrowsers().ifPresent(address -> {
            settings.put("ICE_ADDRESS", address);
            settings.put("ICE_INSTEAD", "127.0.0.1");
        });
        return Lab.start(new Lab.Options(data("telephony"), folder.path("sounds"), settings));
    }

    /** Asterisk never offers a loopback address to a browser: one of this machine's own is replaced by it. See telephony, "silent trap". */
    private static Optional<String> addressForBrowsers() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4).map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException _) {
            return Optional.empty();
        }
    }

    private Map<String, String> serviceSettings() {
        HelplinePbx.Endpoints pbx = lab.pbx().endpoints();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", bind.getHostAddress());
        settings.put("quarkus.http.port", "" + port);
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE));
        settings.put("quarkus.datasource.username", Postgres.USER);
        settings.put("quarkus.datasource.password", Postgres.PASSWORD);
        settings.put("permanence.pbx.port", "" + pbx.amiPort());
        settings.put("permanence.pbx.web-port", "" + pbx.webPort());
        settings.put("permanence.pbx.user", pbx.amiUser());
        settings.put("permanence.pbx.secret", pbx.amiSecret());
        settings.put("permanence.pbx.log-folder", lab.pbx().logFolder().toString());
        settings.put("permanence.announcements.recordings-folder", lab.pbx().recordingsFolder().toString());
        settings.put("permanence.announcements.made-folder", lab.pbx().soundsFolder().toString());
        settings.put("permanence.pseudonym.key-file", data("keys/pseudonym.key").toString());
        settings.put("permanence.softphone.web-socket", "ws://127.0.0.1:" + pbx.webPort() + "/ws");
        settings.put("permanence.content-security.connect", "ws://127.0.0.1:" + pbx.webPort());
        // There is no mail server in it, which the wallboard would say in red.
        settings.put("permanence.alert.mail", "false");
        if (!empty) {
            settings.put("permanence.first-administrator.email", ADMINISTRATOR);
            settings.put("permanence.first-administrator.password", PASSWORD);
        }
        return settings;
    }

    private void writeEndpoints(Seeded seeded, List<Seed.LogIn> logIns, Map<String, String> deskPhone) throws IOException {
        HelplinePbx.Endpoints pbx = lab.pbx().endpoints();
        Map<String, Object> endpoints = new LinkedHashMap<>();
        endpoints.put("service", address().toString());
        endpoints.put("screens", screens().toString());
        endpoints.put("control", "http://127.0.0.1:" + controlPort);
        endpoints.put("line", Map.of("number", seeded.line().orElse(""), "languages", seeded.languages()));
        endpoints.put("sip", Map.of("host", "127.0.0.1", "port", pbx.sipPort(), "transport", "udp", "realm", Plan.REALM));
        endpoints.put("softphones", Map.of("webSocket", "ws://127.0.0.1:" + pbx.webPort() + "/ws"));
        endpoints.put("ami", Map.of("host", "127.0.0.1", "port", pbx.amiPort(), "user", pbx.amiUser(), "secret", pbx.amiSecret()));
        endpoints.put("database", Map.of("url", postgres.jdbcUrl(DATABASE), "user", Postgres.USER, "password", Postgres.PASSWORD));
        endpoints.put("deskPhone", deskPhone);
        endpoints.put("homePhones", seeded.homes());
        endpoints.put("logIns", logIns);
        write("endpoints.json", new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(endpoints));
    }

    /** Whole or not at all, and for this user's eyes. */
    private void write(String name, String text) throws IOException {
        Path fresh = Files.writeString(folder.path(name + ".new"), text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.move(fresh, folder.path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private <T extends AutoCloseable> CompletableFuture<T> inBackground(String what, Supplier<T> start) {
        return CompletableFuture.supplyAsync(() -> part(what, start));
    }

    private <T extends AutoCloseable> T part(String what, Supplier<T> start) {
        long began = System.nanoTime();
        T part = start.get();
        synchronized (started) {
            started.push(part);
        }
        say("  ✓ %s (%.1f s)".formatted(what, (System.nanoTime() - began) / 1e9));
        return part;
    }

    private void mustBeFree(String variable, int wanted) {
        try (ServerSocket _ = new ServerSocket(wanted, 1, bind)) {
            return;
        } catch (IOException e) {
            throw new NotPossible(
                    "Port " + wanted + " is taken: stop what listens there, or choose another: " + variable + "=" + (wanted + 10)
                            + " ./permanence " + (screensPort == port ? "start" : "dev"));
        }
    }

    /** The preferred one, so that addresses noted by hand stay true, or else any. */
    private int free(int preferred) {
        try (ServerSocket _ = new ServerSocket(preferred, 1, InetAddress.getLoopbackAddress())) {
            return preferred;
        } catch (IOException e) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }

    /** The script holds the other end: it ends with Ctrl-C, with the terminal, and also when the script is killed outright. */
    private void stopWhenInputEnds() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the same
        }
        stop.countDown();
    }

    /** Returns when it should stop. @throws NotPossible when a part has ended unexpectedly */
    private void watch() {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                if (!lab.pbx().running() || service != null && !service.running()) {
                    throw new NotPossible((lab.pbx().running() ? "The service" : "The PBX")
                            + " has stopped by itself: .permanence/log and .permanence/telephony say why.");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }

    /** Everything that was started, the last first. */
    @Override
    public void close() {
        stop.countDown();
        synchronized (started) {
            while (!started.isEmpty()) {
                try {
                    started.pop().close();
                } catch (Exception e) {
                    System.err.println("permanence: " + e.getMessage());
                }
            }
        }
        folder.close();
    }
}
