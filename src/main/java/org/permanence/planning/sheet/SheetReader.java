package org.permanence.planning.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads a file of a service: CSV as the spreadsheets of Belgium write it, or XLSX. What it is, its bytes say, not its name. Limits are
 * counted on what is really there, before anything is built of it: a file of a few kilobytes can inflate to gigabytes.
 */
public final class SheetReader {

    public static final int LARGEST_FILE = 2 * 1024 * 1024;
    static final int LARGEST_INFLATED = 50 * 1024 * 1024;
    static final int MOST_PARTS = 200;
    static final int MOST_ROWS = 500;
    static final int MOST_COLUMNS = 60;
    private static final int MOST_MERGES = 1_000;
    /** Where Excel ends: columns, rows, and the characters of a cell. */
    private static final int LAST_COLUMN = 16_384;
    private static final int LAST_ROW = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    /** Of all cells together. Their tables are held in memory by the reader of cells. */
    private static final int MOST_TEXT = 4_000_000;
    /** Of the parts that are read whole, such as the formats. */
    private static final int MOST_ELEMENTS = 300_000;
    private static final int LONGEST_FORMAT = 255;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Of the year 9999, where Excel ends. */
    private static final double LAST_SERIAL = 2_958_466;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private SheetReader() {}

    /** @param number of the file among those sent, from 0. @return also a file that cannot be read: its faults say why */
    public static SheetFile read(int number, String name, byte[] bytes) {
        if (bytes.length == 0) {
            return SheetFile.unreadable(number, name, FaultCode.FILE_EMPTY, "", "");
        }
        if (bytes.length > LARGEST_FILE) {
            return SheetFile.unreadable(number, name, FaultCode.FILE_TOO_LARGE, megabytes(bytes.length), megabytes(LARGEST_FILE));
        }
        if (begins(bytes, OLE)) {
            boolean encrypted = contains(bytes, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            return SheetFile.unreadable(number, name, encrypted ? FaultCode.ENCRYPTED : FaultCode.OLD_EXCEL, "", "");
        }
        if (begins(bytes, "%PDF".getBytes(StandardCharsets.US_ASCII))) {
            return SheetFile.unreadable(number, name, FaultCode.PDF, "", "");
        }
        if (begins(bytes, ZIP)) {
            return zipped(number, name, bytes);
        }
        return decoded(bytes).map(text -> csv(number, name, text))
                .orElseGet(() -> SheetFile.unreadable(number, name, FaultCode.NOT_A_SHEET, ending(name), ""));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024).replace(".0 ", " ");
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > 6 ? "?" : name.substring(dot);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    // ---- CSV

    /** Empty: no text. */
    private static Optional<String> decoded(byte[] bytes) {
        if (begins(bytes, new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return text(bytes, 3, StandardCharsets.UTF_8).or(() -> text(bytes, 3, WINDOWS));
        }
        if (begins(bytes, new byte[]{(byte) 0xFF, (byte) 0xFE})) {
            return text(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, new byte[]{(byte) 0xFE, (byte) 0xFF})) {
            return text(bytes, 2, StandardCharsets.UTF_16BE);
        }
        // Without its mark: in a table most characters are ASCII, every second byte of which is then 0.
        int[] zeros = new int[2];
        int looked = Math.min(bytes.length, 4_000);
        for (int at = 0; at < looked; at++) {
            zeros[at % 2] += bytes[at] == 0 ? 1 : 0;
        }
        if (zeros[1] > looked / 4 && zeros[0] == 0) {
            return text(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (zeros[0] > looked / 4 && zeros[1] == 0) {
            return text(bytes, 0, StandardCharsets.UTF_16BE);
        }
        return text(bytes, 0, StandardCharsets.UTF_8).or(() -> text(bytes, 0, WINDOWS));
    }

    private static Optional<String> text(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
            // Other control characters do not occur in a text: this is a picture or a program.
            return text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n') ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static SheetFile csv(int number, String name, String text) {
        List<Fault> faults = new ArrayList<>();
        TreeMap<Integer, List<Sheet.Cell>> rows = new TreeMap<>();
        int begin = text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 5 && "\r\n".indexOf(text.charAt(5)) >= 0 ? 1 : 0;
        char separator = begin == 1 ? text.charAt(4) : separator(text);
        int row = 0;
        int[] filled = {0};
        try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true)
                .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).allowUnclosedQuote(false).ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                row++;
                List<Sheet.Cell> cells = new ArrayList<>();
                for (int column = 0; row > begin && column < line.getFieldCount(); column++) {
                    if (line.getField(column).length() > LONGEST_TEXT) {
                        return SheetFile.unreadable(number, name, FaultCode.CSV_UNREADABLE, "" + row, "");
                    }
                    String said = Words.tidy(line.getField(column));
                    if (!said.isEmpty()) {
                        cells.add(Sheet.Cell.text(row, column + 1, said));
                    }
                }
                if (!add(number, "", rows, row, cells, filled, faults)) {
                    break;
                }
            }
        } catch (CsvParseException _) {
            return SheetFile.unreadable(number, name, FaultCode.CSV_UNREADABLE, "" + (row + 1), "");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
        return new SheetFile(number, name, true, List.of(new Sheet("", false, rows, Set.of(), Set.of(), List.of())), faults);
    }

    /** The one that occurs most outside of quotes in the first lines; Excel writes semicolons in Belgium. */
    private static char separator(String text) {
        Map<Character, Integer> found = new HashMap<>();
        boolean quoted = false;
        for (int at = 0; at < Math.min(text.length(), 20_000); at++) {
            char c = text.charAt(at);
            quoted = (c == '"') != quoted;
            if (!quoted && ";,\t".indexOf(c) >= 0) {
                found.merge(c, 1, Integer::sum);
            }
        }
        return Stream.of(';', '\t', ',').max((one, other) -> {
            int difference = found.getOrDefault(one, 0) - found.getOrDefault(other, 0);
            return difference != 0 ? difference : ";\t,".indexOf(other) - ";\t,".indexOf(one);
        }).orElseThrow();
    }

    /** @param filled the rows of all sheets of the file @return false: enough, the file is too long or the sheet too wide */
    private static boolean add(int file, String sheet, TreeMap<Integer, List<Sheet.Cell>> rows, int row, List<Sheet.Cell> cells,
            int[] filled, List<Fault> faults) {
        if (cells.isEmpty()) {
            return true;
        }
        Optional<Sheet.Cell> beyond = cells.stream().filter(cell -> cell.column() > MOST_COLUMNS).findFirst();
        if (beyond.isPresent()) {
            faults.add(new Fault(file, sheet, row, beyond.get().column(), FaultCode.TOO_MANY_COLUMNS,
                    Sheet.letters(beyond.get().column()), "" + MOST_COLUMNS, false));
            return false;
        }
        if (filled[0] == MOST_ROWS) {
            faults.add(new Fault(file, sheet, row, 1, FaultCode.TOO_MANY_ROWS, "", "" + MOST_ROWS, false));
            return false;
        }
        filled[0]++;
        rows.put(row, cells);
        return true;
    }

    // ---- XLSX

    /** What the reader of cells leaves out. */
    private record Shape(Set<Integer> hiddenRows, Set<Integer> hiddenColumns, List<Sheet.Merge> merges) {

        /** What of it concerns cells with something in them: a file may hide or merge a million empty ones, or merge one twice. */
        Shape of(TreeMap<Integer, List<Sheet.Cell>> rows) {
            Set<Integer> columns = rows.values().stream().flatMap(List::stream).map(Sheet.Cell::column).collect(Collectors.toSet());
            int lastRow = rows.isEmpty() ? 0 : rows.lastKey();
            List<Sheet.Merge> kept = new ArrayList<>();
            merges.stream().filter(merge -> merge.row() <= lastRow && merge.column() <= MOST_COLUMNS)
                    .map(merge -> new Sheet.Merge(merge.row(), merge.column(), Math.min(merge.lastRow(), merge.row() + MOST_ROWS),
                            Math.min(merge.lastColumn(), merge.column() + MOST_COLUMNS)))
                    .filter(merge -> merge.row() < merge.lastRow() || merge.column() < merge.lastColumn())
                    .filter(merge -> kept.stream().noneMatch(merge::overlaps)).forEach(kept::add);
            hiddenRows.retainAll(rows.keySet());
            hiddenColumns.retainAll(columns);
            return new Shape(hiddenRows, hiddenColumns, kept);
        }
    }

    private static SheetFile zipped(int number, String name, byte[] bytes) {
        // By the same directory by which the reader finds the parts: another count could be of other parts.
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) {
                return SheetFile.unreadable(number, name, FaultCode.TOO_MANY_PARTS, "", "" + MOST_PARTS);
            }
            Set<String> names = new HashSet<>();
            Amount amount = new Amount();
            long inflated = 0;
            byte[] buffer = new byte[16_384];
            for (ZipArchiveEntry part : parts) {
                names.add(part.getName());
                if (part.getMethod() != ZipArchiveEntry.STORED && part.getMethod() != ZipArchiveEntry.DEFLATED) {
                    return SheetFile.unreadable(number, name, FaultCode.DAMAGED, "", "");
                }
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        inflated += read;
                        if (inflated > LARGEST_INFLATED) {
                            return SheetFile.unreadable(number, name, FaultCode.INFLATED_TOO_LARGE, "", megabytes(LARGEST_INFLATED));
                        }
                    }
                }
            }
            Optional<FaultCode> other = notXlsx(names);
            if (other.isEmpty()) {
                for (ZipArchiveEntry part : parts) {
                    measure(zip, part, amount);
                }
            }
            return other.isPresent() ? SheetFile.unreadable(number, name, other.get(), ending(name), "")
                    : workbook(number, name, bytes, zip);
        } catch (TooMuch _) {
            return SheetFile.unreadable(number, name, FaultCode.TOO_MUCH_IN_IT, "", "");
        } catch (IOException | XMLStreamException | RuntimeException _) {
            // Of a file that strangers made; the libraries say all of these of what they cannot read.
            return SheetFile.unreadable(number, name, FaultCode.DAMAGED, "", "");
        }
    }

    private static Optional<FaultCode> notXlsx(Set<String> parts) {
        if (parts.contains("xl/vbaProject.bin")) {
            return Optional.of(FaultCode.MACROS);
        }
        if (parts.contains("xl/workbook.bin")) {
            return Optional.of(FaultCode.BINARY_EXCEL);
        }
        if (parts.contains("xl/workbook.xml")) {
            return Optional.empty();
        }
        if (parts.stream().anyMatch(part -> part.startsWith("Index/") || part.equals("Index.zip"))) {
            return Optional.of(FaultCode.NUMBERS);
        }
        return Optional.of(parts.contains("content.xml") ? FaultCode.OPEN_DOCUMENT : FaultCode.NOT_A_SHEET);
    }

    private static SheetFile workbook(int number, String name, byte[] bytes, ZipFile zip) throws IOException, XMLStreamException {
        List<Fault> faults = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        int[] filled = {0};
        Map<String, String> targets = targets(zip);
        LocalDate epoch = epoch(zip);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            for (org.dhatim.fastexcel.reader.Sheet each : workbook.getSheets().toList()) {
                String sheetName = Optional.ofNullable(each.getName()).orElse("");
                TreeMap<Integer, List<Sheet.Cell>> rows = new TreeMap<>();
                try (Stream<Row> stream = each.openStream()) {
                    for (Row row : (Iterable<Row>) stream::iterator) {
                        List<Sheet.Cell> cells = new ArrayList<>();
                        row.forEach(cell -> Optional.ofNullable(cell).flatMap(one -> cell(one, epoch)).ifPresent(cells::add));
                        if (!add(number, sheetName, rows, row.getRowNum(), cells, filled, faults)) {
                            break;
                        }
                    }
                }
                Shape shape = shape(zip, targets.get(each.getId())).of(rows);
                sheets.add(new Sheet(sheetName, each.getVisibility() != SheetVisibility.VISIBLE, rows, shape.hiddenRows,
                        shape.hiddenColumns, shape.merges));
            }
        }
        return new SheetFile(number, name, false, sheets, faults);
    }

    private static Optional<Sheet.Cell> cell(org.dhatim.fastexcel.reader.Cell cell, LocalDate epoch) {
        int row = cell.getAddress().getRow() + 1;
        int column = cell.getAddress().getColumn() + 1;
        String raw = Optional.ofNullable(cell.getRawValue()).orElse("");
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && raw.startsWith("#")) {
            return Optional.of(new Sheet.Cell(row, column, Sheet.Kind.ERROR, raw.isEmpty() ? "#?" : raw, null, null));
        }
        if (cell.getType() == CellType.FORMULA && raw.isEmpty()) {
            // A formula that gives an empty text says nothing; one without a value was never calculated.
            return cell.getValue() instanceof String ? Optional.empty()
                    : Optional.of(new Sheet.Cell(row, column, Sheet.Kind.UNCALCULATED, "=" + cell.getFormula(), null, null));
        }
        if (cell.getValue() instanceof Boolean truth) {
            return Optional.of(Sheet.Cell.text(row, column, truth ? "oui" : "non"));
        }
        if (cell.getValue() instanceof BigDecimal value) {
            double amount = value.doubleValue();
            if (isDate(cell.getDataFormatString()) && amount >= 1 && amount < LAST_SERIAL) {
                LocalDateTime moment = epoch.atStartOfDay().plusDays((long) amount)
                        .plusSeconds(Math.round((amount - Math.floor(amount)) * SECONDS_OF_A_DAY));
                return Optional.of(new Sheet.Cell(row, column, Sheet.Kind.MOMENT, Words.shown(moment), amount, moment));
            }
            return Optional.of(new Sheet.Cell(row, column, Sheet.Kind.NUMBER, raw.contains("E") || raw.contains("e") ? raw
                    : value.stripTrailingZeros().toPlainString(), amount, null));
        }
        String text = Words.tidy(cell.getText());
        return text.isEmpty() ? Optional.empty() : Optional.of(Sheet.Cell.text(row, column, text));
    }

    /** Whether a number of this format is shown as a day. */
    private static boolean isDate(String format) {
        String plain = format == null || format.length() > LONGEST_FORMAT ? ""
                : format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
        return !plain.startsWith("general") && (plain.contains("d") || plain.contains("y"));
    }

    /** Day 0 of its serials. The reader of cells knows that of 1904 only as {@code true}, and Excel writes {@code 1}. */
    private static LocalDate epoch(ZipFile zip) throws IOException, XMLStreamException {
        boolean[] later = {false};
        elements(zip, "xl/workbook.xml",
                (element, xml) -> later[0] |= element.equals("workbookPr") && isTrue(xml.getAttributeValue(null, "date1904")));
        return later[0] ? EPOCH_1904 : EPOCH_1900;
    }

    /** The part of each sheet, by the name that the workbook gives to the link. */
    private static Map<String, String> targets(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        elements(zip, "xl/_rels/workbook.xml.rels", (element, xml) -> {
            if (element.equals("Relationship") && xml.getAttributeValue(null, "Id") != null) {
                String target = xml.getAttributeValue(null, "Target");
                targets.put(xml.getAttributeValue(null, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return targets;
    }

    private static Shape shape(ZipFile zip, String part) throws IOException, XMLStreamException {
        Shape shape = new Shape(new HashSet<>(), new HashSet<>(), new ArrayList<>());
        if (part == null) {
            return shape;
        }
        elements(zip, part, (element, xml) -> {
            switch (element) {
                case "row" -> {
                    if (isTrue(xml.getAttributeValue(null, "hidden")) && xml.getAttributeValue(null, "r") != null) {
                        shape.hiddenRows.add(Integer.valueOf(xml.getAttributeValue(null, "r")));
                    }
                }
                case "col" -> {
                    if (isTrue(xml.getAttributeValue(null, "hidden"))) {
                        int last = Math.min(Integer.parseInt(xml.getAttributeValue(null, "max")), MOST_COLUMNS);
                        for (int column = Integer.parseInt(xml.getAttributeValue(null, "min")); column <= last; column++) {
                            shape.hiddenColumns.add(column);
                        }
                    }
                }
                case "mergeCell" -> merge(xml.getAttributeValue(null, "ref")).filter(_ -> shape.merges.size() < MOST_MERGES)
                        .ifPresent(shape.merges::add);
                default -> {
                    // of no matter here
                }
            }
        });
        return shape;
    }

    private static boolean isTrue(String attribute) {
        return "1".equals(attribute) || "true".equals(attribute);
    }

    private static Optional<Sheet.Merge> merge(String range) {
        String[] ends = range == null ? new String[0] : range.split(":");
        if (ends.length != 2) {
            return Optional.empty();
        }
        var first = new org.dhatim.fastexcel.reader.CellAddress(ends[0]);
        var last = new org.dhatim.fastexcel.reader.CellAddress(ends[1]);
        return Optional.of(new Sheet.Merge(first.getRow() + 1, first.getColumn() + 1, last.getRow() + 1, last.getColumn() + 1));
    }

    /** What the reader of cells will have to hold. */
    private static final class Amount {
        int text;
        int elements;
    }

    private static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("more than can be held", null, false, false);
        }
    }

    /**
     * A kilobyte can name a column in the millions, a text of megabytes, or an entity that grows. What Excel never writes is damaged,
     * and what no sheet needs is too much.
     */
    private static void measure(ZipFile zip, ZipArchiveEntry part, Amount amount) throws IOException, XMLStreamException {
        if (!isXml(zip, part)) {
            return;
        }
        boolean cells = part.getName().startsWith("xl/worksheets/");
        try (InputStream in = zip.getInputStream(part)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            int length = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        length = 0;
                        if (!cells && ++amount.elements > MOST_ELEMENTS) {
                            throw new TooMuch();
                        }
                        place(xml);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        length += xml.getTextLength();
                        amount.text += xml.isWhiteSpace() ? 0 : xml.getTextLength();
                        if (length > LONGEST_TEXT) {
                            throw new XMLStreamException("a text longer than a cell holds");
                        }
                        if (amount.text > MOST_TEXT) {
                            throw new TooMuch();
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw new XMLStreamException("no spreadsheet program writes that");
                    default -> {
                        // of no matter here
                    }
                }
            }
        }
    }

    private static boolean isXml(ZipFile zip, ZipArchiveEntry part) throws IOException {
        if (part.getName().endsWith(".xml") || part.getName().endsWith(".rels")) {
            return true;
        }
        try (InputStream in = zip.getInputStream(part)) {
            byte[] begin = in.readNBytes(3);
            // A text of any encoding that is no picture: the workbook may name its parts as it likes.
            return begin.length > 0 && (begin[0] == '<' || begin[0] == (byte) 0xEF || begin[0] == (byte) 0xFE || begin[0] == (byte) 0xFF
                    && begin[1] == (byte) 0xFE || Character.isWhitespace(begin[0]) || begin[0] == 0);
        }
    }

    private static void place(XMLStreamReader xml) throws XMLStreamException {
        String at = xml.getAttributeValue(null, "r");
        if (at != null && xml.getLocalName().equals("c")) {
            long column = 0;
            for (int i = 0; i < at.length() && Character.isLetter(at.charAt(i)) && column <= LAST_COLUMN; i++) {
                column = column * 26 + Character.toUpperCase(at.charAt(i)) - 'A' + 1;
            }
            if (column < 1 || column > LAST_COLUMN) {
                throw new XMLStreamException("a column beyond the last");
            }
        } else if (at != null && xml.getLocalName().equals("row") && !(at.length() < 8 && Integer.parseInt(at) <= LAST_ROW)) {
            throw new XMLStreamException("a row beyond the last");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private interface Each {
        void element(String name, XMLStreamReader at);
    }

    private static void elements(ZipFile zip, String part, Each each) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    each.element(xml.getLocalName(), xml);
                }
            }
        }
    }
}
