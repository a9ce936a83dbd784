package org.permanence.planning.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.permanence.pbx.Language;
import org.permanence.planning.Availability;
import org.permanence.planning.sheet.Answers.Hours;
import org.permanence.planning.sheet.Answers.Person;
import org.permanence.planning.sheet.Answers.Place;
import org.permanence.planning.sheet.Answers.Said;
import org.permanence.planning.sheet.Answers.Slot;
import org.permanence.planning.sheet.Answers.Week;

/**
 * Understands the services' sheets: one row a person, one column a slot of the line. It never guesses: what is not clear is a fault that
 * names its cell and what to write instead. An empty cell offers nothing; a row without any answer says nothing at all. Pure.
 */
public final class SheetRule {

    /** Rows above which the heads are looked for. */
    private static final int HEAD_WITHIN = 40;
    /** Rows above the times in which the day may stand. */
    private static final int DAY_ABOVE = 4;
    private static final int FURTHEST_DAYS = 366;
    /** Words that many names have. */
    private static final Set<String> PARTICLES = Set.of("van", "von", "de", "der", "den", "di", "da", "du", "del", "el", "al", "le", "la",
            "les", "ben", "bin", "ten", "ter", "d", "l");
    private static final int MOST_FAULTS = 2_000;
    private static final int LATELY_DAYS = 7;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern DIGITS = Pattern.compile("\\d{8,11}");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d+");
    private static final double FIRST_SERIAL = 40_000;
    private static final double LAST_SERIAL = 60_000;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    /**
     * @param today    dates before it have passed
     * @param line     the name of the line, for its hours
     * @param skipped  rows that are left out
     * @param language of what the faults expect
     */
    public record Context(LocalDate today, String line, Answers.Line hours, Week week, Collection<Person> people, Answers.Phones phones,
            Set<Answers.Row> skipped, Language language) {}

    private final Context in;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final Map<String, List<Person>> byMail;
    private final Map<String, List<Person>> byName = new HashMap<>();
    private final Map<Long, Person> byId;
    /** By their numbers. */
    private final Map<Integer, String> files = new HashMap<>();
    private boolean weekNeeded;

    private SheetRule(Context in) {
        this.in = in;
        this.byMail = in.people.stream().collect(Collectors.groupingBy(person -> Words.plain(person.mail())));
        this.byId = in.people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        for (Person person : in.people) {
            for (String name : Set.of(Words.name(person.firstName() + " " + person.surname()),
                    Words.name(person.surname() + " " + person.firstName()))) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(person);
            }
        }
    }

    public static Answers understand(List<SheetFile> files, Context in) {
        SheetRule rule = new SheetRule(in);
        files.forEach(rule::file);
        return new Answers(rule.faults, rule.agreed(), rule.weekNeeded);
    }

    private void file(SheetFile file) {
        files.put(file.number(), file.name());
        faults.addAll(file.faults());
        if (file.sheets().isEmpty() || file.faults().stream().anyMatch(fault -> fault.code().blocks())) {
            return;
        }
        List<Sheet> filled = file.sheets().stream().filter(sheet -> !sheet.rows().isEmpty()).toList();
        filled.stream().filter(Sheet::hidden)
                .forEach(
                        sheet -> faults.add(new Fault(file.number(), sheet.name(), 0, 0, FaultCode.HIDDEN_SHEET, sheet.name(), "", false)));
        List<OfSheet> seen = filled.stream().filter(sheet -> !sheet.hidden()).map(sheet -> new OfSheet(file, sheet)).toList();
        if (seen.isEmpty()) {
            faults.add(Fault.ofFile(file.number(), FaultCode.NOTHING_IN_IT, "", ""));
        }
        // A workbook has sheets with explanations; that none of them is a table is a fault.
        boolean any = seen.stream().anyMatch(OfSheet::hasHead);
        seen.forEach(sheet -> {
            if (any && !sheet.hasHead()) {
                sheet.fault(FaultCode.NO_TABLE, 0, 0, "", "", false);
            } else {
                sheet.read();
            }
        });
    }

    /** One answer a person and slot. An empty cell gives way to an answer elsewhere; two answers that differ are a fault of both. */
    private List<Said> agreed() {
        Map<List<Object>, List<Said>> all = new LinkedHashMap<>();
        said.forEach(one -> all.computeIfAbsent(List.of(one.person(), one.slot()), _ -> new ArrayList<>()).add(one));
        List<Said> agreed = new ArrayList<>();
        all.values().forEach(some -> {
            List<Said> answers = some.stream().filter(one -> one.answer().isPresent()).toList();
            if (answers.stream().map(Said::answer).distinct().count() < 2) {
                agreed.add(answers.isEmpty() ? some.getFirst() : answers.getFirst());
                return;
            }
            answers.forEach(one -> faults.add(new Fault(one.place().file(), one.place().sheet(), one.place().row(), one.place().column(),
                    FaultCode.CONTRADICTION, Words.shown(one.answer(), in.language),
                    answers.stream().filter(other -> !other.answer().equals(one.answer()))
                            .map(other -> Words.quoted(Words.shown(other.answer(), in.language), in.language) + " ("
                                    + byId.get(one.person()).name() + ", " + place(other.place(), one.place()) + ")")
                            .collect(Collectors.joining(", ")),
                    true)));
        });
        return agreed;
    }

    private String place(Place place, Place from) {
        return (place.file() == from.file() ? "" : files.get(place.file()) + " · ")
                + (place.sheet().isEmpty() || place.sheet().equals(from.sheet()) && place.file() == from.file() ? ""
                        : place.sheet() + " · ")
                + place.cell();
    }

    // ---- one sheet

    /** A column of answers. @param slot empty: it cannot be answered */
    private record Column(int column, Optional<Slot> slot) {}

    private final class OfSheet {

        private final SheetFile file;
        private final Sheet sheet;
        private final String name;
        /** The row of the times; 0: there is none. */
        private int head;
        private final Map<Integer, Words.Column> about = new TreeMap<>();
        private final List<Column> columns = new ArrayList<>();

        OfSheet(SheetFile file, Sheet sheet) {
            this.file = file;
            this.sheet = sheet.visible();
            this.name = file.sheetName(sheet);
            int most = 0;
            for (Map.Entry<Integer, List<Sheet.Cell>> row : this.sheet.rows().headMap(HEAD_WITHIN, true).entrySet()) {
                int times = (int) row.getValue().stream().filter(cell -> Head.of(cell, in.today).times().isPresent()).count();
                if (times > most) {
                    most = times;
                    head = row.getKey();
                }
            }
        }

        boolean hasHead() {
            return head > 0;
        }

        void fault(FaultCode code, int row, int column, String found, String expected, boolean ofRow) {
            // Nobody reads more of them; a file of thirty thousand wrong cells must not be thirty thousand sentences.
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(file.number(), name, row, column, code, found, expected, ofRow));
            }
        }

        void read() {
            hidden();
            if (head == 0) {
                Optional<Sheet.Cell> day = sheet.rows().headMap(HEAD_WITHIN, true).values().stream().flatMap(List::stream)
                        .filter(cell -> Head.of(cell, in.today).isDay()).findFirst();
                day.ifPresentOrElse(cell -> fault(FaultCode.NO_TIMES, cell.row(), cell.column(), cell.text(), hoursExample(), false),
                        () -> fault(FaultCode.NO_HEAD, 0, 0, "", example(), false));
                return;
            }
            heads();
            merged();
            rows();
        }

        private void hidden() {
            Set<Integer> rows = new TreeSet<>(sheet.hiddenRows());
            if (!rows.isEmpty()) {
                fault(FaultCode.HIDDEN_ROWS, 0, 0, rows.stream().map(String::valueOf).collect(Collectors.joining(", ")), "", false);
            }
            if (!sheet.hiddenColumns().isEmpty()) {
                fault(FaultCode.HIDDEN_COLUMNS, 0, 0, new TreeSet<>(sheet.hiddenColumns()).stream().map(Sheet::letters)
                        .collect(Collectors.joining(", ")), "", false);
            }
        }

        // ---- its heads

        /** What stands above a column of times. @param cell of its day, or of its times */
        private record Above(int column, Sheet.Cell times, Optional<Head> day, Sheet.Cell cell) {}

        private void heads() {
            List<Sheet.Cell> row = sheet.rows().get(head);
            int first = row.stream().filter(cell -> Head.of(cell, in.today).times().isPresent()).mapToInt(Sheet.Cell::column).min()
                    .orElseThrow();
            int last = sheet.rows().values().stream().flatMap(List::stream).mapToInt(Sheet.Cell::column).max().orElseThrow();
            List<Above> slots = new ArrayList<>();
            for (int column = 1; column <= last; column++) {
                if (sheet.hiddenColumns().contains(column)) {
                    continue;
                }
                int at = column;
                Optional<Words.Column> kind = sheet.rows().headMap(head, true).descendingMap().keySet().stream().limit(DAY_ABOVE)
                        .flatMap(above -> sheet.seen(above, at).stream()).filter(cell -> cell.kind() == Sheet.Kind.TEXT)
                        .flatMap(cell -> Words.column(cell.text()).stream()).findFirst();
                Optional<Sheet.Cell> times = sheet.seen(head, column);
                boolean isSlot = times.filter(cell -> Head.of(cell, in.today).times().isPresent()).isPresent();
                if (isSlot) {
                    Optional<Sheet.Cell> day = day(column, head);
                    slots.add(new Above(column, times.get(), day.map(cell -> joined(cell, at)), day.orElse(times.get())));
                } else if (kind.isPresent()) {
                    about.putIfAbsent(column, kind.get());
                } else if (column > first) {
                    notASlot(column, times);
                }
            }
            names(first);
            slots(slots);
        }

        /** The cell that says the day of a column: in its own head, above it, or above its left neighbours when those are one day. */
        private Optional<Sheet.Cell> day(int column, int lowest) {
            for (int row = lowest; row >= Math.max(1, head - DAY_ABOVE); row--) {
                Optional<Sheet.Cell> own = sheet.seen(row, column);
                if (own.isPresent()) {
                    if (Head.of(own.get(), in.today).isDay() || serial(own.get()).isPresent()) {
                        return own;
                    }
                    continue;
                }
                for (int left = column - 1; row < head && left >= 1; left--) {
                    Optional<Sheet.Cell> beside = sheet.seen(row, left);
                    if (beside.isPresent()) {
                        if (Head.of(beside.get(), in.today).isDay() || serial(beside.get()).isPresent()) {
                            return beside;
                        }
                        break;
                    }
                }
            }
            return Optional.empty();
        }

        /** The weekday and the date of one column may stand in two rows. */
        private Head joined(Sheet.Cell cell, int column) {
            Head day = Head.of(cell, in.today);
            if (day.date().isPresent() && !day.weekdays().isEmpty()) {
                return day;
            }
            Head other = Head.NOTHING;
            for (int row = cell.row() - 1; row >= Math.max(1, head - DAY_ABOVE); row--) {
                int above = row;
                Optional<Sheet.Cell> found = sheet.seen(row, column).or(() -> sheet.seen(above, cell.column()));
                Head more = found.map(each -> Head.of(each, in.today)).orElse(Head.NOTHING);
                if (more.isDay()) {
                    other = more;
                    break;
                }
            }
            return new Head(day.times(), day.weekdays().isEmpty() ? other.weekdays() : day.weekdays(), day.date().or(other::date),
                    day.wrong() || other.wrong());
        }

        private Optional<LocalDate> serial(Sheet.Cell cell) {
            return cell.kind() == Sheet.Kind.NUMBER && cell.number() >= FIRST_SERIAL && cell.number() <= LAST_SERIAL
                    ? Optional.of(EPOCH.plusDays(cell.number().longValue())) : Optional.empty();
        }

        /** Right of the first slot, and no slot: a fault when somebody could have meant one. */
        private void notASlot(int column, Optional<Sheet.Cell> times) {
            boolean answered = below(column).anyMatch(cell -> cell.kind() == Sheet.Kind.TEXT && Words.mark(cell.text()).isPresent());
            if (times.isEmpty()) {
                if (answered) {
                    fault(FaultCode.TIMES_UNREADABLE, head, column, "", hoursExample(), false);
                }
                return;
            }
            Sheet.Cell cell = times.get();
            Head read = Head.of(cell, in.today);
            if (read.date().isPresent() && day(column, head - 1).isPresent()) {
                LocalDate date = read.date().get();
                fault(FaultCode.TIMES_BECAME_DATE, head, column, cell.text(), date.getDayOfMonth() + "h-" + date.getMonthValue() + "h",
                        false);
            } else if (answered || cell.text().chars().anyMatch(Character::isDigit)) {
                fault(read.isDay() ? FaultCode.NO_TIMES : FaultCode.TIMES_UNREADABLE, head, column, cell.text(), hoursExample(), false);
            } else {
                fault(FaultCode.COLUMN_IGNORED, head, column, cell.text(), "", false);
            }
        }

        private java.util.stream.Stream<Sheet.Cell> below(int column) {
            return sheet.rows().tailMap(head, false).values().stream().flatMap(List::stream).filter(cell -> cell.column() == column);
        }

        /** Without a head above the names, the first column of texts at the left is theirs. */
        private void names(int firstSlot) {
            if (about.values().stream().anyMatch(kind -> kind != Words.Column.OTHER)) {
                return;
            }
            for (int column = 1; column < firstSlot; column++) {
                if (!about.containsKey(column) && below(column).anyMatch(cell -> cell.kind() == Sheet.Kind.TEXT)) {
                    about.put(column, below(column).allMatch(cell -> cell.text().contains("@")) ? Words.Column.MAIL : Words.Column.NAME);
                    if (about.get(column) == Words.Column.NAME) {
                        return;
                    }
                }
            }
            if (about.values().stream().allMatch(kind -> kind == Words.Column.OTHER)) {
                fault(FaultCode.NO_NAMES, head, 1, "", switch (in.language) {
                    case FR -> "« Nom » ou « E-mail »";
                    case NL -> "„Naam” of „E-mail”";
                    case EN -> "“Name” or “E-mail”";
                }, false);
            }
        }

        private void slots(List<Above> above) {
            boolean dated = above.stream().anyMatch(each -> each.day.flatMap(Head::date).isPresent() || serial(each.cell).isPresent());
            Set<Language> spoken = spoken(above);
            Map<Slot, Integer> known = new HashMap<>();
            int past = 0;
            Set<Sheet.Cell> told = new HashSet<>();
            for (Above each : above) {
                Head.Times times = Head.of(each.times, in.today).times().orElseThrow();
                Optional<LocalDate> date = dated ? date(each, told) : dateOfWeek(each, spoken, told);
                Optional<DayOfWeek> day = date.map(LocalDate::getDayOfWeek).or(() -> dated ? Optional.empty() : weekday(each, spoken));
                if (day.isEmpty() || date.isEmpty() && !(in.week instanceof Week.Every) || !dated && weekNeeded) {
                    columns.add(new Column(each.column, Optional.empty()));
                    continue;
                }
                // Day and month that a spreadsheet of another country has swapped lie far back.
                if (dated && date.filter(one -> one.isBefore(in.today.minusDays(LATELY_DAYS))).isPresent()) {
                    once(told, each.cell, FaultCode.DATE_PAST, Words.shown(in.today));
                    columns.add(new Column(each.column, Optional.empty()));
                    continue;
                }
                if (date.filter(one -> one.isBefore(in.today)).isPresent() && dated) {
                    past++;
                }
                columns.add(new Column(each.column, slot(each, date.orElse(null), day.get(), times, known)));
            }
            if (past > 0 && past == above.size()) {
                Sheet.Cell cell = above.getFirst().cell;
                fault(FaultCode.DATE_PAST, cell.row(), cell.column(), cell.text(), Words.shown(in.today), false);
            }
        }

        /** The languages in which all the weekdays of the sheet are some. */
        private Set<Language> spoken(List<Above> above) {
            Set<Language> spoken = EnumSet.allOf(Language.class);
            above.stream().flatMap(each -> each.day.stream()).filter(day -> !day.weekdays().isEmpty())
                    .forEach(day -> spoken.retainAll(day.weekdays().keySet()));
            return spoken.isEmpty() ? EnumSet.allOf(Language.class) : spoken;
        }

        private Optional<LocalDate> date(Above each, Set<Sheet.Cell> told) {
            Optional<LocalDate> number = serial(each.cell);
            if (number.isPresent()) {
                once(told, each.cell, FaultCode.DATE_IS_NUMBER, Words.shown(number.get()));
                return Optional.empty();
            }
            Head day = each.day.orElse(Head.NOTHING);
            if (day.wrong()) {
                once(told, each.cell, FaultCode.DATE_UNREADABLE, Words.shown(in.today));
                return Optional.empty();
            }
            if (day.date().isEmpty()) {
                once(told, each.cell, day.isDay() ? FaultCode.DATED_AND_NOT : FaultCode.NO_DAY, dayExample());
                return Optional.empty();
            }
            LocalDate date = day.date().get();
            if (!day.weekdays().isEmpty() && !day.weekdays().containsValue(date.getDayOfWeek())) {
                once(told, each.cell, FaultCode.WEEKDAY_MISMATCH,
                        Words.dayName(date.getDayOfWeek(), in.language) + " (" + Words.shown(date) + ")");
                return Optional.empty();
            }
            if (date.isAfter(in.today.plusDays(FURTHEST_DAYS))) {
                once(told, each.cell, FaultCode.DATE_TOO_FAR, Words.shown(in.today.plusDays(FURTHEST_DAYS)));
                return Optional.empty();
            }
            return Optional.of(date);
        }

        private Optional<LocalDate> dateOfWeek(Above each, Set<Language> spoken, Set<Sheet.Cell> told) {
            Optional<DayOfWeek> day = weekday(each, spoken);
            if (day.isEmpty()) {
                Head head = each.day.orElse(Head.NOTHING);
                FaultCode why = head.wrong() ? FaultCode.DATE_UNREADABLE : head.isDay() ? FaultCode.DAY_AMBIGUOUS : FaultCode.NO_DAY;
                once(told, each.cell, why, why == FaultCode.DATE_UNREADABLE ? Words.shown(in.today) : dayExample());
                return Optional.empty();
            }
            return switch (in.week) {
                case Week.Of(LocalDate monday) -> Optional.of(monday.with(TemporalAdjusters.nextOrSame(day.get())));
                case Week.Every _ -> Optional.empty();
                case Week.Unknown _ -> {
                    weekNeeded = true;
                    yield Optional.empty();
                }
            };
        }

        /** Empty: none is said, or another one in each language. */
        private Optional<DayOfWeek> weekday(Above each, Set<Language> spoken) {
            Map<Language, DayOfWeek> all = each.day.map(Head::weekdays).orElse(Map.of());
            Set<DayOfWeek> days = all.entrySet().stream().filter(one -> spoken.contains(one.getKey())).map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            return days.size() == 1 ? Optional.of(days.iterator().next()) : Optional.empty();
        }

        private Optional<Slot> slot(Above each, LocalDate date, DayOfWeek day, Head.Times times, Map<Slot, Integer> known) {
            String words = Words.dayName(day, in.language) + (date == null ? "" : " " + Words.shown(date)) + " " + times;
            List<Hours> hours = date == null ? in.hours.each(day) : in.hours.on(date);
            Optional<Hours> found = hours.stream().filter(one -> one.from() == times.from() && one.to() == times.to()).findFirst();
            boolean passed = date != null && date.isBefore(in.today);
            if (passed || found.filter(Hours::begun).isPresent()) {
                fault(FaultCode.SLOT_BEGUN, head, each.column, words, "", false);
                return Optional.empty();
            }
            if (found.isEmpty()) {
                boolean empty = below(each.column).findAny().isEmpty();
                fault(empty ? FaultCode.SLOT_EMPTY : hours.isEmpty() ? FaultCode.LINE_CLOSED : FaultCode.SLOT_UNKNOWN, head, each.column,
                        words,
                        hours.stream().map(one -> new Head.Times(one.from(), one.to()).toString()).collect(Collectors.joining(", ")),
                        false);
                return Optional.empty();
            }
            Slot slot = new Slot(date, day, times.from(), times.to());
            Integer before = known.putIfAbsent(slot, each.column);
            if (before != null) {
                fault(FaultCode.SLOT_TWICE, head, each.column, words, Sheet.address(head, before), false);
                return Optional.empty();
            }
            return Optional.of(slot);
        }

        private void once(Set<Sheet.Cell> told, Sheet.Cell cell, FaultCode code, String expected) {
            if (told.add(cell)) {
                fault(code, cell.row(), cell.column(), cell.text(), expected, false);
            }
        }

        private void merged() {
            for (Sheet.Merge merge : sheet.merges()) {
                boolean answers = merge.lastRow() > head && sheet.cell(merge.row(), merge.column()).isPresent()
                        && columns.stream().anyMatch(each -> merge.column() <= each.column && each.column <= merge.lastColumn());
                if (answers && merge.row() > head && merge.column() >= columns.getFirst().column) {
                    fault(FaultCode.MERGED, merge.row(), merge.column(), Sheet.address(merge.row(), merge.column()) + ":"
                            + Sheet.address(merge.lastRow(), merge.lastColumn()), "", merge.row() == merge.lastRow());
                }
            }
        }

        // ---- its rows

        private void rows() {
            Set<Integer> answered = columns.stream().map(Column::column).collect(Collectors.toSet());
            for (Map.Entry<Integer, List<Sheet.Cell>> row : sheet.rows().tailMap(head, false).entrySet()) {
                if (in.skipped.contains(new Answers.Row(file.number(), name, row.getKey()))) {
                    continue;
                }
                List<Sheet.Cell> marks = row.getValue().stream().filter(cell -> answered.contains(cell.column())).toList();
                Optional<Sheet.Cell> again = marks.stream().filter(cell -> Head.of(cell, in.today).times().isPresent()).findFirst();
                if (again.isPresent() && marks.stream().filter(cell -> Head.of(cell, in.today).times().isPresent()).count() > 1) {
                    fault(FaultCode.SECOND_TABLE, row.getKey(), again.get().column(), again.get().text(), "", false);
                    return;
                }
                row(row.getKey(), marks);
            }
        }

        private Optional<Sheet.Cell> named(int row, Words.Column kind) {
            return about.entrySet().stream().filter(each -> each.getValue() == kind)
                    .flatMap(each -> sheet.seen(row, each.getKey()).stream()).findFirst();
        }

        private void row(int row, List<Sheet.Cell> marks) {
            List<Sheet.Cell> who = about.entrySet().stream().filter(each -> each.getValue() != Words.Column.OTHER)
                    .flatMap(each -> sheet.seen(row, each.getKey()).stream()).toList();
            if (who.isEmpty()) {
                if (!marks.isEmpty() && about.values().stream().anyMatch(kind -> kind != Words.Column.OTHER)) {
                    fault(FaultCode.NO_PERSON, row, marks.getFirst().column(), marks.getFirst().text(), switch (in.language) {
                        case FR -> "le nom ou l’adresse e-mail";
                        case NL -> "de naam of het e-mailadres";
                        case EN -> "the name or the e-mail address";
                    }, true);
                }
                return;
            }
            String words = who.stream().map(Sheet.Cell::text).collect(Collectors.joining(" "));
            if (marks.isEmpty()) {
                Optional<Person> known = new Who(row, false).found();
                fault(known.isPresent() ? FaultCode.ROW_SILENT : FaultCode.ROW_IGNORED, row, who.getFirst().column(),
                        known.map(Person::name).orElse(words), "", false);
                return;
            }
            if (Words.isTotal(who.getFirst().text())) {
                fault(FaultCode.ROW_IGNORED, row, who.getFirst().column(), words, "", false);
                return;
            }
            Optional<Person> person = new Who(row, true).found();
            List<Said> answers = new ArrayList<>();
            for (Column column : columns) {
                Optional<Sheet.Cell> cell = sheet.cell(row, column.column);
                Optional<Availability> answer = cell.flatMap(each -> answer(row, each));
                if (person.isPresent() && column.slot.isPresent()) {
                    answers.add(new Said(person.get().id(), column.slot.get(), answer,
                            new Place(file.number(), name, row, column.column)));
                }
            }
            said.addAll(answers);
        }

        private Optional<Availability> answer(int row, Sheet.Cell cell) {
            FaultCode fault = switch (cell.kind()) {
                case ERROR -> FaultCode.FORMULA_FAULT;
                case UNCALCULATED -> FaultCode.FORMULA_WITHOUT_VALUE;
                case TEXT, NUMBER, MOMENT -> null;
            };
            if (fault != null) {
                fault(fault, row, cell.column(), cell.text(), Words.marks(in.language), true);
                return Optional.empty();
            }
            Optional<Words.Mark> mark = Words.mark(cell.text());
            if (mark.isEmpty()) {
                fault(FaultCode.MARK_UNKNOWN, row, cell.column(), cell.text(), Words.marks(in.language), true);
            }
            return mark.flatMap(Words.Mark::answer);
        }

        // ---- who it is

        /** By mail, then by telephone, then by name; when that does not name one person, the sheet is asked. */
        private final class Who {

            private final int row;
            private final boolean aloud;
            private final Optional<Sheet.Cell> mail;
            private final Optional<Sheet.Cell> phone;
            private final List<Sheet.Cell> names;

            /** @param aloud faults are said */
            Who(int row, boolean aloud) {
                this.row = row;
                this.aloud = aloud;
                this.mail = named(row, Words.Column.MAIL);
                this.phone = named(row, Words.Column.PHONE);
                List<Sheet.Cell> parts = new ArrayList<>();
                named(row, Words.Column.NAME).ifPresent(parts::add);
                if (parts.isEmpty()) {
                    named(row, Words.Column.FIRST_NAME).ifPresent(parts::add);
                    named(row, Words.Column.SURNAME).ifPresent(parts::add);
                }
                this.names = parts;
            }

            Optional<Person> found() {
                String written = names.stream().map(Sheet.Cell::text).collect(Collectors.joining(" "));
                if (mail.isPresent()) {
                    List<Person> owners = byMail.getOrDefault(Words.plain(mail.get().text()), List.of());
                    if (owners.size() == 1) {
                        return held(owners.getFirst(), written);
                    }
                    if (!MAIL.matcher(mail.get().text()).matches()) {
                        return wrong(FaultCode.MAIL_UNREADABLE, mail.get(), mail.get().text(), "prenom.nom@exemple.be");
                    }
                }
                if (phone.isPresent()) {
                    Sheet.Cell cell = phone.get();
                    Optional<String> meant = damaged(cell);
                    if (meant.isPresent()) {
                        return wrong(FaultCode.PHONE_DAMAGED, cell, cell.text(), meant.get());
                    }
                    Optional<Set<Long>> owners = in.phones.of(cell.text());
                    if (owners.isEmpty() && names.isEmpty()) {
                        return wrong(FaultCode.PHONE_UNREADABLE, cell, cell.text(), "0470 12 34 56");
                    }
                    List<Person> known = owners.orElse(Set.of()).stream().map(byId::get).filter(java.util.Objects::nonNull).toList();
                    if (known.size() > 1) {
                        return wrong(FaultCode.PHONE_SHARED, cell, cell.text(),
                                known.stream().map(Person::name).sorted().collect(Collectors.joining(", ")));
                    }
                    if (known.size() == 1 && mail.isPresent()) {
                        return wrong(FaultCode.MAIL_UNKNOWN, mail.get(), mail.get().text(),
                                known.getFirst().name() + ": " + known.getFirst().mail());
                    }
                    if (known.size() == 1) {
                        return held(known.getFirst(), written);
                    }
                }
                return byName(written);
            }

            private Optional<Person> byName(String written) {
                Sheet.Cell cell = names.isEmpty() ? mail.or(() -> phone).orElseThrow() : names.getFirst();
                List<Person> known = names.isEmpty() ? List.of() : byName.getOrDefault(Words.name(written), List.of());
                if (known.size() > 1) {
                    // Who has left is no other person to choose from, unless all of them have.
                    List<Person> active = known.stream().filter(Person::active).toList();
                    if (active.size() != 1) {
                        return wrong(FaultCode.PERSON_AMBIGUOUS, cell, written,
                                known.stream().map(Person::mail).sorted().collect(Collectors.joining(", ")));
                    }
                    known = active;
                }
                if (known.isEmpty()) {
                    return wrong(FaultCode.PERSON_UNKNOWN, cell, names.isEmpty() ? cell.text() : written, "");
                }
                if (mail.isPresent()) {
                    return wrong(FaultCode.MAIL_UNKNOWN, mail.get(), mail.get().text(),
                            known.getFirst().name() + ": " + known.getFirst().mail());
                }
                return held(known.getFirst(), written);
            }

            private Optional<Person> held(Person person, String written) {
                List<String> parts = List.of(Words.name(person.name()).split(" "));
                List<Person> named = byName.getOrDefault(Words.name(written), List.of());
                // A number or a mailbox of several people: the name is somebody else's.
                boolean anothers = !named.isEmpty() && !named.contains(person);
                if (!written.isEmpty() && (anothers || Stream.of(Words.name(written).split(" ")).filter(part -> !PARTICLES.contains(part))
                        .noneMatch(parts::contains))) {
                    return wrong(FaultCode.PERSON_CONTRADICTS, names.getFirst(), written, person.name());
                }
                Sheet.Cell cell = names.isEmpty() ? mail.or(() -> phone).orElseThrow() : names.getFirst();
                if (!person.active()) {
                    return wrong(FaultCode.PERSON_LEFT, cell, person.name(), "");
                }
                return person.answers() ? Optional.of(person) : wrong(FaultCode.PERSON_OF_OTHER_LINES, cell, person.name(), in.line);
            }

            private Optional<Person> wrong(FaultCode code, Sheet.Cell cell, String found, String expected) {
                if (aloud) {
                    fault(code, row, cell.column(), found, expected, true);
                }
                return Optional.empty();
            }
        }

        // ---- what to write

        private String hoursExample() {
            return times().isEmpty() ? "8h-12h" : times().getFirst().toString();
        }

        private String dayExample() {
            return Words.dayName(DayOfWeek.MONDAY, in.language) + " "
                    + Words.shown(in.today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        }

        private String example() {
            return Words.quoted(dayExample() + " " + hoursExample(), in.language);
        }

        private List<Head.Times> times() {
            for (DayOfWeek day : DayOfWeek.values()) {
                List<Hours> hours = in.hours.each(day);
                if (!hours.isEmpty()) {
                    return hours.stream().map(one -> new Head.Times(one.from(), one.to())).toList();
                }
            }
            return List.of();
        }
    }

    /** What Excel made of a number, as it was in all likelihood; empty: it is not damaged. */
    private static Optional<String> damaged(Sheet.Cell cell) {
        String text = cell.text();
        if (SCIENTIFIC.matcher(text).matches()) {
            double value = cell.number() == null ? 0 : cell.number();
            String digits = value == Math.rint(value) && value > 0 ? "%.0f".formatted(value) : "";
            return Optional
                    .of(DIGITS.matcher(digits).matches() && !digits.endsWith("000") ? national(digits).orElse(digits) : "0470 12 34 56");
        }
        return DIGITS.matcher(text).matches() && !text.startsWith("0") ? national(text) : Optional.empty();
    }

    private static Optional<String> national(String digits) {
        String rest = digits.startsWith("32") && digits.length() >= 10 ? digits.substring(2) : digits;
        return switch (rest.length()) {
            case 9 -> Optional
                    .of("0" + rest.substring(0, 3) + " " + rest.substring(3, 5) + " " + rest.substring(5, 7) + " " + rest.substring(7));
            case 8 -> Optional
                    .of("0" + rest.substring(0, 1) + " " + rest.substring(1, 4) + " " + rest.substring(4, 6) + " " + rest.substring(6));
            default -> Optional.empty();
        };
    }
}
