package org.permanence.figure;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
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
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;

/**
 * A table as a spreadsheet, for people who add up and publish: a row is a part of the period or a call, never a total, and no cell is a
 * code. Times are on the clock of Brussels; durations are whole seconds that have passed, as on the screens.
 * <p> CSV as the spreadsheets of Belgium read it, whatever the language of the words: UTF-8 with its byte-order mark, semicolons, and a
 * comma in a number, which would be a text or a date with a point. A text that a spreadsheet could take for a formula is marked as text.
 */
final class Export {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** What a sheet of a spreadsheet holds, its heading included. */
    private static final int ROWS_OF_A_SHEET = 1_048_576;
    /** Rows in memory before they are written. */
    private static final int FLUSHED = 1_000;
    private static final double SECONDS_OF_A_DAY = 86_400;

    private Export() {}

    /** What stands in a column. A cell of any kind may be null. */
    enum Kind {
        /** A {@link String}. */
        TEXT(24, null),
        /** An {@link Instant}. */
        TIME(20, "dd/mm/yyyy hh:mm:ss"),
        /** A {@link Long}. */
        COUNT(12, "#,##0"),
        /** A {@link Double}, in seconds. */
        DURATION(12, "[m]:ss"),
        /** A {@link Double} from 0 to 1. */
        SHARE(12, "0%"),
        /** A {@link Double}. */
        PEOPLE(12, "0.0");

        private final int width;
        private final String format;

        Kind(int width, String format) {
            this.width = width;
            this.format = format;
        }

        static Kind of(Figure.Unit unit) {
            return switch (unit) {
                case CALLS -> COUNT;
                case SHARE -> SHARE;
                case SECONDS -> DURATION;
                case PEOPLE -> PEOPLE;
            };
        }
    }

    record Column(String name, Kind kind) {

        /** With its unit, which only the format of a spreadsheet's cell says. */
        private String inText() {
            return switch (kind) {
                case DURATION -> name + " (s)";
                case SHARE -> name + " (%)";
                case TEXT, TIME, COUNT, PEOPLE -> name;
            };
        }
    }

    /** Columns, then rows one after the other. */
    interface Table {
        /** The sheet's name. */
        String name();

        List<Column> columns();

        void rows(Consumer<List<Object>> row);

        /** The figures of the whole period, which stand beside what they mean; null for a table without. */
        default Figures total() {
            return null;
        }
    }

    // ---- CSV

    static void csv(Table table, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text);
        List<Column> columns = table.columns();
        csv.writeRecord(columns.stream().map(Column::inText).toList());
        table.rows(row -> {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(text(columns.get(column).kind, row.get(column)));
            }
            csv.writeRecord(cells);
        });
        csv.flush();
        text.flush();
    }

    private static String text(Kind kind, Object cell) {
        return cell == null ? "" : switch (kind) {
            case TEXT -> harmless((String) cell);
            case TIME -> TIME.format(local((Instant) cell));
            case COUNT -> cell.toString();
            case DURATION -> "" + whole((Double) cell);
            case SHARE -> decimal((Double) cell * 100);
            case PEOPLE -> decimal((Double) cell);
        };
    }

    private static String decimal(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** As a clock shows it: a second counts when it has passed. */
    private static long whole(double seconds) {
        return (long) Math.floor(seconds);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, OpeningHours.ZONE);
    }

    // ---- XLSX

    /** With a last sheet that gives the meaning of each figure. */
    static void xlsx(Table table, Language language, OutputStream out) throws IOException {
        xlsx(table, language, out, ROWS_OF_A_SHEET);
    }

    /** @param rowsOfASheet more rows go on in a further sheet */
    static void xlsx(Table table, Language language, OutputStream out, int rowsOfASheet) throws IOException {
        try (Workbook workbook = new Workbook(out, "Permanence", "1.0")) {
            Sheets sheets = new Sheets(workbook, table, rowsOfASheet);
            table.rows(sheets::row);
            sheets.finish();
            meanings(workbook.newWorksheet(meaningsName(language)), table.total(), language);
        }
    }

    /** The table, in as many sheets as it needs. */
    private static final class Sheets {

        private final Workbook workbook;
        private final Table table;
        private final List<Column> columns;
        private final int rowsOfASheet;
        private Worksheet sheet;
        private int sheets;
        private int line;

        Sheets(Workbook workbook, Table table, int rowsOfASheet) throws IOException {
            this.workbook = workbook;
            this.table = table;
            this.columns = table.columns();
            this.rowsOfASheet = rowsOfASheet;
            begin();
        }

        private void begin() {
            sheets++;
            sheet = workbook.newWorksheet(table.name() + (sheets == 1 ? "" : " (" + sheets + ")"));
            for (int column = 0; column < columns.size(); column++) {
                Column each = columns.get(column);
                sheet.value(0, column, each.name);
                sheet.width(column, Math.clamp(each.name.length() + 2, each.kind.width, 40));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            line = 1;
        }

        void row(List<Object> cells) {
            try {
                if (line == rowsOfASheet) {
                    finish();
                    begin();
                }
                for (int column = 0; column < cells.size(); column++) {
                    cell(sheet, line, column, columns.get(column).kind, cells.get(column));
                }
                line++;
                if (line % FLUSHED == 0) {
                    sheet.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void finish() throws IOException {
            sheet.finish();
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Kind kind, Object cell) {
        if (cell == null) {
            return;
        }
        switch (kind) {
            case TEXT -> sheet.value(row, column, (String) cell);
            case TIME -> sheet.value(row, column, local((Instant) cell));
            case DURATION -> sheet.value(row, column, whole((Double) cell) / SECONDS_OF_A_DAY);
            case COUNT, SHARE, PEOPLE -> sheet.value(row, column, (Number) cell);
        }
        if (kind.format != null) {
            sheet.style(row, column).format(kind.format).set();
        }
    }

    private static void meanings(Worksheet sheet, Figures total, Language language) throws IOException {
        List<String> heading = switch (language) {
            case FR -> List.of("Chiffre", "Toute la période", "Définition");
            case NL -> List.of("Cijfer", "Hele periode", "Definitie");
            case EN -> List.of("Figure", "Whole period", "Definition");
        };
        int meaning = total == null ? 1 : 2;
        sheet.value(0, 0, heading.get(0));
        if (total != null) {
            sheet.value(0, 1, heading.get(1));
            sheet.width(1, 18);
        }
        sheet.value(0, meaning, heading.get(2));
        for (int column = 0; column <= meaning; column++) {
            sheet.style(0, column).bold().set();
        }
        for (Figure figure : Figure.values()) {
            int row = figure.ordinal() + 1;
            sheet.value(row, 0, figure.wording(language).name());
            if (total != null) {
                cell(sheet, row, 1, Kind.of(figure.unit()), total.get(figure));
            }
            sheet.value(row, meaning, figure.wording(language).meaning());
        }
        sheet.width(0, 40);
        sheet.width(meaning, 120);
        sheet.finish();
    }

    private static String meaningsName(Language language) {
        return switch (language) {
            case FR -> "Définitions";
            case NL -> "Definities";
            case EN -> "Definitions";
        };
    }

    // ---- the tables

    /** @param rows with their figures @param total of the whole period */
    static Table figures(Language language, List<History.Row> rows, Figures total) {
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
            public List<Column> columns() {
                List<Column> columns = new ArrayList<>((switch (language) {
                    case FR -> List.of("De", "À");
                    case NL -> List.of("Van", "Tot");
                    case EN -> List.of("From", "To");
                }).stream().map(name -> new Column(name, Kind.TIME)).toList());
                figures.forEach(figure -> columns.add(new Column(figure.wording(language).name(), Kind.of(figure.unit()))));
                return columns;
            }

            @Override
            public void rows(Consumer<List<Object>> each) {
                for (History.Row row : rows) {
                    List<Object> cells = new ArrayList<>(List.of(row.from(), row.to()));
                    figures.forEach(figure -> cells.add(row.figures().get(figure)));
                    each.accept(cells);
                }
            }

            @Override
            public Figures total() {
                return total;
            }
        };
    }

    /** @param lines the lines' names by their codes @param calls passes them one after the other */
    static Table calls(Language language, Map<String, String> lines, Consumer<Consumer<History.HistoryCall>> calls) {
        CallWords words = new CallWords(language);
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
            public List<Column> columns() {
                return words.columns();
            }

            @Override
            public void rows(Consumer<List<Object>> each) {
                calls.accept(call -> each.accept(Arrays.asList(call.callId().toString(),
                        call.line() == null ? null : lines.getOrDefault(call.line(), call.line()), words.language(call.language()),
                        call.arrivedAt(), words.outcome(call.outcome()), call.waitedSeconds(), call.pickedUpAt(),
                        call.responder() == null ? null : call.responder().name(), words.reach(call.reach()), call.talkedSeconds(),
                        call.heldSeconds(), call.wrapUpSeconds(), call.endedAt(), words.endedBy(call.endedBy()))));
            }
        };
    }
}
