package org.permanence.planning.sheet;

import static org.permanence.planning.sheet.Files.csv;
import static org.permanence.planning.sheet.Files.raw;
import static org.permanence.planning.sheet.Files.rows;
import static org.permanence.planning.sheet.Files.xlsx;
import static org.permanence.planning.sheet.Files.zip;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A hundred files that are wrong, each in a way of its own, of a line with shifts from 8 to 12, 12 to 16 and 16 to 20 h each day. Ann
 * Vandersmissen is known; nobody is called as the others.
 */
public final class BadFiles {

    private static final String HEADS = "Nom;E-mail;GSM;lundi 8h-12h;lundi 12h-16h;mardi 8h-12h";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final LocalDate today;
    private final String mail;

    private BadFiles(LocalDate today, String mail) {
        this.today = today;
        this.mail = mail;
    }

    /** @param mail of somebody who is known */
    public static Map<String, byte[]> of(LocalDate today, String mail) {
        BadFiles bad = new BadFiles(today, mail);
        bad.notRead();
        bad.heads();
        bad.people();
        bad.answers();
        return bad.files;
    }

    private void file(String name, byte[] content) {
        if (files.put(name, content) != null) {
            throw new IllegalStateException("twice: " + name);
        }
    }

    private void notRead() {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        file("empty.csv", new byte[0]);
        file("large.csv", new byte[SheetReader.LARGEST_FILE + 1]);
        file("old.xls", ole);
        byte[] locked = Arrays.copyOf(ole, 200);
        byte[] word = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(word, 0, locked, 100, word.length);
        file("locked.xlsx", locked);
        file("week.ods", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")));
        file("week.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        file("week.numbers", zip(Map.of("Index/Document.iwa", "x")));
        file("macros.xlsm", zip(Map.of("xl/workbook.xml", "<x/>", "xl/vbaProject.bin", "x")));
        file("binary.xlsb", zip(Map.of("xl/workbook.bin", "x")));
        file("letter.docx", zip(Map.of("word/document.xml", "<x/>")));
        file("picture.png", new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2});
        byte[] whole = xlsx(rows(new Object[]{"Nom", "lundi 8h-12h"}));
        file("half.xlsx", Arrays.copyOf(whole, whole.length / 2));
        file("bomb.xlsx", Files.inflatesTo(SheetReader.LARGEST_INFLATED + 1L));
        Map<String, String> parts = new LinkedHashMap<>();
        IntStream.rangeClosed(0, SheetReader.MOST_PARTS).forEach(part -> parts.put("xl/" + part, "x"));
        file("parts.xlsx", zip(parts));
        file("quote.csv", csv(HEADS, "\"Ann;x"));
        file("quote-later.csv", csv(HEADS, "Ann Vandersmissen;;;x", "\"Bob;x"));
        file("long.csv", csv("x\n".repeat(SheetReader.MOST_ROWS + 1)));
        file("wide.csv", csv(";".repeat(SheetReader.MOST_COLUMNS) + "x"));
        file("wider.csv", csv(";".repeat(SheetReader.MOST_COLUMNS + 9) + "x"));
        file("blank.csv", csv(";;;", ";;"));
    }

    private void heads() {
        file("no-head.csv", csv("Nom;Prénom", "Vandersmissen;Ann"));
        file("no-times.csv", csv("Nom;lundi;mardi", "Ann Vandersmissen;x;x"));
        file("no-times-date.csv", csv("Nom;" + day(7) + ";" + day(8), "Ann Vandersmissen;x;x"));
        file("no-day.csv", csv("Nom;8h-12h;12h-16h", "Ann Vandersmissen;x;x"));
        file("no-names.csv", csv("Service;lundi 8h-12h", "CPAS;x"));
        for (String word : List.of("matin", "soirée", "voormiddag", "8h", "8h-25h", "12h-8h")) {
            file("times-" + word + ".csv", csv("Nom;lundi 8h-12h;" + word, "Ann Vandersmissen;x;x"));
        }
        file("became-date.xlsx", raw("<sheetData><row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>lundi</t></is></c>"
                + "<c r=\"C1\" t=\"inlineStr\"><is><t>lundi</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Nom</t></is></c>"
                + "<c r=\"B2\" t=\"inlineStr\"><is><t>12-16</t></is></c><c r=\"C2\" s=\"1\"><v>46364</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Ann Vandersmissen</t></is></c><c r=\"C3\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
                ""));
        for (String date : List.of("31/02/", "30/02/", "45/01/", "12/13/")) {
            file("no-date-" + date.replace('/', '-') + ".csv",
                    csv("Nom;" + date + (today.getYear() + 1) + " 8h-12h", "Ann Vandersmissen;x"));
        }
        file("serial.csv", xlsx(rows(new Object[]{"Nom", 46_700}, new Object[]{null, "8h-12h"}, new Object[]{"Ann Vandersmissen", "x"})));
        file("ambiguous.csv", csv("Nom;ma 8h-12h", "Ann Vandersmissen;x"));
        file("ambiguous-too.csv", csv("Nom;di 8h-12h", "Ann Vandersmissen;x"));
        LocalDate monday = today.plusDays(14).with(java.time.DayOfWeek.MONDAY);
        file("weekday.csv", csv("Nom;mardi " + date(monday) + " 8h-12h", "Ann Vandersmissen;x"));
        file("weekday-too.csv", csv("Nom;vrijdag " + date(monday) + " 8h-12h", "Ann Vandersmissen;x"));
        file("past.csv", csv("Nom;" + date(today.minusYears(1)) + " 8h-12h", "Ann Vandersmissen;x"));
        file("past-too.csv", csv("Nom;" + date(today.minusDays(3)) + " 8h-12h", "Ann Vandersmissen;x"));
        file("far.csv", csv("Nom;" + date(today.plusYears(2)) + " 8h-12h", "Ann Vandersmissen;x"));
        for (String times : List.of("9h-12h", "8h-13h", "20h-24h", "8h30-12h30")) {
            file("slot-" + times + ".csv", csv("Nom;lundi " + times, "Ann Vandersmissen;x"));
        }
        file("twice.csv", csv("Nom;lundi 8h-12h;lundi 8:00-12:00", "Ann Vandersmissen;x;x"));
        file("mixed.csv", csv("Nom;" + day(14) + " 8h-12h;mardi 8h-12h", "Ann Vandersmissen;x;x"));
        file("second.csv",
                csv("Nom;lundi 8h-12h;lundi 12h-16h", "Ann Vandersmissen;x;x", "Nom;mardi 8h-12h;mardi 12h-16h", "Ann Vandersmissen;x;x"));
    }

    private void people() {
        file("nobody.csv", csv(HEADS, ";;;x"));
        file("nobody-too.csv", csv(HEADS, ";;;;non"));
        for (String name : List.of("Nemo Nescio", "Personne Inconnue", "Ann Peters", "???", "CPAS de la Ville", "O’Nobody-Näme")) {
            file("unknown-" + name + ".csv", csv(HEADS, name + ";;;x"));
        }
        file("contradicts.csv", csv(HEADS, "Nemo Nescio;" + mail + ";;x"));
        file("mail-unknown.csv", csv(HEADS, "Ann Vandersmissen;nobody@example.org;;x"));
        for (String wrong : List.of("ann", "ann@", "ann at example.org", "ann@example")) {
            file("mail-" + wrong + ".csv", csv(HEADS, "Ann Vandersmissen;" + wrong + ";;x"));
        }
        for (String damaged : List.of("470123456", "32470123456", "4.70123E+08", "4,70123E+08", "25551234", "3225551234")) {
            file("phone-" + damaged + ".csv", csv(HEADS, "Ann Vandersmissen;;" + damaged + ";x"));
        }
        file("phone-number.xlsx",
                xlsx(rows(new Object[]{"Nom", "GSM", "lundi 8h-12h"}, new Object[]{"Ann Vandersmissen", 486_123_457, "x"})));
        for (String wrong : List.of("112", "abc", "0470")) {
            file("phone-alone-" + wrong + ".csv", csv("GSM;lundi 8h-12h", wrong + ";x"));
        }
    }

    private void answers() {
        for (String mark : List.of("?", "peut-être", "misschien", "maybe", "2", "xx", "oui mais", "8h-10h", "(x)", "ok?", "+", "X?",
                "=1+1", "@x", "kan niet beloven", "😀", "nvt")) {
            file("mark-" + mark.replace('/', '_') + ".csv", csv(HEADS, "Ann Vandersmissen;;;" + mark));
        }
        file("reference.xlsx", answer("<c r=\"B2\" t=\"e\"><f>#REF!</f><v>#REF!</v></c>"));
        file("name.xlsx", answer("<c r=\"B2\" t=\"e\"><f>OUI</f><v>#NAME?</v></c>"));
        file("na.xlsx", answer("<c r=\"B2\" t=\"e\"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>"));
        file("uncalculated.xlsx", answer("<c r=\"B2\"><f>A1</f></c>"));
        file("merged.xlsx", answer("<c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c>",
                "<mergeCells count=\"1\"><mergeCell ref=\"B2:C2\"/></mergeCells>"));
        file("merged-down.xlsx", answer("<c r=\"C2\" t=\"inlineStr\"><is><t>x</t></is></c>",
                "<mergeCells count=\"1\"><mergeCell ref=\"C2:C4\"/></mergeCells>"));
        file("both.csv", csv(HEADS, "Ann Vandersmissen;;;x", "Ann Vandersmissen;;;non"));
        file("both-too.csv", csv(HEADS, "Ann Vandersmissen;;;;préféré", "Vandersmissen Ann;;;;si besoin"));
    }

    private static byte[] answer(String cell) {
        return answer(cell, "");
    }

    private static byte[] answer(String cell, String after) {
        return raw(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nom</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>lundi 8h-12h</t></is></c>"
                        + "<c r=\"C1\" t=\"inlineStr\"><is><t>mardi 8h-12h</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Ann Vandersmissen</t></is></c>" + cell + "</row></sheetData>"
                        + after,
                "");
    }

    private static String date(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    private String day(int ahead) {
        return date(today.plusDays(ahead));
    }
}
