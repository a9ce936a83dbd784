package org.permanence.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL for work that has a transaction of its own. Blocking. */
@ApplicationScoped
public class Database {

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Always a new transaction, even if one is open already.
     * @throws RuntimeException when it was rolled back: see {@link DatabaseAway}
     */
    public <T> T transaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        });
    }
}
