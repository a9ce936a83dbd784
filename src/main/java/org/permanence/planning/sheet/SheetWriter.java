package org.permanence.planning.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.permanence.pbx.Language;

/**
 * Sheets for the services: their own one with a comment at each fault, and an empty one to fill in. A text stays a text, whatever it begins
 * with: no cell is written as a formula.
 */
public final class SheetWriter {

    private static final String FAULT = "FFD9D4";
    private static final String HEAD = "E4EDF5";
    private static final double NAME_WIDTH = 22;
    private static final double SLOT_WIDTH = 12;

    private SheetWriter() {}

    /** A column of the template. @param date null: each week */
    public record Slot(LocalDate date, DayOfWeek day, int from, int to) {}

    /** A row of the template. */
    public record Row(String surname, String firstName, String mail) {}

    /**
     * The service's own file.
     *
     * @param faults of this file; those that are none are not written into it
     */
    public static void corrected(SheetFile file, List<Fault> faults, Language language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Permanence", "1.0")) {
            int number = 0;
            for (Sheet sheet : file.sheets()) {
                number++;
                String name = file.csv() ? "CSV" : sheet.name();
                Worksheet written = workbook.newWorksheet(name);
                sheet.rows().values().forEach(row -> row.forEach(cell -> value(written, cell)));
                sheet.merges().forEach(merge -> written
                        .range(merge.row() - 1, merge.column() - 1, merge.lastRow() - 1, merge.lastColumn() - 1).merge());
                sheet.hiddenRows().forEach(row -> written.hideRow(row - 1));
                sheet.hiddenColumns().forEach(column -> written.hideColumn(column - 1));
                boolean first = number == 1;
                Map<String, String> comments = new LinkedHashMap<>();
                Map<String, int[]> places = new HashMap<>();
                faults.stream().filter(fault -> fault.code().blocks())
                        .filter(fault -> fault.sheet().equals(file.sheetName(sheet)) || first && fault.sheet().isEmpty()).forEach(fault -> {
                            int[] place = {Math.max(fault.row(), 1), Math.max(fault.column(), 1)};
                            String at = Sheet.address(place[0], place[1]);
                            places.put(at, place);
                            comments.merge(at, fault.wordsForService(language), (one, more) -> one + "\n" + more);
                        });
                comments.forEach((at, words) -> {
                    int[] place = places.get(at);
                    written.comment(place[0] - 1, place[1] - 1, words);
                    written.style(place[0] - 1, place[1] - 1).fillColor(FAULT).set();
                });
                written.finish();
            }
        }
    }

    private static void value(Worksheet sheet, Sheet.Cell cell) {
        int row = cell.row() - 1;
        int column = cell.column() - 1;
        switch (cell.kind()) {
            case NUMBER -> sheet.value(row, column, cell.number());
            case MOMENT -> {
                boolean day = cell.moment().toLocalTime().toSecondOfDay() == 0;
                sheet.value(row, column, cell.moment());
                sheet.style(row, column).format(day ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm").set();
            }
            case TEXT, ERROR, UNCALCULATED -> sheet.value(row, column, cell.text());
        }
    }

    /** To fill in: a row a person, a column a slot. It is read back as any other sheet. */
    public static void template(String line, List<Slot> slots, List<Row> people, Language language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Permanence", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(switch (language) {
                case FR -> "Disponibilités";
                case NL -> "Beschikbaarheid";
                case EN -> "Availability";
            });
            sheet.value(0, 0, line);
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, switch (language) {
                case FR -> "Dans chaque case : " + Words.marks(language) + ". Vide : pas disponible. Les couleurs ne sont pas lues.";
                case NL -> "In elke cel: " + Words.marks(language) + ". Leeg: niet beschikbaar. Kleuren worden niet gelezen.";
                case EN -> "In each cell: " + Words.marks(language) + ". Empty: not available. Colours are not read.";
            });
            List<String> heads = switch (language) {
                case FR -> List.of("Nom", "Prénom", "E-mail");
                case NL -> List.of("Naam", "Voornaam", "E-mail");
                case EN -> List.of("Surname", "First name", "E-mail");
            };
            int first = heads.size();
            for (int column = 0; column < first; column++) {
                sheet.value(4, column, heads.get(column));
                sheet.width(column, NAME_WIDTH);
            }
            int begin = 0;
            for (int number = 0; number < slots.size(); number++) {
                Slot slot = slots.get(number);
                sheet.value(4, first + number, new Head.Times(slot.from, slot.to).toString());
                sheet.width(first + number, SLOT_WIDTH);
                if (number + 1 == slots.size() || slots.get(number + 1).day != slot.day) {
                    sheet.value(3, first + begin,
                            Words.dayName(slot.day, language) + (slot.date == null ? "" : " " + Words.shown(slot.date)));
                    if (number > begin) {
                        sheet.range(3, first + begin, 3, first + number).merge();
                    }
                    begin = number + 1;
                }
            }
            sheet.range(3, 0, 4, first + Math.max(slots.size(), 1) - 1).style().bold().fillColor(HEAD).set();
            for (int number = 0; number < people.size(); number++) {
                sheet.value(5 + number, 0, people.get(number).surname);
                sheet.value(5 + number, 1, people.get(number).firstName);
                sheet.value(5 + number, 2, people.get(number).mail);
            }
            sheet.freezePane(first, 5);
            sheet.finish();
        }
    }
}
