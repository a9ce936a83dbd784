package org.permanence.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether PostgreSQL answers, and whether it stores: a standby, a full disk or a lost right answers every question and keeps nothing. Tried
 * every few seconds with a row of its own, because on a quiet day nobody else would notice. Any thread may ask.
 */
@ApplicationScoped
public class DatabaseWriting {

    private static final Logger LOG = Logger.getLogger(DatabaseWriting.class);
    private static final int PATIENCE_SECONDS = 3;

    private final AgroalDataSource source;
    private final Clock clock;
    private volatile State state = new State.Stores(Instant.EPOCH);

    /** Each since when. */
    private sealed interface State {
        record Stores(Instant since) implements State {}

        /** It answers, and keeps nothing. */
        record Refuses(Instant since) implements State {}

        record Away(Instant since) implements State {}
    }

    DatabaseWriting(AgroalDataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Since when it does not answer. */
    public Optional<Instant> awaySince() {
        return state instanceof State.Away(Instant since) ? Optional.of(since) : Optional.empty();
    }

    /** Since when it answers and stores nothing. */
    public Optional<Instant> refusesSince() {
        return state instanceof State.Refuses(Instant since) ? Optional.of(since) : Optional.empty();
    }

    /** Since when it does both. */
    public Optional<Instant> storesSince() {
        return state instanceof State.Stores(Instant since) ? Optional.of(since) : Optional.empty();
    }

    @Scheduled(every = "{permanence.database.write-check}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        Instant now = clock.instant();
        // Outside a transaction: each statement stands by itself.
        try (Connection connection = source.getConnection()) {
            execute(connection, "SELECT 1");
            try {
                execute(connection, "UPDATE write_check SET written_at = now()");
                stores(now);
            } catch (SQLException e) {
                if (!connection.isValid(PATIENCE_SECONDS)) {
                    throw e;
                }
                refuses(now, e);
            }
        } catch (SQLException e) {
            away(now, e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute();
        }
    }

    private void stores(Instant now) {
        if (!(state instanceof State.Stores)) {
            LOG.info("The database stores again");
            state = new State.Stores(now);
        }
    }

    private void refuses(Instant now, SQLException why) {
        if (!(state instanceof State.Refuses)) {
            LOG.errorf("The database stores nothing: calls and screens go on, and what happens is written down when it does. %s",
                    why.getMessage());
            state = new State.Refuses(now);
        }
    }

    private void away(Instant now, SQLException why) {
        if (!(state instanceof State.Away)) {
            LOG.errorf("The database does not answer: calls and screens go on, and what happens is written down when it does. %s",
                    why.getMessage());
            state = new State.Away(now);
        }
    }
}
