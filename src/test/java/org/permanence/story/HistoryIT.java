package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.HistoryPage;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardPage;

/** The history: figures of a period, the calls behind them, and both as files. */
@Tag("browser")
class HistoryIT extends WallboardStory {

    /** A click on a figure lists its calls; downloads contain the shown values; periods are compared. */
    @Test
    void aFigureLeadsToItsCallsAndTheirFiles() throws IOException {
        String lost = oneCallIsAnsweredAndOneIsLost();
        try (WallboardPage wallboard = coordinates()) {
            int count = wallboard.showsGivenUp(lost).givenUp();
            wallboard.figureOfToday("gaveUp").opens();
            HistoryPage history = new HistoryPage(wallboard.screen()).showsCalls("gaveUp", count);
            assertThat(history.latestCall("gaveUp", count)).isEqualTo(lost);

            List<String> calls = Files.readAllLines(history.downloadsCalls("csv"));
            assertThat(calls).hasSize(count + 1);
            assertThat(calls.get(1)).startsWith(lost + ";").contains(";français;", ";abandonné;");
            List<Row> sheet = rows(history.downloadsCalls("xlsx"), "Appels");
            assertThat(sheet).hasSize(count + 1);
            assertThat(sheet.get(1).getCellText(0)).isEqualTo(lost);

            // Counting days without stored sums takes time, and the page says so.
            assertThat(history.isOpenedWhileDaysAreCounted()).contains("recomptés");
            history.saysWhatIsCut(700);
            int now = history.figure("offered");
            assertThat(history.figureBefore("offered")).as("nobody called the line of a laboratory the week before").isZero();
            assertThat(history.differenceOf("offered")).isEqualTo(now);
            assertThat(now).isEqualTo(line.office().today().count("offered"));
            List<String> figures = Files.readAllLines(history.downloadsFigures("csv"));
            assertThat(figures.getFirst()).startsWith("\ufeffDe;À;Appels présentés;Répondus;");
            assertThat(figures.stream().skip(1).mapToInt(row -> Integer.parseInt(row.split(";")[2])).sum())
                    .as("what a spreadsheet adds up is the figure on the screen").isEqualTo(now);
            List<Row> table = rows(history.downloadsFigures("xlsx"), "Chiffres");
            assertThat(table).hasSize(figures.size());
            assertThat(table.stream().skip(1).mapToInt(row -> row.getCellAsNumber(2).orElseThrow().intValue()).sum()).isEqualTo(now);
        }
    }

    /** @return the call that nobody answered */
    private String oneCallIsAnsweredAndOneIsLost() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller answered = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().isInCall();
        Caller gaveUp = aCallerDials();
        String lost = board.seesWaiting(1).waiting().getFirst().callId();
        gaveUp.hangsUp();
        board.sees("it gave up",
                state -> state.waiting().isEmpty() && !state.gaveUp().isEmpty() && state.gaveUp().getFirst().callId().equals(lost));
        answered.hangsUp();
        board.sees("the other is over", state -> state.inProgress().isEmpty());
        return lost;
    }

    private static List<Row> rows(Path file, String sheet) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo(sheet);
            return workbook.getFirstSheet().read();
        }
    }
}
