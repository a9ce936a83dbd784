package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallId;

/** The position from which a recovery reads, kept in PostgreSQL; and which service may be connected. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PbxLogsTest {

    private static final CallId TAKEN = CallId.of("1745a039-d1ba-48fc-81b2-f0530444df47");
    private static final CallId GAVE_UP = CallId.of("b4e45f77-9856-4cfb-b358-2a62d7e10ab8");

    private static final Instant LATER = Instant.now().plus(Duration.ofDays(36500));

    @Inject
    DataSource dataSource;
    @TempDir
    Path folder;

    @BeforeEach
    void filesOfTwoCalls() throws IOException, SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("delete from pbx_log_mark");
        }
        Files.createDirectories(folder.resolve("cel"));
        for (String file : List.of("cel/events.csv", "queue_log")) {
            try (var in = getClass().getResourceAsStream("log/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    private List<String> told(PbxLogs logs) {
        List<String> told = new ArrayList<>();
        Translator translator = new Translator(event -> told.add(text(event)), _ -> {});
        logs.sinceMark().forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        return told;
    }

    private static String text(CallEvent event) {
        return event.call() + " " + event.key();
    }

    private PbxLogs logs() {
        return new PbxLogs(folder, dataSource, Clock.systemUTC());
    }

    @Test
    void firstTimeEverythingIsTold() {
        assertThat(told(logs())).contains(TAKEN + " arrived", TAKEN + " ended", GAVE_UP + " arrived", GAVE_UP + " ended");
    }

    @Test
    void whatWasCommittedIsNotToldAgain() throws IOException {
        logs().moveMark(Set.of(), LATER);

        assertThat(told(logs())).isEmpty();

        append("queue_log", "1795218100|pbx-1795218099.20|aas-fr|NONE|ENTERQUEUE|||1\n");
        append("cel/events.csv", """
            "1795218099.000001","CallArrived","CallArrived","00000000-0000-0000-0000-000000000007","PJSIP/trunk-00000009","pbx-1795218099.20",\
            "pbx-1795218099.20","CELGenUserEvent","from-carrier","{""extra"":""Line: aas""}"
            """);
        assertThat(told(logs())).containsExactly("00000000-0000-0000-0000-000000000007 arrived",
                "00000000-0000-0000-0000-000000000007 queued:aas-fr");
    }

    @Test
    void callThatIsNotOverIsToldFromItsBeginning() {
        List<String> all = told(logs());

        logs().moveMark(Set.of(GAVE_UP), LATER);

        assertThat(told(logs())).isEqualTo(all.stream().filter(fact -> fact.startsWith(GAVE_UP.toString())).toList());
    }

    /** The mark stays before a long call. Another began before that one and is over: only the rest of its rows stands behind the mark. */
    @Test
    void callThatIsOverIsNotToldAgainInPart() throws IOException {
        append("cel/events.csv", row(1, "00000000-0000-0000-0000-000000000007", 20, "CallArrived", "{\"\"extra\"\":\"\"Line: aas\"\"}"));
        append("cel/events.csv", row(2, "00000000-0000-0000-0000-000000000008", 21, "CallArrived", "{\"\"extra\"\":\"\"Line: aas\"\"}"));
        append("cel/events.csv", row(3, "00000000-0000-0000-0000-000000000007", 20, "CallLanguage",
                "{\"\"extra\"\":\"\"Language: fr,Chosen: yes\"\"}"));

        logs().moveMark(Set.of(CallId.of("00000000-0000-0000-0000-000000000008")), LATER);
        assertThat(told(logs())).containsExactly("00000000-0000-0000-0000-000000000008 arrived");
    }

    /** The arrival of a call is older than what may be ahead of the socket, its end is not. */
    @Test
    void callThatEndsAroundTheMarkIsToldFromItsBeginning() {
        List<String> all = told(logs());

        logs().moveMark(Set.of(), Instant.ofEpochSecond(1795217990));

        assertThat(told(logs())).as("the first call was in progress then, the second had not come").isEqualTo(all);
    }

    private static String row(int second, String call, int channel, String word, String extra) {
        return "\"179521810%d.000001\",\"%s\",\"%s\",\"%s\",\"PJSIP/trunk-%d\",\"pbx-1795218099.%d\",\"pbx-1795218099.%d\",\"CELGenUserEvent\",\"from-carrier\",\"%s\"\n"
                .formatted(second, word, word, call, channel, channel, channel, extra);
    }

    @Test
    void rowsThatMayBeAheadOfTheSocketStayToBeRead() {
        logs().moveMark(Set.of(), Instant.ofEpochSecond(1795217990));

        assertThat(told(logs())).as("the second call's rows are younger, the first call's later ones too").contains(GAVE_UP + " ended");
    }

    @Test
    void markGoesAlongWithTheRotatedFile() throws IOException {
        logs().moveMark(Set.of(GAVE_UP), LATER);
        Files.move(folder.resolve("cel/events.csv"), folder.resolve("cel/events.csv.1"));
        Files.move(folder.resolve("queue_log"), folder.resolve("queue_log.0"));

        assertThat(told(logs())).contains(GAVE_UP + " arrived", GAVE_UP + " gave-up", GAVE_UP + " ended")
                .noneMatch(fact -> fact.startsWith(TAKEN.toString()));
    }

    @Test
    void arrivalThatWasHeardAndIsNotInTheFilesIsAGap() {
        PbxLogs logs = logs();
        logs.heard(TAKEN, Instant.now());
        logs.moveMark(Set.of(), LATER);
        assertThat(logs.gap()).as("it is there").isEmpty();

        logs.heard(new CallId(UUID.randomUUID()), Instant.now());
        logs.moveMark(Set.of(), Instant.now().minusSeconds(10));
        assertThat(logs.gap()).as("its row may still come").isEmpty();
        logs.moveMark(Set.of(), Instant.now().plusSeconds(10));
        assertThat(logs.gap()).hasValueSatisfying(why -> assertThat(why).contains("did not write the arrival of 1 call"));
    }

    @Test
    void halfARowIsAGap() throws IOException {
        append("cel/events.csv", "\"1795218099.000001\",\"CallArr\n");
        PbxLogs logs = logs();
        assertThat(told(logs)).contains(TAKEN + " ended");
        assertThat(logs.gap()).hasValueSatisfying(why -> assertThat(why).contains("in part"));
        logs.moveMark(Set.of(), Instant.now());
        assertThat(logs.gap()).as("said for some minutes").isPresent();
    }

    /** A change of the dialplan that nobody read back: the rest of the call is told, and somebody is told that something lacks. */
    @Test
    void aRowThatLacksWhatItMustTellIsAGap() throws IOException {
        append("cel/events.csv", """
            "1795218099.000001","RingStarted","RingStarted","00000000-0000-0000-0000-000000000007","PJSIP/trunk-00000009","pbx-1795218099.20",\
            "pbx-1795218099.20","CELGenUserEvent","tell","{""extra"":""Member: r1,Reach: home""}"
            """);
        PbxLogs logs = logs();
        assertThat(told(logs)).contains(TAKEN + " ended");
        assertThat(logs.gap()).hasValueSatisfying(why -> assertThat(why).endsWith("lack what the dialplan must tell: 1"));
    }

    @Test
    void noFolderNoPast() {
        assertThat(told(new PbxLogs(folder.resolve("nowhere"), dataSource, Clock.systemUTC()))).isEmpty();
    }

    @Test
    void oneInstanceAtATimeHoldsThePbx() throws SQLException {
        try (OneHolder first = new OneHolder(dataSource); OneHolder second = new OneHolder(dataSource)) {
            assertThat(first.mayHold()).isTrue();
            assertThat(second.mayHold()).isFalse();
            assertThat(first.mayHold()).isTrue();

            first.close();

            assertThat(second.mayHold()).isTrue();
            assertThat(first.mayHold()).isFalse();
        }
    }

    @Test
    void holderKeepsThePbxWhileTheDatabaseIsAwayAndAsksAgain() throws SQLException {
        try (OneHolder holder = new OneHolder(dataSource)) {
            assertThat(holder.mayHold()).isTrue();
            try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()");
            }

            assertThat(holder.mayHold()).as("its connection died, the lock is asked for again").isTrue();
        }
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
    }
}
