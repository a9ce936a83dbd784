package org.permanence.planning.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.pbx.Language;
import org.permanence.planning.Availability;

class SheetRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final List<Answers.Person> PEOPLE = List.of(person(1, "Ann", "Vandersmissen"), person(2, "Bob", "Dupont-Léger"),
            new Answers.Person(3, "Jan", "Janssens", "jan1@example.org", true, true),
            new Answers.Person(4, "Jan", "Janssens", "jan2@example.org", true, true), person(5, "Zoé", "d’Élan"),
            new Answers.Person(6, "Luc", "Parti", "luc@example.org", false, true),
            new Answers.Person(7, "Eve", "Ailleurs", "eve@example.org", true, false));

    private static Answers.Person person(long id, String first, String surname) {
        return new Answers.Person(id, first, surname, first.toLowerCase().replace("é", "e") + "@example.org", true, true);
    }

    private static final Answers.Line LINE = new Answers.Line() {
        @Override
        public List<Answers.Hours> on(LocalDate date) {
            return each(date.getDayOfWeek());
        }

        @Override
        public List<Answers.Hours> each(DayOfWeek day) {
            return day == DayOfWeek.SUNDAY ? List.of()
                    : List.of(new Answers.Hours(480, 720, false), new Answers.Hours(720, 960, false), new Answers.Hours(960, 1200, false));
        }
    };

    private static Answers understand(Answers.Week week, Set<Answers.Row> skipped, byte[]... contents) {
        List<SheetFile> files = new ArrayList<>();
        for (byte[] content : contents) {
            files.add(SheetReader.read(files.size(), "week.xlsx", content));
        }
        return understand(week, skipped, files);
    }

    private static Answers understand(Answers.Week week, Set<Answers.Row> skipped, List<SheetFile> files) {
        Answers.Phones phones = written -> written.replaceAll("\\D", "").length() < 9 ? Optional.empty()
                : Optional.of(written.replaceAll("\\D", "").endsWith("470123456") ? Set.of(1L) : Set.of());
        return SheetRule.understand(files,
                new SheetRule.Context(TODAY, "AAS", LINE, week, PEOPLE, phones, skipped, Language.FR));
    }

    private static Answers every(byte[]... contents) {
        return understand(new Answers.Week.Every(), Set.of(), contents);
    }

    private static List<String> said(Answers answers) {
        return answers.said().stream().filter(one -> one.answer().isPresent())
                .map(one -> one.person() + " " + (one.slot().date() == null ? one.slot().day() : one.slot().date()) + " "
                        + one.slot().from() / 60 + "-" + one.slot().to() / 60 + " " + one.answer().get())
                .toList();
    }

    private static List<String> blocking(Answers answers) {
        return answers.faults().stream().filter(fault -> fault.code().blocks()).map(fault -> fault.code() + " " + fault.cell() + " "
                + fault.found() + " > " + fault.expected()).toList();
    }

    private static List<FaultCode> codes(Answers answers) {
        return answers.faults().stream().map(Fault::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-12", "08:00–12:00", "8h-12h", "8h00 - 12h00", "8u-12u", "8u30-12u30", "de 8h à 12h", "van 8 tot 12 uur",
            "8 to 12",
            "8am-12pm", "8.00-12.00", "8h→12h", "20h-0h", "8 u tot 12 u"})
    void timesAreReadAsPeopleWriteThem(String written) {
        assertThat(Head.of(written, TODAY).times()).get().hasToString(written.contains("30") ? "8:30-12:30"
                : written.startsWith("20") ? "20:00-24:00" : "8:00-12:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8h", "8h-25h", "12h-8h", "8-12-2026", "de 8h", "8h-12h si besoin", "8/12"})
    void whatIsNoTimeIsNone(String written) {
        assertThat(Head.of(written, TODAY).times()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"07/12/2026,2026-12-07", "7-12-26,2026-12-07", "2026-12-07,2026-12-07", "lundi 7 décembre,2026-12-07",
            "ma 7 dec 2026,2026-12-07",
            "Monday 7th December,2026-12-07", "December 7,2026-12-07", "7.12.,2026-12-07", "1er janvier,2027-01-01", "15/10,2026-10-15",
            "lundi 7/12 8h-12h,2026-12-07", "29/02/2028,2028-02-29"})
    void datesAreReadAsPeopleWriteThemAndWithoutAYearAreTheNearest(String written, LocalDate date) {
        assertThat(Head.of(written, TODAY).date()).contains(date);
    }

    @Test
    void titlesMergedDaysAndThreeLanguagesAreOneTable() {
        for (List<String> words : List.of(List.of("Nom", "lundi", "mardi", "oui", "si besoin", "préféré", "non"),
                List.of("Naam", "maandag", "dinsdag", "ja", "indien nodig", "voorkeur", "neen"),
                List.of("Name", "Monday", "Tuesday", "yes", "if needed", "preferred", "no"))) {
            Consumer<Worksheet> sheet = rows -> {
                Files.rows(new Object[]{"CPAS – permanences du 7 au 13 décembre"}, new Object[]{},
                        new Object[]{null, words.get(1), null, words.get(2)},
                        new Object[]{words.get(0), "8-12", "12h-16h", "8:00-12:00", "12u-16u", "Total"},
                        new Object[]{"Ann Vandersmissen", words.get(3), words.get(4), words.get(5), words.get(6), 3},
                        new Object[]{"Total", 1, 1, 1, 1}).accept(rows);
                rows.range(2, 1, 2, 2).merge();
            };
            Answers answers = every(Files.xlsx(sheet));
            assertThat(blocking(answers)).isEmpty();
            assertThat(said(answers)).containsExactly("1 MONDAY 8-12 YES", "1 MONDAY 12-16 IF_NEEDED", "1 TUESDAY 8-12 PREFERRED",
                    "1 TUESDAY 12-16 NO");
        }
    }

    @Test
    void shortDaysAreReadInTheLanguageThatFitsAllOfThem() {
        assertThat(said(every(Files.csv("Nom;lu 8-12;ma 8-12;me 8-12", "Ann Vandersmissen;x;x;x"))))
                .containsExactly("1 MONDAY 8-12 YES", "1 TUESDAY 8-12 YES", "1 WEDNESDAY 8-12 YES");
        assertThat(said(every(Files.csv("Naam;ma 8-12;di 8-12;wo 8-12", "Ann Vandersmissen;x;x;x"))))
                .containsExactly("1 MONDAY 8-12 YES", "1 TUESDAY 8-12 YES", "1 WEDNESDAY 8-12 YES");
        assertThat(blocking(every(Files.csv("Nom;ma 8-12;di 8-12", "Ann Vandersmissen;x;x")))).extracting(one -> one.split(" ")[0])
                .containsExactly("DAY_AMBIGUOUS", "DAY_AMBIGUOUS");
        assertThat(said(every(Files.csv("Nom / Naam;lundi / maandag 8-12", "Ann Vandersmissen;x")))).containsExactly("1 MONDAY 8-12 YES");
    }

    @Test
    void datedHeadsAreThoseDatesAndWeekdaysAloneTheWeekThatIsChosen() {
        byte[] dated = Files.csv("Nom;lundi 14/12;;15/12", ";8-12;12-16;8-12", "Ann Vandersmissen;x;;si besoin");
        assertThat(said(every(dated))).containsExactly("1 2026-12-14 8-12 YES", "1 2026-12-15 8-12 IF_NEEDED");
        byte[] weekdays = Files.csv("Nom;lundi 8-12;samedi 8-12", "Ann Vandersmissen;x;v");
        assertThat(said(understand(new Answers.Week.Of(MONDAY), Set.of(), weekdays))).containsExactly("1 2026-12-07 8-12 YES",
                "1 2026-12-12 8-12 YES");
        Answers unknown = understand(new Answers.Week.Unknown(), Set.of(), weekdays);
        assertThat(unknown.weekNeeded()).isTrue();
        assertThat(unknown.said()).isEmpty();
        assertThat(blocking(unknown)).isEmpty();
        // The weekday and its date in two rows.
        assertThat(said(every(Files.csv(";lundi;;mardi", ";14/12/2026;;15/12/2026", "Nom;8-12;12-16;8-12", "Ann Vandersmissen;x;x;x"))))
                .containsExactly("1 2026-12-14 8-12 YES", "1 2026-12-14 12-16 YES", "1 2026-12-15 8-12 YES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "X", "v", "✓", "1", "oui", "OUI", "ja", "ok", "yes", "Oui.", "\u00a0x\u200b"})
    void aYesIsReadAsPeopleWriteIt(String mark) {
        assertThat(Words.mark(mark)).get().extracting(Words.Mark::answer).isEqualTo(Optional.of(Availability.YES));
    }

    @Test
    void peopleAreFoundByMailThenByTelephoneThenByName() {
        String heads = "Nom;Prénom;E-mail;GSM;lundi 8-12";
        assertThat(
                said(every(Files.csv(heads, "VANDERSMISSEN;Annie;ann@example.org;;x", "Janssens;Jan;JAN2@example.org;;x",
                        "Ann;;;0470/12.34.56;x",
                        "Dupont Leger;Bob;;;x", "Élan;Zoé d';;;x"))))
                .as("the last is written as no rule knows").contains("4 MONDAY 8-12 YES",
                        "1 MONDAY 8-12 YES", "2 MONDAY 8-12 YES");
        assertThat(said(every(Files.csv("Nom;lundi 8-12", "zoe d'elan;x")))).containsExactly("5 MONDAY 8-12 YES");
        assertThat(blocking(every(Files.csv(heads, "Janssens;Jan;;;x")))).containsExactly(
                "PERSON_AMBIGUOUS B2 Jan Janssens > jan1@example.org, jan2@example.org");
        assertThat(blocking(every(Files.csv(heads, "Parti;Luc;;;x", "Ailleurs;Eve;;;x")))).containsExactly("PERSON_LEFT B2 Luc Parti > ",
                "PERSON_OF_OTHER_LINES B3 Eve Ailleurs > AAS");
        assertThat(blocking(every(Files.csv(heads, ";;;470123456;x", ";;;4.70123E+08;x")))).containsExactly(
                "PHONE_DAMAGED D2 470123456 > 0470 12 34 56", "PHONE_DAMAGED D3 4.70123E+08 > 0470 12 34 56");
    }

    /** A landline at home or a mailbox of a service belongs to one person here, and the row names another. */
    @Test
    void aSharedNumberOrMailboxIsNotTheNameOfSomebodyElse() {
        String heads = "Nom;Prénom;E-mail;GSM;lundi 8-12";
        assertThat(blocking(every(Files.csv(heads, "Dupont-Léger;Bob;ann@example.org;;x")))).containsExactly(
                "PERSON_CONTRADICTS B2 Bob Dupont-Léger > Ann Vandersmissen");
        assertThat(blocking(every(Files.csv(heads, "Dupont-Léger;Bob;;0470/12.34.56;x")))).containsExactly(
                "PERSON_CONTRADICTS B2 Bob Dupont-Léger > Ann Vandersmissen");
        assertThat(blocking(every(Files.csv(heads, "Vandersmissen;Ann;new@example.org;0470/12.34.56;x")))).containsExactly(
                "MAIL_UNKNOWN C2 new@example.org > Ann Vandersmissen: ann@example.org");
    }

    /** As a spreadsheet of another country swaps them: 7 December is 12 July. What passed a few days ago is only left out. */
    @Test
    void aDateFarBackIsAFaultAndOneOfThisWeekIsNot() {
        assertThat(blocking(every(Files.csv("Nom;12/07/2026 8-12;14/12/2026 8-12", "Ann Vandersmissen;x;x")))).containsExactly(
                "DATE_PAST B1 12/07/2026 8-12 > 01/12/2026");
        assertThat(blocking(every(Files.csv("Nom;30/11/2026 8-12;14/12/2026 8-12", "Ann Vandersmissen;x;x")))).isEmpty();
    }

    @Test
    void theServiceDoesNotLearnOfOthers() {
        Answers answers = every(Files.csv("Nom;Prénom;lundi 8-12", "Janssens;Jan;x"));
        Fault fault = answers.faults().stream().filter(one -> one.code() == FaultCode.PERSON_AMBIGUOUS).findFirst().orElseThrow();
        assertThat(fault.words(Language.FR)).contains("jan1@example.org");
        assertThat(fault.wordsForService(Language.FR)).contains("Jan Janssens").doesNotContain("@");
        for (FaultCode code : List.of(FaultCode.PERSON_AMBIGUOUS, FaultCode.PERSON_CONTRADICTS, FaultCode.MAIL_UNKNOWN,
                FaultCode.PHONE_SHARED, FaultCode.CONTRADICTION)) {
            Stream.of(Language.values()).forEach(language -> assertThat(code.wordsForService(language)).as(code + " " + language)
                    .doesNotContain("{expected}"));
        }
    }

    @Test
    void aPersonInTwoSheetsMayNotContradictThemself() {
        byte[] one = Files.csv("Nom;lundi 8-12;lundi 12-16", "Ann Vandersmissen;x;");
        byte[] other = Files.csv("Nom;lundi 8-12;lundi 12-16", "Bob Dupont-Léger;x;x", "Ann Vandersmissen;non;x");
        Answers answers = every(one, other);
        assertThat(blocking(answers)).containsExactly("CONTRADICTION B2 oui > « non » (Ann Vandersmissen, week.xlsx · B3)",
                "CONTRADICTION B3 non > « oui » (Ann Vandersmissen, week.xlsx · B2)");
        assertThat(said(answers)).doesNotContain("1 MONDAY 8-12 YES", "1 MONDAY 8-12 NO").contains("1 MONDAY 12-16 YES");
        Answers without = understand(new Answers.Week.Every(), Set.of(new Answers.Row(1, "", 3)), one, other);
        assertThat(blocking(without)).isEmpty();
        assertThat(said(without)).contains("1 MONDAY 8-12 YES").doesNotContain("1 MONDAY 12-16 YES");
    }

    @Test
    void whoMarksNothingIsSilentAndWhatIsHiddenIsSaid() {
        Answers silent = every(Files.csv("Nom;lundi 8-12", "Ann Vandersmissen;", "x = disponible;", "Bob Dupont-Léger;x"));
        assertThat(silent.said()).extracting(Answers.Said::person).containsExactly(2L);
        assertThat(codes(silent)).containsExactly(FaultCode.ROW_SILENT, FaultCode.ROW_IGNORED);

        Answers hidden = every(Files.xlsx(sheet -> {
            Files.rows(new Object[]{"Nom", "lundi 8-12", "mardi 8-12"}, new Object[]{"Ann Vandersmissen", "x", "x"},
                    new Object[]{"Bob Dupont-Léger", "x", "x"}).accept(sheet);
            sheet.hideRow(2);
            sheet.hideColumn(2);
        }));
        assertThat(said(hidden)).containsExactly("1 MONDAY 8-12 YES");
        assertThat(codes(hidden)).containsExactly(FaultCode.HIDDEN_ROWS, FaultCode.HIDDEN_COLUMNS);
    }

    @Test
    void aSheetOfExplanationsBesideATableIsNotRead() {
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("Lisez-moi", Files.rows(new Object[]{"Merci de remplir l’autre feuille."}));
        sheets.put("Semaine", Files.rows(new Object[]{"Nom", "lundi 8-12"}, new Object[]{"Ann Vandersmissen", "x"}));
        Answers answers = every(Files.xlsx(sheets));
        assertThat(said(answers)).hasSize(1);
        assertThat(codes(answers)).containsExactly(FaultCode.NO_TABLE);
    }

    @Test
    void aHundredBadFilesGiveAHundredMessages() {
        Map<String, byte[]> files = BadFiles.of(TODAY, "bob@example.org");
        assertThat(files).hasSize(100);
        Map<String, String> messages = new TreeMap<>();
        List<String> without = new ArrayList<>();
        files.forEach((name, content) -> {
            Answers answers = understand(new Answers.Week.Every(), Set.of(), List.of(SheetReader.read(0, name, content)));
            Optional<Fault> fault = answers.faults().stream().filter(one -> one.code().blocks()).findFirst();
            if (fault.isEmpty()) {
                without.add(name);
                return;
            }
            Stream.of(Language.values()).forEach(language -> assertThat(fault.get().words(language)).as(name).doesNotContain("{"));
            String before = messages.put(fault.get().cell() + " " + fault.get().words(Language.FR), name);
            assertThat(before).as("the same message as " + name + ": " + fault.get().words(Language.FR)).isNull();
        });
        assertThat(without).as("files in which nothing is found wrong").isEmpty();
        assertThat(messages).hasSize(100);
    }

    @Test
    void everyKindOfFaultOccurs() {
        Set<FaultCode> seen = new HashSet<>();
        BadFiles.of(TODAY, "bob@example.org").values().forEach(content -> seen.addAll(codes(every(content))));
        assertThat(Stream.of(FaultCode.values()).filter(FaultCode::blocks).filter(code -> !seen.contains(code)))
                .as("tested elsewhere").containsExactlyInAnyOrder(FaultCode.LINE_CLOSED, FaultCode.PERSON_AMBIGUOUS, FaultCode.PERSON_LEFT,
                        FaultCode.PERSON_OF_OTHER_LINES, FaultCode.PHONE_SHARED, FaultCode.TOO_MUCH_IN_IT, FaultCode.FILES_TOO_LONG);
    }

    @Test
    void theFileComesBackWithACommentAtEachFaultAndAsItWas() throws IOException {
        byte[] content =
                Files.xlsx(Files.rows(new Object[]{"Nom", "lundi 8-12", "mardi 8-12"}, new Object[]{"Ann Vandersmissen", "peut-être", "x"},
                        new Object[]{"=HYPERLINK(\"x\")", "x", 3}));
        SheetFile file = SheetReader.read(0, "week.xlsx", content);
        Answers answers = every(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.corrected(file, answers.faults(), Language.FR, out);

        SheetFile back = SheetReader.read(0, "back.xlsx", out.toByteArray());
        assertThat(back.sheets().getFirst().rows()).isEqualTo(file.sheets().getFirst().rows());
        String comments = part(out.toByteArray(), "xl/comments1.xml");
        assertThat(comments).contains("ref=\"B2\"", "ref=\"A3\"", "ref=\"C3\"", "est pas une r").doesNotContain("ref=\"C2\"");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theTemplateIsReadBackAsItWasMeant() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<SheetWriter.Slot> slots = new ArrayList<>();
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)) {
            LINE.each(day).forEach(hours -> slots.add(new SheetWriter.Slot(MONDAY.plusDays(day.ordinal()), day, hours.from(), hours.to())));
        }
        SheetWriter.template("AAS", slots, List.of(new SheetWriter.Row("Vandersmissen", "Ann", "ann@example.org")), Language.NL, out);
        Answers empty = every(out.toByteArray());
        assertThat(blocking(empty)).isEmpty();
        assertThat(codes(empty)).containsExactly(FaultCode.ROW_SILENT);
    }
}
