package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The whole line: the telephone network, the database, and the service as deployed between them. People are put on it through the service's
 * own API, as an administrator does.
 */
public final class Helpline implements AutoCloseable {

    /** The number that the carrier delivers for the line {@code aas}. */
    public static final String NUMBER = "080035243";
    public static final String LINE = "aas";
    public static final String ADMINISTRATOR = "admin@permanence.example";
    private static final String COORDINATOR = "coordinator@permanence.example";
    public static final String PASSWORD = "a long word for a laboratory";
    private static final String DATABASE = "permanence";
    /** Cheap password hashing, since stories log in every second; a short rehearsal, since no story measures a first call. */
    private static final Map<String, String> IN_STORIES = Map.of("permanence.password.cost", "4", "permanence.rehearsal.times", "20",
            "permanence.pbx.sound-every", "1s", "permanence.pbx.silent-after", "2s");

    private static Helpline shared;

    private final Lab lab;
    private final Postgres postgres;
    private final Service service;
    private final Path folder;
    private final Cable cable;
    private final List<Cable> home;
    private final Mailbox mailbox;
    private final Office office = new Office(this);
    private final Api anybody;
    private Api administrator;
    private Api coordinator;
    private final Relay relay;
    private Cable unknown;
    private Nginx proxy;

    private Helpline(Lab lab, Postgres postgres, Service service, Path folder, Cable cable, List<Cable> home, Mailbox mailbox,
            Relay relay) {
        this.lab = lab;
        this.relay = relay;
        this.postgres = postgres;
        this.service = service;
        this.folder = folder;
        this.cable = cable;
        this.home = home;
        this.mailbox = mailbox;
        this.anybody = Api.anonymous(service.address());
    }

    /**
     * Starts the service beside a network and a database that run already, and waits until it is ready.
     *
     * @param folder for its log and its keys
     */
    public static Helpline start(Lab lab, Postgres postgres, Path folder) {
        return start(lab, postgres, folder, Map.of()).withItsLine();
    }

    /** An installation that nobody has set up: no account, no line, nobody. */
    public static Helpline empty(Lab lab, Postgres postgres, Path folder) {
        Map<String, String> nobody = new HashMap<>(IN_STORIES);
        nobody.put("permanence.first-administrator.email", "");
        nobody.put("permanence.first-administrator.password", "");
        return start(lab, postgres, folder, nobody);
    }

    private Helpline withItsLine() {
        LaboratoryLine.enter(jdbcUrl(), administrator());
        return this;
    }

    private static Helpline start(Lab lab, Postgres postgres, Path folder, Map<String, String> own) {
        postgres.database(DATABASE);
        HelplinePbx.Endpoints pbx = lab.pbx().endpoints();
        Mailbox mailbox = new Mailbox();
        Cable cable = new Cable(pbx.amiPort());
        Cable softphone = new Cable(pbx.webPort());
        String softphones = "ws://127.0.0.1:" + softphone.port() + "/ws";
        int relay = Ports.tcp();
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE)),
                Map.entry("quarkus.datasource.username", Postgres.USER),
                Map.entry("quarkus.datasource.password", Postgres.PASSWORD),
                Map.entry("permanence.publication.mail", "500ms"),
                Map.entry("permanence.pbx.host", "127.0.0.1"),
                Map.entry("permanence.pbx.port", "" + cable.port()),
                Map.entry("permanence.pbx.user", pbx.amiUser()),
                Map.entry("permanence.pbx.secret", pbx.amiSecret()),
                Map.entry("permanence.pbx.web-port", "" + pbx.webPort()),
                Map.entry("permanence.pbx.log-folder", lab.pbx().logFolder().toString()),
                Map.entry("permanence.announcements.recordings-folder", lab.pbx().recordingsFolder().toString()),
                Map.entry("permanence.announcements.made-folder", lab.pbx().soundsFolder().toString()),
                Map.entry("permanence.pseudonym.key-file", folder.resolve("keys/pseudonym.key").toString()),
                Map.entry("permanence.softphone.web-socket", softphones),
                Map.entry("permanence.content-security.connect", "ws://127.0.0.1:" + softphone.port()),
                // It is there when it is asked to: see hasARelay.
                Map.entry("permanence.relay.addresses", "turns:127.0.0.1:" + relay + "?transport=tcp"),
                Map.entry("permanence.relay.secret", Relay.SECRET),
                // Alerts begin and end after short times.
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", "" + mailbox.port()),
                Map.entry("quarkus.mailer.start-tls", "DISABLED"),
                Map.entry("permanence.figures.add-up", "10s"),
                Map.entry("permanence.alert.settle", "1s"),
                Map.entry("permanence.alert.calm", "2s"),
                Map.entry("permanence.first-administrator.email", ADMINISTRATOR),
                Map.entry("permanence.first-administrator.password", PASSWORD)));
        settings.putAll(own);
        Path jar = Path.of(System.getProperty("permanence.service.jar", "target/quarkus-app/quarkus-run.jar")).toAbsolutePath();
        Training.attempt(jar);
        Service service = new Service(jar, folder.resolve("log/service.log"), Ports.tcp(), settings).start();
        List<Cable> home = List.of(softphone, new Cable(service.address().getPort()));
        return new Helpline(lab, postgres, service, folder, cable, home, mailbox, new Relay(relay));
    }

    /** One for all stories of this JVM, with a network of its own, open round the clock. */
    public static synchronized Helpline shared() {
        if (shared == null) {
            Lab lab = Lab.start();
            Postgres postgres = Postgres.temporary();
            shared = start(lab, postgres, lab.pbx().folder().resolveSibling("service"), IN_STORIES).withItsLine();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            shared.openRoundTheClock();
        }
        return shared;
    }

    public Lab lab() {
        return lab;
    }

    /** Where the service's mails arrive. */
    /** As a program does that cannot log in. */
    public String fetch(String address) {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Service service() {
        return service;
    }

    /** Everything that the service itself writes: its log and its keys. */
    public Path folder() {
        return folder;
    }

    /** The service's database. */
    public String jdbcUrl() {
        return postgres.jdbcUrl(DATABASE);
    }

    public URI address() {
        return service.address();
    }

    /** The service, by way of a responder's own network: see {@link #cutFromHome}. */
    public URI addressAtHome() {
        return URI.create("http://127.0.0.1:" + home.getLast().port());
    }

    /**
     * Every browser loses its connection to the PBX, and one that is {@link #addressAtHome} the service too, until {@link #connected}.
     * Sound is not cut.
     */
    public void cutFromHome() {
        home.forEach(Cable::cut);
    }

    /** Softphones are told a secure address of the PBX, whose certificate nobody vouches for, until {@link #connected}. */
    public void hasAnUnknownCertificate() {
        unknown = Cable.withUnknownCertificate(lab.pbx().endpoints().webPort());
        String softphones = "wss://127.0.0.1:" + unknown.port();
        service.stop();
        service.start(Map.of("permanence.softphone.web-socket", softphones + "/ws", "permanence.content-security.connect", softphones));
    }

    /** A reverse proxy stands before the service and the PBX, until {@link #connected}. */
    public Nginx standsBehindNginx() {
        proxy = new Nginx(service.address().getPort(), lab.pbx().endpoints().webPort());
        service.stop();
        service.start(Map.of("permanence.softphone.web-socket", proxy.webSockets() + "/ws", "permanence.content-security.connect",
                proxy.webSockets()));
        return proxy;
    }

    /** The relay of sound that the service names is there, until {@link #connected}. */
    public void hasARelay() {
        relay.start();
    }

    /** Whether the service would create a first administrator now. */
    public boolean awaitsItsFirstAdministrator() {
        return anybody.get("/api/session/first").path("awaited").asBoolean();
    }

    /** Somebody who knows the code makes an account of their own. @return the status of the answer */
    public int createsAFirstAdministrator(String code, String email) {
        try (Api stranger = Api.anonymous(address())) {
            stranger.post("/api/session/first",
                    Map.of("code", code, "name", "Somebody", "email", email, "password", PASSWORD, "language", "fr"));
            return 200;
        } catch (Api.Refused refused) {
            return refused.status();
        }
    }

    /** The session of the first administrator; here they also get the coordinator's role, so that one session can prepare everything. */
    public synchronized Api administrator() {
        if (administrator == null) {
            administrator = Api.logIn(address(), ADMINISTRATOR, PASSWORD);
        }
        return administrator;
    }

    /** A coordinator's session. */
    public synchronized Api coordinator() {
        if (coordinator == null) {
            administrator().post("/api/accounts", Map.of("name", "Coordinator", "email", COORDINATOR, "password", PASSWORD,
                    "roles", List.of("coordinator"), "language", "fr"));
            coordinator = Api.logIn(address(), COORDINATOR, PASSWORD);
        }
        return coordinator;
    }

    /** Coordinators and administrators at work. */
    public Office office() {
        return office;
    }

    /** The journal's entry of this caller's last call. */
    public Journal journal(Caller caller) {
        return new Journal(coordinator(), caller, lab.pbx().callId(caller));
    }

    /** A browser at the usual desk, showing the log-in page. */
    public DeskPage screen() {
        return new DeskPage(address(), "fr-BE", 1366, 768);
    }

    /** The same, with this responder logged in. */
    public DeskPage screenOf(Person person) {
        return screen().logsIn(person);
    }

    /** It takes any certificate for good, as a browser that was told about the line's own. */
    public DeskPage trustingScreen() {
        return new DeskPage(address(), "fr-BE", 1366, 768, true);
    }

    /** A browser that reaches the line at another address, and takes any certificate for good. */
    public DeskPage screenAt(URI address) {
        return new DeskPage(address, "fr-BE", 1366, 768, true);
    }

    /** A browser whose network lets no UDP through, at the usual desk. */
    public DeskPage screenWithoutUdpOf(Person person) {
        return DeskPage.withoutUdp(address(), "fr-BE", 1366, 768).logsIn(person);
    }

    /** By way of the responder's own network: see {@link #cutFromHome}. */
    public DeskPage screenAtHomeOf(Person person) {
        return new DeskPage(addressAtHome(), "fr-BE", 1366, 768).logsIn(person);
    }

    /** The wallboard of the coordinator with this address. */
    public WallboardPage wallboardOf(String email) {
        return WallboardPage.of(screen(), email, PASSWORD);
    }

    /** When the line is open, in the browser of a coordinator. */
    public HoursPage hoursOf(String email) {
        return HoursPage.of(screen(), email, PASSWORD);
    }

    /** The lines, in the browser of the administrator. */
    public LinesPage lines() {
        return LinesPage.of(screen(), ADMINISTRATOR, PASSWORD);
    }

    /** To log in with, and to write to. */
    public String coordinatorsEmail() {
        coordinator();
        return COORDINATOR;
    }

    /** A coordinator with phones of their own. */
    public Person coordinator(String firstName) {
        Person person = person(firstName, List.of("fr"));
        office.grants(person, "responder", "coordinator");
        return person;
    }

    /** Disconnects the service from its database, and refuses new connections meanwhile. */
    public void withoutDatabase(Runnable meanwhile) {
        postgres.shutOut(DATABASE);
        try {
            meanwhile.run();
        } finally {
            postgres.letIn(DATABASE);
        }
    }

    /** The service's database answers and stores nothing meanwhile. */
    public void withReadOnlyDatabase(Runnable meanwhile) {
        Postgres.readOnly(postgres.port(), DATABASE);
        try {
            meanwhile.run();
        } finally {
            Postgres.storing(postgres.port(), DATABASE);
        }
    }

    /** Six shifts of four hours a day, since yesterday: stories do not look at the clock, and change hours that have begun. */
    public void openRoundTheClock() {
        openRoundTheClock(administrator());
        beginEarlier();
        administrator().patch("/api/lines/" + LINE, Map.of("wrapUpSeconds", 0), null);
        Wait.until("the PBX knows that the line is open", Duration.ofSeconds(60),
                () -> lab.pbx().console("database show hours/" + LINE).contains("0000-"));
        Wait.until("the shift of now is there", () -> !administrator().get("/api/shifts").isEmpty());
    }

    /** No route lets hours begin in the past: a day that has passed keeps its own. The change that follows makes the service look. */
    private void beginEarlier() {
        try (Connection database = DriverManager.getConnection(jdbcUrl(), Postgres.USER, Postgres.PASSWORD);
                Statement statement = database.createStatement()) {
            statement.execute("UPDATE regime SET from_date = from_date - 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The opening hours of a line that must be open whenever it is tried. */
    public static void openRoundTheClock(Api administrator) {
        List<Map<String, Object>> slots =
                IntStream
                        .rangeClosed(1,
                                7)
                        .boxed().flatMap(day -> IntStream.range(0, 6).mapToObj(shift -> Map.<String, Object>of("day", day, "from",
                                "%02d:00".formatted(shift * 4), "to", "%02d:00".formatted(shift * 4 + 4))))
                        .toList();
        administrator.post("/api/lines/" + LINE + "/regimes", Map.of("name", "Round the clock",
                "from", LocalDate.now(ZoneId.of("Europe/Brussels")).toString(), "closedOnHolidays", false, "slots", slots));
    }

    /** Everybody hangs up, every phone is as new. */
    public void hangsUpEverywhere() {
        lab.carrier().reset();
    }

    private boolean pbxConnected() {
        return anybody.status("GET", "/q/health/well") == 200;
    }

    /** The connection between the service and the PBX is reset, and cannot be made again until {@link #connected}. */
    public void cutFromPbx() {
        cable.cut();
        Wait.until("the service sees that the PBX is away", () -> !pbxConnected());
    }

    /** The service can connect to the PBX again, whatever else is away. */
    public void joinedWithPbx() {
        cable.join();
    }

    /** Restores everything to running and connected, after any story. */
    public void connected() {
        if (unknown != null) {
            unknown.close();
            unknown = null;
            service.stop();
        }
        if (proxy != null) {
            proxy.close();
            proxy = null;
            service.stop();
        }
        relay.stop();
        if (!service.running()) {
            service.start();
        }
        if (!lab.pbx().running()) {
            lab.pbx().start();
        }
        cable.join();
        home.forEach(Cable::join);
        Wait.until("the service has the PBX again", Duration.ofSeconds(30), this::pbxConnected);
    }

    /** A responder of this line with an account to log in with. @param languages such as {@code fr} */
    public Person person(String firstName, List<String> languages) {
        String email = firstName.toLowerCase() + "." + System.nanoTime() + "@permanence.example";
        JsonNode responder = administrator().post("/api/responders",
                Map.of("surname", "Laboratory", "firstName", firstName, "email", email, "languages", languages));
        long id = responder.path("id").asLong();
        administrator().post("/api/accounts", Map.of("name", firstName, "email", email, "password", PASSWORD, "roles", List.of("responder"),
                "language", languages.getFirst(), "responderId", id));
        return new Person(this, id, firstName, email);
    }

    @Override
    public void close() {
        service.close();
        mailbox.close();
        relay.close();
        postgres.close();
        lab.close();
    }
}
