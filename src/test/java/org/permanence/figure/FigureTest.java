package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
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
        Export.Table table = Export.figures(language, List.of(period), period);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        Export.csv(table, csv);
        List<String> lines = csv.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst().split(";"))
                .endsWith(Stream.of(Figure.values()).map(figure -> figure.wording(language).name()).toArray(String[]::new));
        assertThat(lines.get(1).split(";", -1)).hasSize(2 + KEYS.size()).doesNotContain("");

        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        Export.xlsx(table, language, xlsx);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
            Row values = workbook.getFirstSheet().read().get(1);
            List<Row> meanings = workbook.getSheets().skip(1).findFirst().orElseThrow().read();
            for (Figure figure : Figure.values()) {
                assertThat(values.getCellAsNumber(2 + figure.ordinal()).orElseThrow().doubleValue()).as(figure.key())
                        .isEqualTo(figure.of(SUMS));
                assertThat(meanings.get(figure.ordinal()).getCellText(0)).isEqualTo(figure.wording(language).name());
                assertThat(meanings.get(figure.ordinal()).getCellText(1)).isEqualTo(figure.wording(language).meaning());
            }
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
