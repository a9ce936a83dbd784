package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Postgres;
import org.permanence.pbx.CallEvent;

/**
 * The assumption of {@link CallStore}: the driver sends all statements of a fact under one synchronisation of PostgreSQL's protocol, so
 * that they are one round trip and, outside a transaction, one transaction. See docs/decisions/0001-facts-by-jdbc.md.
 */
class JourneyTest {

    private static final long RESPONDER = 900_012;
    private static final String DRIVER_SETTINGS = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    private static Postgres postgres;
    private static Wire wire;
    private static AgroalDataSource database;
    private static CallStore store;

    private final Facts a = new Facts();
    private CallState stored = CallState.begun(a.call, a.arrives().at());
    private int version;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.temporary();
        postgres.database("journeys");
        Flyway.configure().dataSource(postgres.jdbcUrl("journeys"), Postgres.USER, Postgres.PASSWORD).load().migrate();
        wire = new Wire(postgres.port());
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(1)
                .connectionFactoryConfiguration(connection -> {
                    connection.jdbcUrl("jdbc:postgresql://localhost:" + wire.port() + "/journeys?sslmode=disable&gssEncMode=disable")
                            .principal(new NamePrincipal(Postgres.USER)).credential(new SimplePassword(Postgres.PASSWORD));
                    driverSettings().forEach((name, value) -> connection.jdbcProperty((String) name, (String) value));
                    return connection;
                })));
        store = new CallStore(database, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        database.close();
        wire.close();
        postgres.close();
    }

    /** Those of the service: a setting of the driver may change how it sends. */
    private static Properties driverSettings() {
        Properties all = new Properties();
        try (InputStream file = JourneyTest.class.getResourceAsStream("/application.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties driver = new Properties();
        all.stringPropertyNames().stream().filter(name -> name.startsWith(DRIVER_SETTINGS))
                .forEach(name -> driver.setProperty(name.substring(DRIVER_SETTINGS.length()), all.getProperty(name)));
        assertThat(driver).containsKey("prepareThreshold");
        return driver;
    }

    private CallChanging change(CallEvent fact) {
        return new CallChanging(stored, stored.apply(fact), fact, false);
    }

    private void append(CallChanging change) throws SQLException {
        store.append(change, version);
        stored = change.after();
        version++;
    }

    private int journeysOf(CallChanging change) throws SQLException {
        int before = wire.journeys();
        append(change);
        return wire.journeys() - before;
    }

    private static List<String> ask(String sql, Object parameter) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            List<String> answers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }

    /** From the first time on, when nothing is prepared yet. */
    @Test
    void aFactIsOneJourneyHoweverMuchItChanges() throws SQLException {
        append(change(a.arrives()));

        assertThat(journeysOf(change(a.queues(7)))).as("a row of the call").isEqualTo(1);
        assertThat(journeysOf(change(a.rings(7.1, RESPONDER)))).as("and of a ring").isEqualTo(1);
        CallChanging pickUp = change(a.picksUp(15, RESPONDER, waited(8)));
        pickUp.write("SELECT ?::text", List.of("what an observer adds"), rows -> {});
        assertThat(journeysOf(pickUp)).as("and of a part, and what an observer adds").isEqualTo(1);
        assertThat(journeysOf(change(a.leaves(75, RESPONDER, CALLER)))).isEqualTo(1);
        assertThat(journeysOf(change(a.ends(75.1, CALLER)))).isEqualTo(1);
    }

    @Test
    void allOfItIsOneTransaction() throws SQLException {
        append(change(a.arrives()));
        List<String> transactions = new ArrayList<>();
        CallChanging queued = change(a.queues(7));
        queued.write("SELECT pg_current_xact_id()::xid::text WHERE ?", List.of(true), rows -> {
            rows.next();
            transactions.add(rows.getString(1));
        });

        append(queued);

        transactions.addAll(ask("SELECT xmin::text FROM call WHERE id = ?", a.call.value()));
        transactions.addAll(ask("SELECT xmin::text FROM call_event WHERE key = 'queued' AND call_id = ?", a.call.value()));
        assertThat(transactions).hasSize(3).containsOnly(transactions.getFirst());
    }

    @Test
    void aStatementThatFailsTakesThoseBeforeItBack() throws SQLException {
        append(change(a.arrives()));
        CallChanging queued = change(a.queues(7));
        queued.write("SELECT 1 / ?::int", List.of(0), rows -> {});

        assertThatThrownBy(() -> append(queued)).isInstanceOf(SQLException.class).hasMessageContaining("division by zero");

        assertThat(ask("SELECT key FROM call_event WHERE call_id = ?", a.call.value())).containsExactly("arrived");
        assertThat(ask("SELECT version FROM call WHERE id = ?", a.call.value())).containsExactly("1");
    }

    /** Between the driver and PostgreSQL; counts the messages after which the driver waits for an answer. */
    private static final class Wire implements AutoCloseable {
        private static final int SYNC = 'S';
        private static final int SIMPLE_QUERY = 'Q';

        private final AtomicInteger journeys = new AtomicInteger();
        private final ServerSocket near;

        Wire(int farPort) throws IOException {
            near = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!near.isClosed()) {
                    try {
                        Socket driver = near.accept();
                        Socket server = new Socket(InetAddress.getLoopbackAddress(), farPort);
                        server.setTcpNoDelay(true);
                        Thread.ofVirtual().start(() -> forwardAndCount(driver, server));
                        Thread.ofVirtual().start(() -> forward(server, driver));
                    } catch (IOException _) {
                        // closed
                    }
                }
            });
        }

        int port() {
            return near.getLocalPort();
        }

        int journeys() {
            return journeys.get();
        }

        /** Each message: its type (the very first one has none), the length of what follows with these four bytes, and that. */
        private void forwardAndCount(Socket driver, Socket server) {
            try (driver; server) {
                DataInputStream in = new DataInputStream(driver.getInputStream());
                DataOutputStream out = new DataOutputStream(server.getOutputStream());
                boolean typed = false;
                while (true) {
                    int type = typed ? in.readUnsignedByte() : 0;
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - Integer.BYTES);
                    if (type == SYNC || type == SIMPLE_QUERY) {
                        journeys.incrementAndGet();
                    }
                    if (typed) {
                        out.writeByte(type);
                    }
                    out.writeInt(length);
                    out.write(body);
                    typed = true;
                }
            } catch (IOException _) {
                // closed
            }
        }

        private static void forward(Socket from, Socket to) {
            try (from; to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // closed
            }
        }

        @Override
        public void close() {
            try {
                near.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
