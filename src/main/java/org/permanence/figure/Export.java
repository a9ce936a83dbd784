package org.permanence.figure;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;

/**
 * A table as a spreadsheet. CSV as Belgian spreadsheets open it: UTF-8 with its byte-order mark, semicolons; numbers with a point. Times
 * are on the clock of Brussels. A cell that a spreadsheet could take for a formula is written as text.
 */
final class Export {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Export() {}

    /** Heading, then rows one after the other. Cells are text, numbers, {@link Instant}s or null. */
    interface Table {
        /** The sheet's name. */
        String name();

        List<String> heading();

        void rows(Consumer<List<Object>> row);
    }

    static void csv(Table table, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(table.heading());
        table.rows(row -> csv.writeRecord(row.stream().map(Export::text).toList()));
        csv.flush();
        text.flush();
    }

    private static String text(Object cell) {
        return switch (cell) {
            case null -> "";
            case Double number -> BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
            case Instant at -> TIME.format(local(at));
            case String text -> harmless(text);
            default -> cell.toString();
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, OpeningHours.ZONE);
    }

    /** With a second sheet that gives the meaning of each figure. */
    static void xlsx(Table table, Language language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Permanence", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(table.name());
            heading(sheet, table.heading());
            int[] line = {1};
            table.rows(row -> {
                for (int column = 0; column < row.size(); column++) {
                    cell(sheet, line[0], column, row.get(column));
                }
                line[0]++;
            });
            sheet.freezePane(0, 1);
            sheet.finish();
            Worksheet meanings = workbook.newWorksheet(switch (language) {
                case FR -> "Définitions";
                case NL -> "Definities";
                case EN -> "Definitions";
            });
            List<Figure> figures = Arrays.asList(Figure.values());
            for (int i = 0; i < figures.size(); i++) {
                meanings.value(i, 0, figures.get(i).wording(language).name());
                meanings.value(i, 1, figures.get(i).wording(language).meaning());
            }
            meanings.width(0, 40);
            meanings.width(1, 120);
            meanings.finish();
        }
    }

    private static void heading(Worksheet sheet, List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            sheet.value(0, column, names.get(column));
            sheet.width(column, Math.max(14, Math.min(30, names.get(column).length() + 2)));
            sheet.style(0, column).bold().set();
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object cell) {
        switch (cell) {
            case null -> {}
            case Instant at -> {
                sheet.value(row, column, local(at));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Number number -> sheet.value(row, column, number);
            case Boolean yes -> sheet.value(row, column, yes);
            default -> sheet.value(row, column, cell.toString());
        }
    }

    /** @param rows with their figures */
    static Table figures(Language language, List<History.Row> rows, History.Row total) {
        List<Figure> figures = Arrays.asList(Figure.values());
        return new Table() {
            @Override
            public String name() {
                return switch (language) {
                    case FR -> "Chiffres";
                    case NL -> "Cijfers";
                    case EN -> "Figures";
                };
            }

            @Override
            public List<String> heading() {
                List<String> names = new ArrayList<>(switch (language) {
                    case FR -> List.of("De", "À");
                    case NL -> List.of("Van", "Tot");
                    case EN -> List.of("From", "To");
                });
                figures.forEach(figure -> names.add(figure.wording(language).name()));
                return names;
            }

            @Override
            public void rows(Consumer<List<Object>> each) {
                rows.forEach(row -> each.accept(cells(row)));
                each.accept(cells(total));
            }

            private List<Object> cells(History.Row row) {
                List<Object> cells = new ArrayList<>(List.of(row.from(), row.to()));
                figures.forEach(figure -> cells.add(row.figures().get(figure)));
                return cells;
            }
        };
    }

    /** @param calls passes them one after the other */
    static Table calls(Language language, Consumer<Consumer<History.HistoryCall>> calls) {
        return new Table() {
            @Override
            public String name() {
                return switch (language) {
                    case FR -> "Appels";
                    case NL -> "Oproepen";
                    case EN -> "Calls";
                };
            }

            @Override
            public List<String> heading() {
                return switch (language) {
                    case FR -> List.of("Appel", "Ligne", "Langue", "Arrivée", "Issue", "Attente (s)", "Réponse", "Répondu par", "Poste",
                            "Conversation (s)", "Mise en attente (s)", "Clôture (s)", "Fin", "Terminé par");
                    case NL -> List.of("Oproep", "Lijn", "Taal", "Aankomst", "Afloop", "Wachttijd (s)", "Antwoord", "Beantwoord door",
                            "Toestel", "Gesprek (s)", "Wachtstand (s)", "Afwerking (s)", "Einde", "Beëindigd door");
                    case EN -> List.of("Call", "Line", "Language", "Arrived", "Outcome", "Waited (s)", "Answered", "Answered by", "Phone",
                            "Talk (s)", "Hold (s)", "Wrap-up (s)", "Ended", "Ended by");
                };
            }

            @Override
            public void rows(Consumer<List<Object>> each) {
                calls.accept(call -> each.accept(Arrays.asList(call.callId().toString(), call.line(), call.language(), call.arrivedAt(),
                        OutcomeCode.of(call.outcome()), call.waitedSeconds(), call.pickedUpAt(),
                        call.responder() == null ? null : call.responder().name(),
                        call.reach(), call.talkedSeconds(), call.heldSeconds(), call.wrapUpSeconds(), call.endedAt(), call.endedBy())));
            }
        };
    }
}
