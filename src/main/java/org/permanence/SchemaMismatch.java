package org.permanence;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * Explains in one sentence why a database and the migrations of this build do not fit, and stops the start before anything is changed.
 * Flyway rejects them too, but its advice is to run the older migration after the later one: that produces a schema that no test has
 * covered. Runs only after Flyway's validation failed, so an ordinary start pays nothing.
 */
public class SchemaMismatch extends BaseCallback {

    private static final Logger LOG = Logger.getLogger(SchemaMismatch.class);

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_VALIDATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        sentence(context).ifPresent(sentence -> {
            LOG.error(sentence);
            throw new FlywayException(sentence);
        });
    }

    private static Optional<String> sentence(Context context) {
        MigrationInfo[] migrations =
                Flyway.configure().configuration(context.getConfiguration()).callbacks(new Callback[0]).load().info().all();
        return Arrays.stream(migrations).flatMap(migration -> sentence(migration, migrations).stream()).findFirst();
    }

    private static Optional<String> sentence(MigrationInfo migration, MigrationInfo[] all) {
        String name = "migration " + migration.getVersion() + " (" + migration.getDescription() + ")";
        if (migration.getState() == MigrationState.IGNORED) {
            String newest = Arrays.stream(all).filter(MigrationInfo::isApplied).map(MigrationInfo::getVersion).max(Comparable::compareTo)
                    .orElseThrow().toString();
            return Optional.of("The service does not start: " + name + " never ran on this database, which already has the later " + newest
                    + ". Rename its file to a time after " + newest + ", or start with an empty database.");
        }
        if (migration.getState() == MigrationState.MISSING_SUCCESS) {
            return Optional.of("The service does not start: this database has " + name
                    + ", which this build does not have. Start the release or the branch that it came from, or start with an empty database.");
        }
        if (migration.isApplied() && !migration.isChecksumMatching()) {
            return Optional.of("The service does not start: the file of " + name
                    + " was changed after it ran on this database. Take the change back and make it in a new migration.");
        }
        return Optional.empty();
    }
}
