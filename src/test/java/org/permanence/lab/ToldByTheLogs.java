package org.permanence.lab;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.permanence.call.CallState;
import org.permanence.call.Kept;
import org.permanence.call.Outcome;
import org.permanence.pbx.asterisk.ReadBack;

/**
 * The calls that are over, as the journal has them and as the PBX's log files tell them: the key of each fact, and the outcome. Who ended
 * them is compared by {@code AsteriskPbxIT}, where one side hangs up at a time.
 */
public final class ToldByTheLogs {

    /**
     * What only events tell: a telephone's own hold, the sound, the caller's pseudonym of a call that was found in the files. What the
     * service adds: a microphone that is muted on the screen, a call for help. And the end that nobody saw, which the service concludes
     * when the PBX is back: the files of a PBX that was killed end in the middle.
     */
    private static final Pattern NOT_IN_THE_FILES = Pattern.compile(
            "(phone-held|phone-took-back|caller-heard|caller-silent|recognised|muted-\\w+|unmuted-\\w+|help-\\w+|end-unknown)(:.*)?");

    private ToldByTheLogs() {}

    /** By the call. */
    public static Map<String, Set<String>> journal(String jdbcUrl) {
        try (Connection database = DriverManager.getConnection(jdbcUrl, Postgres.USER, Postgres.PASSWORD);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT c.id, e.key, c.outcome FROM call c JOIN call_event e ON e.call_id = c.id
                        WHERE c.ended_at IS NOT NULL""")) {
            Map<String, Set<String>> calls = new TreeMap<>();
            while (rows.next()) {
                Set<String> call = calls.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>());
                add(call, rows.getString(2));
                call.add(outcome(rows.getString(3)));
            }
            return calls;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of {@code calls}. @param logs the folder of {@code queue_log} and {@code cel} */
    public static Map<String, Set<String>> logs(Path logs, Set<String> calls) {
        Kept kept = new Kept();
        ReadBack.facts(logs).forEach(kept::take);
        Map<String, CallState> states = kept.calls();
        return kept.facts().entrySet().stream().filter(call -> calls.contains(call.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, call -> {
                    Set<String> told = new TreeSet<>();
                    call.getValue().forEach(key -> add(told, key));
                    told.add(outcome(states.get(call.getKey()).outcome().name()));
                    return told;
                }, (one, _) -> one, TreeMap::new));
    }

    private static void add(Set<String> call, String key) {
        if (!NOT_IN_THE_FILES.matcher(key).matches()) {
            call.add(key);
        }
    }

    /** A call whose end nobody saw is not over in the files. */
    private static String outcome(String outcome) {
        return outcome.equals(Outcome.END_UNKNOWN.name()) ? Outcome.IN_PROGRESS.name() : outcome;
    }
}
