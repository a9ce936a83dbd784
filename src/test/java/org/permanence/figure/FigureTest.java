package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.Language;

/**
 * A new figure is one constant of {@link Figure}: it then appears wherever figures are shown. {@code figures.test.ts} tests the same for
 * the screens.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FigureTest {

    private static final List<String> KEYS = Stream.of(Figure.values()).map(Figure::key).toList();
    /** Each sum is a different number, so that no figure equals another by chance. */
    private static final Sums SUMS = Sums.of(sum -> 1000 + 37L * sum.ordinal() * sum.ordinal());

    @Inject
    Accounts accounts;
    @Inject
    ObjectMapper json;

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void eachHasAKeyAPlaceAndWordsOfItsOwn() {
        assertThat(KEYS).doesNotHaveDuplicates();
        assertThat(Stream.of(Figure.values()).flatMapToInt(figure -> figure.place().stream()).boxed().toList()).isNotEmpty()
                .doesNotHaveDuplicates();
        for (Language language : Language.values()) {
            assertThat(Stream.of(Figure.values()).map(figure -> figure.wording(language).name())).doesNotHaveDuplicates()
                    .allMatch(name -> !name.isBlank());
            assertThat(Stream.of(Figure.values()).map(figure -> figure.wording(language).meaning())).doesNotHaveDuplicates()
                    .allMatch(words -> !words.isBlank());
        }
    }

    @Test
    void inAnAnswerEachIsAFieldCallsWholeAndWhatIsNotDefinedNull() {
        JsonNode told = json.valueToTree(Figures.of(SUMS));
        assertThat(names(told)).isEqualTo(KEYS);
        JsonNode nothing = json.valueToTree(Figures.NONE);
        for (Figure figure : Figure.values()) {
            assertThat(told.path(figure.key()).asDouble()).as(figure.key()).isEqualTo(figure.of(SUMS));
            boolean calls = figure.unit() == Figure.Unit.CALLS;
            assertThat(told.path(figure.key()).isIntegralNumber()).as(figure.key()).isEqualTo(calls);
            assertThat(nothing.path(figure.key()).isNull()).as(figure.key()).isEqualTo(!calls);
        }
        assertThat(Figures.of(SUMS)).isEqualTo(Figures.of(SUMS)).isNotEqualTo(Figures.NONE);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void inAnExportEachIsAColumnAndASpreadsheetSaysWhatItMeans(Language language) throws IOException {
        History.Row period =
                new History.Row(Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T09:30:00Z"), Figures.of(SUMS));
        Figures total = Figures.of(SUMS.plus(SUMS));
        Export.Table table = Export.figures(language, List.of(period), total);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        Export.csv(table, csv);
        List<String> lines = csv.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst().split(";")).hasSize(2 + KEYS.size());
        assertThat(lines).as("no total among the data").hasSize(2);
        List<String> cells = List.of(lines.get(1).split(";", -1));

        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        Export.xlsx(table, language, xlsx);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()), new ReadingOptions(true, false))) {
            List<Row> data = workbook.getFirstSheet().read();
            assertThat(data).hasSize(2);
            List<Row> meanings = workbook.getSheets().skip(1).findFirst().orElseThrow().read();
            for (Figure figure : Figure.values()) {
                int column = 2 + figure.ordinal();
                double value = figure.of(SUMS);
                double inXlsx = data.get(1).getCellAsNumber(column).orElseThrow().doubleValue();
                String heading = lines.getFirst().split(";")[column];
                switch (figure.unit()) {
                    case CALLS -> {
                        assertThat(cells.get(column)).isEqualTo("" + (long) value);
                        assertThat(inXlsx).isEqualTo(value);
                    }
                    case SECONDS -> {
                        assertThat(cells.get(column)).isEqualTo("" + (long) value);
                        assertThat(heading).endsWith(" (s)");
                        assertThat(inXlsx * 86_400).isCloseTo((long) value, within(1e-6));
                        assertThat(data.get(1).getCell(column).getDataFormatString()).isEqualTo("[m]:ss");
                    }
                    case SHARE -> {
                        assertThat(Double.parseDouble(cells.get(column).replace(',', '.'))).isCloseTo(value * 100, within(0.005));
                        assertThat(cells.get(column)).doesNotContain(".");
                        assertThat(heading).endsWith(" (%)");
                        assertThat(inXlsx).isEqualTo(value);
                        assertThat(data.get(1).getCell(column).getDataFormatString()).isEqualTo("0%");
                    }
                    case PEOPLE -> assertThat(cells.get(column)).doesNotContain(".");
                }
                assertThat(heading).startsWith(figure.wording(language).name());
                Row meaning = meanings.get(figure.ordinal() + 1);
                assertThat(meaning.getCellText(0)).isEqualTo(figure.wording(language).name());
                assertThat(meaning.getCellText(2)).isEqualTo(figure.wording(language).meaning());
                if (figure.unit() == Figure.Unit.CALLS) {
                    assertThat(meaning.getCellAsNumber(1).orElseThrow().longValue()).as("of the whole period")
                            .isEqualTo(total.get(figure).longValue());
                }
            }
        }
    }

    /** A sheet of a spreadsheet is full after a million rows: more go on in the next, and none is left out. */
    @Test
    void rowsThatDoNotFitInASheetGoOnInTheNext() throws IOException {
        Instant from = Instant.parse("2026-03-02T09:00:00Z");
        List<History.Row> rows =
                IntStream.range(0, 25).mapToObj(i -> new History.Row(from.plusSeconds(i), from.plusSeconds(i + 1), Figures.NONE)).toList();
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        Export.xlsx(Export.figures(Language.FR, rows, Figures.NONE), Language.FR, xlsx, 11);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("Chiffres", "Chiffres (2)", "Chiffres (3)", "Définitions");
            List<Row> last = workbook.getSheets().skip(2).findFirst().orElseThrow().read();
            assertThat(last).hasSize(6);
            assertThat(last.getFirst().getCellText(0)).isEqualTo("De");
            assertThat(last.getLast().getCellAsDate(0).orElseThrow()).isEqualTo("2026-03-02T10:00:24");
        }
    }

    @Test
    void theScreensAreToldOfEachAndTheApiDescribesEach() {
        var coordinator = accounts.somebody(Role.COORDINATOR);
        JsonNode definitions = coordinator.asks().get("/api/figures/definitions").as(JsonNode.class);
        assertThat(StreamSupport.stream(definitions.spliterator(), false).map(definition -> definition.path("key").asText()))
                .isEqualTo(KEYS);
        for (Figure figure : Figure.values()) {
            JsonNode definition = definitions.path(figure.ordinal());
            assertThat(definition.path("unit").asText()).isEqualTo(json.valueToTree(figure.unit()).asText());
            assertThat(definition.path("place").isNull()).isEqualTo(figure.place().isEmpty());
            assertThat(definition.path("calls").asBoolean()).isEqualTo(figure.hasCalls());
            assertThat(definition.path("nl").path("name").asText()).isEqualTo(figure.wording(Language.NL).name());
        }
        assertThat(names(coordinator.asks().get("/api/wallboard").as(JsonNode.class).path("today").path("all"))).isEqualTo(KEYS);
        assertThat(names(coordinator.asks().get("/api/history/figures?from=2013-01-01&to=2013-01-01").as(JsonNode.class).path("total")))
                .isEqualTo(KEYS);

        JsonNode described = coordinator.asks().get("/q/openapi?format=json").as(JsonNode.class).at("/components/schemas/Figures");
        assertThat(names(described.path("properties"))).isEqualTo(KEYS);
        assertThat(StreamSupport.stream(described.path("required").spliterator(), false).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(KEYS);
        for (Figure figure : Figure.values()) {
            boolean calls = figure.unit() == Figure.Unit.CALLS;
            assertThat(described.path("properties").path(figure.key()).path("type").toString()).as(figure.key())
                    .isEqualTo(calls ? "\"integer\"" : "[\"number\",\"null\"]");
        }
    }
}
