package org.permanence.pbx.asterisk;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Ensures that only one instance of the service is connected to a PBX. It uses a PostgreSQL advisory lock on a database connection kept for
 * it alone, so that PostgreSQL itself releases the lock when this instance dies.
 * <p> The instance that holds the lock keeps the PBX while the database is away, because no other instance can take the lock then. When the
 * database is back, it asks for the lock again; if another instance was first, that instance has the PBX.
 * <p> Used by the connection's thread only.
 */
class OneHolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OneHolder.class);
    /** Any number will do if nothing else in this database uses it: "PBX1" in ASCII. */
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
                        LOG.warn("Another instance took the PBX while the database was away and keeps it until it stops");
                    }
                    holding = taken;
                }
            }
            if (!holding) {
                drop();
            }
        } catch (SQLException e) {
            LOG.debugf("The lock of the PBX cannot be asked for: %s", e.getMessage());
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
                // The connection was dead already.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            // The connection goes back to the pool, where it would keep the lock.
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException e) {
                LOG.debugf("The lock of the PBX was not released: %s", e.getMessage());
            }
        }
        drop();
        holding = false;
    }
}
