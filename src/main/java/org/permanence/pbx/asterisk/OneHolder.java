package org.permanence.pbx.asterisk;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Sees to it that only one instance of the service is connected to a PBX: a PostgreSQL advisory lock, held by a database connection kept
 * for it alone, and therefore let go by PostgreSQL itself when this instance dies.
 * <p> Whoever holds the lock keeps the PBX while the database is away, because nobody else can take it then. When the database is back the
 * lock is asked for again; if another instance was first, the PBX is theirs.
 * <p> Used by the connection's thread only.
 */
class OneHolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OneHolder.class);
    /** Any number will do, if nothing else in this database uses it: "PBX1" in ASCII. */
    private static final long LOCK = 0x50425831L;
    private static final int ANSWER_SECONDS = 2;

    private final DataSource dataSource;
    private Connection connection;
    private boolean holding;

    OneHolder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether this instance may (still) be connected. Asks the database; call it every few seconds. */
    boolean mayHold() {
        if (connection != null && alive()) {
            return holding;
        }
        drop();
        try {
            connection = dataSource.getConnection();
            try (var statement = connection.createStatement()) {
                statement.setQueryTimeout(ANSWER_SECONDS);
                try (var result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                    result.next();
                    boolean taken = result.getBoolean(1);
                    if (holding && !taken) {
                        LOG.warn("another instance took the PBX while the database was away");
                    }
                    holding = taken;
                }
            }
            if (!holding) {
                drop();
            }
        } catch (SQLException e) {
            LOG.debugf("the lock cannot be asked for: %s", e.getMessage());
            drop();
        }
        return holding;
    }

    private boolean alive() {
        try {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    private void drop() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException _) {
                // It was dead already.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            // The connection goes back to the pool, which would keep the lock.
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException e) {
                LOG.debugf("the lock was not let go: %s", e.getMessage());
            }
        }
        drop();
        holding = false;
    }
}
