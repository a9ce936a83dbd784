package org.permanence.planning.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.pbx.Language;

class SheetReaderTest {

    private static final String BOM = "\ufeff";

    private static SheetFile read(byte[] bytes) {
        return SheetReader.read(0, "semaine.xlsx", bytes);
    }

    private static List<String> cells(SheetFile file) {
        return file.sheets().getFirst().rows().values().stream().flatMap(List::stream)
                .map(cell -> Sheet.address(cell.row(), cell.column()) + "=" + cell.text()).toList();
    }

    private static FaultCode why(byte[] bytes) {
        SheetFile file = read(bytes);
        assertThat(file.sheets()).isEmpty();
        return file.faults().getFirst().code();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "UTF-16LE,false", "UTF-16BE,false", "windows-1252,false"})
    void everyEncodingSeparatorAndLineEndGivesTheSameCells(String charset, boolean bom) {
        for (String separator : List.of(";", ",", "\t")) {
            for (String end : List.of("\r\n", "\n", "\r")) {
                String text = (bom ? BOM : "") + String.join(end,
                        List.of(String.join(separator, "Prénom", "Lundi 8h–12h", "Noël"), "", String.join(separator, "Zoé", "x", "")));
                assertThat(cells(read(Files.text(Charset.forName(charset), text)))).as(charset + separator + end)
                        .containsExactly("A1=Prénom", "B1=Lundi 8h–12h", "C1=Noël", "A3=Zoé", "B3=x");
            }
        }
    }

    @Test
    void whatNobodySeesIsNoPartOfACell() {
        assertThat(cells(read(Files.csv("sep=,", "\u00a0Ann\u00a0Vandersmissen\u200b,\ufeff x ,\"\u200b\""))))
                .containsExactly("A2=Ann Vandersmissen", "B2=x");
    }

    @Test
    void aQuotedFieldMayHaveSeparatorsAndLineEnds() {
        assertThat(cells(read(Files.csv("Nom;\"lundi\n8h-12h\"", "\"Vandersmissen; Ann\";x"))))
                .containsExactly("A1=Nom", "B1=lundi\n8h-12h", "A2=Vandersmissen; Ann", "B2=x");
        assertThat(why(Files.csv("Nom;\"lundi", "Ann;x"))).isEqualTo(FaultCode.CSV_UNREADABLE);
    }

    @Test
    void aWorkbookIsReadWithItsDatesFormulasMergesAndWhatIsHidden() {
        SheetFile file = read(Files.raw("<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nom</t></is></c><c r=\"B1\" s=\"1\"><v>46363</v></c><c r=\"C1\"><v>470123456</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"b\"><v>1</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"x\"&amp;\"\"</f><v>x</v></c><c r=\"B3\"><f>A1</f></c><c r=\"C3\" t=\"e\"><f>#REF!</f><v>#REF!</v></c>"
                + "<c r=\"D3\"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"B1:C1\"/></mergeCells>",
                ""));

        Sheet sheet = file.sheets().getFirst();
        assertThat(sheet.name()).isEqualTo("Semaine");
        assertThat(cells(file)).containsExactly("A1=Nom", "B1=07/12/2026", "C1=470123456", "A2=oui", "A3=x", "B3==A1", "C3=#REF!", "D3=2");
        assertThat(sheet.cell(1, 2).orElseThrow().moment().toLocalDate()).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(sheet.rows().get(3)).extracting(Sheet.Cell::kind).containsExactly(Sheet.Kind.TEXT, Sheet.Kind.UNCALCULATED,
                Sheet.Kind.ERROR, Sheet.Kind.NUMBER);
        assertThat(sheet.hiddenRows()).containsExactly(2);
        assertThat(sheet.hiddenColumns()).containsExactly(4);
        assertThat(sheet.merges()).containsExactly(new Sheet.Merge(1, 2, 1, 3));
    }

    @Test
    void whatIsHiddenOrMergedWithoutAnythingInItIsLeftOutAndMergesDoNotOverlap() throws IOException {
        SheetFile file = read(Files.raw("<cols><col min=\"1\" max=\"16384\" hidden=\"1\"/></cols><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nom</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>lundi</t></is></c></row>"
                + "<row r=\"1048576\" hidden=\"1\"/></sheetData><mergeCells count=\"5\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"B1:XFD1048576\"/>"
                + "<mergeCell ref=\"A1:A1\"/><mergeCell ref=\"A2:A9\"/><mergeCell ref=\"A1:A1048576\"/></mergeCells>", ""));

        Sheet sheet = file.sheets().getFirst();
        assertThat(sheet.hiddenRows()).isEmpty();
        assertThat(sheet.hiddenColumns()).containsExactly(1, 2);
        assertThat(sheet.merges()).containsExactly(new Sheet.Merge(1, 2, 1, 3), new Sheet.Merge(1, 1, 501, 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.corrected(file, List.of(Fault.ofFile(0, FaultCode.NOTHING_IN_IT, "", "")), Language.FR, out);
        assertThat(read(out.toByteArray()).sheets().getFirst().merges()).containsExactlyInAnyOrderElementsOf(sheet.merges());
    }

    @Test
    void aWorkbookOfTheEpochOf1904HasItsDates() {
        SheetFile file = read(Files.raw("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>44901</v></c></row></sheetData>",
                "<workbookPr date1904=\"1\"/>"));
        assertThat(cells(file)).containsExactly("A1=07/12/2026");
    }

    @Test
    void whatIsNoSheetIsNamed() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        encrypted.write(ole);
        encrypted.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        assertThat(why(new byte[0])).isEqualTo(FaultCode.FILE_EMPTY);
        assertThat(why(ole)).isEqualTo(FaultCode.OLD_EXCEL);
        assertThat(why(encrypted.toByteArray())).isEqualTo(FaultCode.ENCRYPTED);
        assertThat(why("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEqualTo(FaultCode.PDF);
        assertThat(why(Files.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"))))
                .isEqualTo(FaultCode.OPEN_DOCUMENT);
        assertThat(why(Files.zip(Map.of("Index/Document.iwa", "x")))).isEqualTo(FaultCode.NUMBERS);
        assertThat(why(Files.zip(Map.of("xl/workbook.xml", "<x/>", "xl/vbaProject.bin", "x")))).isEqualTo(FaultCode.MACROS);
        assertThat(why(Files.zip(Map.of("xl/workbook.bin", "x")))).isEqualTo(FaultCode.BINARY_EXCEL);
        assertThat(why(Files.zip(Map.of("word/document.xml", "<x/>")))).isEqualTo(FaultCode.NOT_A_SHEET);
        assertThat(why(new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0, 1})).isEqualTo(FaultCode.NOT_A_SHEET);
        byte[] half = Files.xlsx(Files.rows(new Object[]{"Nom"}));
        assertThat(why(Arrays.copyOf(half, half.length / 2))).isEqualTo(FaultCode.DAMAGED);
        assertThat(why(Files.zip(Map.of("xl/workbook.xml", "no xml")))).isEqualTo(FaultCode.DAMAGED);
    }

    /** Each ended the service by its heap, or kept a thread for hours. */
    @Test
    void aSmallFileCannotAskForMuch() {
        assertThat(why(Files.raw("<sheetData><row r=\"1\"><c r=\"AAAAAAA1\"><v>1</v></c></row></sheetData>", "")))
                .isEqualTo(FaultCode.DAMAGED);
        assertThat(why(Files.raw("<sheetData><row r=\"1048577\"><c r=\"A1\"><v>1</v></c></row></sheetData>", "")))
                .isEqualTo(FaultCode.DAMAGED);
        String text = "x".repeat(40_000);
        assertThat(why(
                Files.raw("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c></row></sheetData>", "")))
                .isEqualTo(FaultCode.DAMAGED);
        String filled = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(30_000) + "</t></is></c></row>";
        assertThat(why(Files.raw("<sheetData>" + filled.repeat(140) + "</sheetData>", ""))).isEqualTo(FaultCode.TOO_MUCH_IN_IT);
        assertThat(why(Files.csv("Nom;lundi 8-12", "Ann;" + text))).isEqualTo(FaultCode.CSV_UNREADABLE);
        assertThat(Words.mark(".".repeat(30_000) + "x")).isEmpty();
        assertThat(Head.of(".1".repeat(10_000), LocalDate.of(2026, 12, 1)).isDay()).isFalse();
    }

    @Test
    void rowsAreCountedInTheWholeFile() {
        Object[][] rows = new Object[300][];
        Arrays.fill(rows, new Object[]{"Ann", "x"});
        SheetFile file = read(Files.xlsx(new TreeMap<>(Map.of("one", Files.rows(rows), "two", Files.rows(rows)))));
        assertThat(file.faults()).extracting(Fault::code).containsExactly(FaultCode.TOO_MANY_ROWS);
        assertThat(file.isWhole()).isFalse();
        assertThat(read(Files.xlsx(Files.rows(rows))).isWhole()).isTrue();
    }

    @Test
    void limitsAreCountedOnWhatIsThere() {
        assertThat(why(new byte[SheetReader.LARGEST_FILE + 1])).isEqualTo(FaultCode.FILE_TOO_LARGE);
        byte[] bomb = Files.inflatesTo(SheetReader.LARGEST_INFLATED + 1L);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(why(bomb)).isEqualTo(FaultCode.INFLATED_TOO_LARGE);
        Map<String, String> parts = new LinkedHashMap<>();
        IntStream.rangeClosed(0, SheetReader.MOST_PARTS).forEach(part -> parts.put("xl/" + part, "x"));
        assertThat(why(Files.zip(parts))).isEqualTo(FaultCode.TOO_MANY_PARTS);

        SheetFile long_ = read(Files.csv("x\n".repeat(SheetReader.MOST_ROWS + 1)));
        assertThat(long_.faults()).extracting(Fault::code).containsExactly(FaultCode.TOO_MANY_ROWS);
        assertThat(long_.faults().getFirst().cell()).isEqualTo("A501");
        SheetFile wide = read(Files.csv(";".repeat(SheetReader.MOST_COLUMNS) + "x"));
        assertThat(wide.faults()).extracting(Fault::code, Fault::cell).containsExactly(
                org.assertj.core.groups.Tuple.tuple(FaultCode.TOO_MANY_COLUMNS, "BI1"));
        // Rows that are only formatted do not count.
        assertThat(read(Files.csv("x" + "\n;;".repeat(5_000) + "\nx")).faults()).isEmpty();
    }
}
