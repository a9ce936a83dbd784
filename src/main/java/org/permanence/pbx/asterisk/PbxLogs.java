package org.permanence.pbx.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.asterisk.LogFile.Line;
import org.permanence.pbx.asterisk.LogFile.Lines;
import org.permanence.pbx.asterisk.LogFile.Mark;
import org.permanence.pbx.asterisk.LogReading.CelRow;
import org.permanence.pbx.asterisk.LogReading.QueueRow;

/**
 * The past as the PBX's log files hold it, from the marks in table {@code pbx_log_mark}. A mark is the first row of the oldest unfinished
 * call, so that each recovery reads every unfinished call from its beginning. Its facts then get the same keys again, even if they were
 * told before.
 * <p> Thread-safe; blocking.
 */
final class PbxLogs implements Past {

    private static final Logger LOG = Logger.getLogger(PbxLogs.class);
    private static final String CEL = "cel/events.csv";
    private static final String QUEUE = "queue_log";

    private final Path folder;
    private final DataSource dataSource;
    private final Clock clock;
    /** Somebody has to see it, also when the cause is over. */
    private static final Duration SAID_FOR = Duration.ofMinutes(5);
    /** Some hundred calls. */
    private static final long SPACE_NEEDED = 1_000_000;

    private final Map<CallId, Instant> heard = new ConcurrentHashMap<>();
    private volatile String gap;
    private volatile Instant keptUntil = Instant.MIN;
    /** The last marks that the database returned or accepted: they allow a recovery while the database is away. */
    private Map<String, Mark> known;
    /** Until when everything was told when the mark was moved. */
    private Instant settledAtMark = Instant.MIN;

    PbxLogs(Path folder, DataSource dataSource, Clock clock) {
        this.folder = folder;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public synchronized List<Occurrence> sinceMark() {
        Map<String, Mark> marks = marks();
        try {
            Lines cel = lines(CEL, marks);
            Lines queue = lines(QUEUE, marks);
            List<CelRow> rows = celRows(cel);
            long lacking = rows.stream().filter(CelRow::breaksTheContract).count();
            if (!cel.whole() || !queue.whole()) {
                gap("the file " + (cel.whole() ? QUEUE : CEL) + " was rotated before it was read");
            } else if (brokenRows(cel) > 0) {
                gap("rows of the file " + CEL + " were written in part only");
            } else if (lacking > 0) {
                gap("rows of the file %s lack what the dialplan must tell: %d".formatted(CEL, lacking));
            } else {
                look();
            }
            return LogReading.read(rows, queueRows(queue), settledAtMark);
        } catch (IOException e) {
            gap("they cannot be read");
            LOG.errorf(
                    "The PBX's log files in %s cannot be read, so calls during the gap are missing from the journal; check the folder and its rights: %s",
                    folder, e.getMessage());
            return List.of();
        }
    }

    private Lines lines(String file, Map<String, Mark> marks) throws IOException {
        return new LogFile(folder.resolve(file)).since(Optional.ofNullable(marks.get(file)));
    }

    private static List<CelRow> celRows(Lines lines) {
        return lines.lines().stream().flatMap(line -> CelRow.in(line.text()).stream()).toList();
    }

    private static List<QueueRow> queueRows(Lines lines) {
        return lines.lines().stream().flatMap(line -> QueueRow.in(line.text()).stream()).toList();
    }

    @Override
    public synchronized void moveMark(Set<CallId> live, Instant settled) {
        try {
            Map<String, Mark> marks = marks();
            Lines cel = lines(CEL, marks);
            Lines queue = lines(QUEUE, marks);
            List<CelRow> celRows = celRows(cel);
            compareWithHeard(celRows, settled);
            LogReading.Needed needed = new LogReading.Needed(celRows, queueRows(queue), live, settled);
            Map<String, Mark> moved = new HashMap<>(marks);
            unfinished(cel, line -> CelRow.in(line).stream().anyMatch(needed::has)).ifPresent(mark -> moved.put(CEL, mark));
            unfinished(queue, line -> QueueRow.in(line).stream().anyMatch(needed::has)).ifPresent(mark -> moved.put(QUEUE, mark));
            // Also where the mark stays: before a long call, beside which others end.
            if (!moved.equals(marks) || !cel.lines().isEmpty() || !queue.lines().isEmpty()) {
                keep(moved, settled);
                known = moved;
                settledAtMark = settled;
            }
        } catch (IOException | SQLException | PbxUnavailable e) {
            // An old mark only makes a recovery read more than necessary.
            LOG.debugf("The mark in the PBX's log files was not moved: %s", e.getMessage());
        }
    }

    @Override
    public void heard(CallId call, Instant at) {
        heard.put(call, at);
    }

    @Override
    public Optional<String> gap() {
        return Optional.ofNullable(gap);
    }

    /** A PBX that cannot write its files goes on with its calls, and tells nobody. */
    private void compareWithHeard(List<CelRow> rows, Instant settled) {
        Set<CallId> due = heard.entrySet().stream().filter(call -> call.getValue().isBefore(settled)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        heard.keySet().removeAll(due);
        due.removeAll(LogReading.arrived(rows));
        if (!due.isEmpty()) {
            gap("the PBX did not write the arrival of %d calls".formatted(due.size()));
        } else {
            look();
        }
    }

    /** Whether there is room for the next rows. Each file may be on a disk of its own. */
    private void look() {
        try {
            boolean full = false;
            for (String file : List.of(CEL, QUEUE)) {
                Path place = folder.resolve(file).getParent();
                full |= Files.isDirectory(place) && Files.getFileStore(place).getUsableSpace() < SPACE_NEEDED;
            }
            if (full) {
                gap("there is no space left for them");
            } else if (gap == null || clock.instant().isAfter(keptUntil)) {
                gap = null;
            }
        } catch (IOException e) {
            gap("their folder cannot be looked at");
        }
    }

    private void gap(String why) {
        if (!why.equals(gap)) {
            LOG.warnf("The PBX's log files in %s: %s; calls of an outage may be missing from the journal", folder, why);
        }
        gap = why;
        keptUntil = clock.instant().plus(SAID_FOR);
    }

    /** Each the rest of a row whose end could not be written. */
    private static long brokenRows(Lines lines) {
        return lines.lines().stream().filter(line -> !line.text().isBlank() && CelRow.of(line.text()).isEmpty()).count();
    }

    /** The first line that a recovery still needs, or the end. */
    private static Optional<Mark> unfinished(Lines lines, Predicate<String> needed) {
        return lines.lines().stream().filter(line -> needed.test(line.text())).findFirst().map(Line::start).or(lines::end);
    }

    private Map<String, Mark> marks() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select file, file_key, position, settled from pbx_log_mark");
                var result = statement.executeQuery()) {
            Map<String, Mark> marks = new HashMap<>();
            Instant settled = Instant.MIN;
            while (result.next()) {
                marks.put(result.getString(1), new Mark(result.getString(2), result.getLong(3)));
                Timestamp until = result.getTimestamp(4);
                settled = until == null ? Instant.MAX : until.toInstant();
            }
            known = marks;
            settledAtMark = settled;
            return marks;
        } catch (SQLException e) {
            if (known != null) {
                return known;
            }
            throw new PbxUnavailable("the database does not tell how far the PBX's log files have been read", e);
        }
    }

    private void keep(Map<String, Mark> marks, Instant settled) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        """
                 insert into pbx_log_mark (file, file_key, position, moved_at, settled) values (?, ?, ?, ?, ?)
                 on conflict (file) do update set file_key = excluded.file_key, position = excluded.position, moved_at = excluded.moved_at,
                   settled = excluded.settled""")) {
            for (var mark : new ArrayList<>(marks.entrySet())) {
                statement.setString(1, mark.getKey());
                statement.setString(2, mark.getValue().fileKey());
                statement.setLong(3, mark.getValue().position());
                statement.setTimestamp(4, Timestamp.from(clock.instant()));
                statement.setTimestamp(5, Timestamp.from(settled));
                statement.executeUpdate();
            }
        }
    }
}
