package org.permanence.planning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.database.Locked;
import org.permanence.database.Sha256;
import org.permanence.line.LineService;
import org.permanence.line.OpeningHours;
import org.permanence.line.WallTime;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.planning.ImportChangeEntity.Answered;
import org.permanence.planning.ImportRule.Step;
import org.permanence.planning.sheet.Answers;
import org.permanence.planning.sheet.Fault;
import org.permanence.planning.sheet.FaultCode;
import org.permanence.planning.sheet.SheetFile;
import org.permanence.planning.sheet.SheetReader;
import org.permanence.planning.sheet.SheetRule;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;
import org.permanence.responder.HomeNumbers;
import org.permanence.responder.Person;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;

/** Takes over what the services' sheets say. The sheets are not kept; each request brings them. */
@ApplicationScoped
class SheetImportService {

    static final int MOST_FILES = 20;
    private static final int MOST_FAULTS = 1_000;
    /** Of all files together, which are held in memory at once. */
    private static final int MOST_ROWS = 2_000;
    /** Shifts are made for eight weeks: a pattern may be of hours that begin in one of them. */
    private static final int PATTERN_DAYS = 56;
    /** What older imports left counts as said by hand. */
    private static final Duration KEPT = Duration.ofDays(182);
    private static final int LISTED = 10;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(OpeningHours.ZONE);

    private final EntityManager entities;
    private final AvailabilityService availability;
    private final ResponderService responders;
    private final LineService lines;
    private final Clock clock;

    SheetImportService(EntityManager entities, AvailabilityService availability, ResponderService responders, LineService lines,
            Clock clock) {
        this.entities = entities;
        this.availability = availability;
        this.responders = responders;
        this.lines = lines;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Sent(String name, byte[] content) {}

    /**
     * @param line    whose shifts the sheets are about
     * @param week    of sheets that have weekdays without dates
     * @param skipped rows that are left out
     * @param taken   the keys of changes that are made although somebody changed the answer by hand
     * @param seen    what the coordinator saw of it; null: it does not matter
     */
    record Wish(LineCode line, Answers.Week week, Set<Answers.Row> skipped, Set<String> taken, String seen, Language language) {}

    /** @param importedAt null: not before, or that was undone @param readable it can be sent back with its faults */
    @Schema(name = "ImportedSheet")
    record FileView(String name, @Schema(nullable = true) Instant importedAt, boolean readable) {}

    /**
     * @param file   the number of the file, from 0 @param sheet empty in a CSV file @param cell empty: of all of the sheet
     * @param row    0: of all of the sheet @param column 0: of all of the row
     * @param blocks false: worth knowing, and nothing is wrong
     * @param words  all of it in the language that was asked for
     * @param ofRow  it is gone when the row is left out
     */
    @Schema(name = "SheetFault")
    record FaultView(int file, String sheet, String cell, int row, int column, String code, boolean blocks, String found, String expected,
            String words, boolean ofRow) {}

    /** @param date null: each week @param weekday 1 is Monday */
    @Schema(name = "SheetSlot")
    record SlotView(@Schema(nullable = true) LocalDate date, int weekday, WallTime from, WallTime to) {}

    /**
     * @param slot     its place in the list of slots
     * @param before   null: nothing was said, like {@code after}
     * @param conflict byHand: somebody changed it since the last import; otherLine: an empty cell would take away what the sheet of another
     *                 line said; importedBefore: this file said it before. Then it is made only when its key is among those to take
     */
    @Schema(name = "SheetChange")
    record ChangeView(String key, int slot, int file, String sheet, String cell, @Schema(nullable = true) Availability before,
            @Schema(nullable = true) Availability after,
            @Schema(nullable = true, enumeration = {"byHand", "otherLine", "importedBefore"}) String conflict) {}

    @Schema(name = "SheetChangesOfPerson")
    record PersonView(Person person, List<ChangeView> changes) {}

    /**
     * @param moreFaults how many are not listed
     * @param weekNeeded sheets have weekdays without dates, and it is not said of which week
     * @param seen       goes with the request that applies it: it is refused when something else would change than what was seen
     * @param applied    the number of the import; null: nothing is written
     * @param made       how many changes are written
     */
    @Schema(name = "SheetImport")
    record Report(List<FileView> files, List<FaultView> faults, int moreFaults, List<SlotView> slots, List<PersonView> people,
            boolean weekNeeded, String seen, @Schema(nullable = true) Long applied, int made) {}

    /** @param undoable the last one that stands */
    @Schema(name = "PastImport")
    record PastView(long id, Instant at, String by, List<String> files, long changes, boolean undone, boolean undoable) {}

    /** @param kept how many had been changed since, and stay as they are */
    @Schema(name = "ImportUndone")
    record Undone(int restored, int kept) {}

    /** A change, ready to be made. */
    private record Change(String key, Answered slot, Answers.Said said, Step step, String conflict) {}

    private record Understood(List<FileView> files, List<String> digests, Answers answers, List<Change> changes) {}

    // ---- what would change

    /** Changes nothing. */
    Report preview(List<Sent> sent, Wish wish) {
        return QuarkusTransaction.joiningExisting().call(() -> view(understood(sent, wish, false), wish, Optional.empty(), 0));
    }

    /** The file as it was sent, with what is wrong in it. */
    record Faulty(SheetFile file, List<Fault> faults) {}

    Faulty faulty(List<Sent> sent, Wish wish, int file) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<SheetFile> files = read(sent);
            Answers answers = SheetRule.understand(files, context(wish));
            return new Faulty(files.get(file), answers.faults().stream().filter(fault -> fault.file() == file).toList());
        });
    }

    /**
     * Takes the sheets over, all or nothing.
     *
     * @throws Problem 409 {@code sheet-faulty}; 400 {@code sheet-week-needed}; 412 when something else would change than what was seen
     */
    Report apply(List<Sent> sent, Wish wish, long account, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Understood all = understood(sent, wish, true);
            Report seen = view(all, wish, Optional.empty(), 0);
            int faults = (int) all.answers.faults().stream().filter(fault -> fault.code().blocks()).count();
            if (faults > 0) {
                throw new PlanningRefusal.SheetFaulty(faults).problem().with("report", seen);
            }
            if (all.answers.weekNeeded()) {
                throw new PlanningRefusal.SheetWeekNeeded().problem().at("week");
            }
            if (wish.seen != null && !wish.seen.equals(seen.seen)) {
                throw BasedOn.outdated().with("present", seen);
            }
            List<Change> made = all.changes.stream().filter(change -> change.conflict == null || wish.taken.contains(change.key)).toList();
            if (made.isEmpty()) {
                return seen;
            }
            ImportEntity row = new ImportEntity();
            row.at = clock.instant();
            row.accountId = account;
            row.madeBy = by;
            row.lineCode = wish.line.value();
            for (int file = 0; file < sent.size(); file++) {
                row.files.add(new ImportEntity.ImportedFile(all.files.get(file).name(), all.digests.get(file)));
            }
            entities.createQuery("delete from ImportEntity where at < ?1").setParameter(1, row.at.minus(KEPT)).executeUpdate();
            entities.persist(row);
            entities.flush();
            write(made.stream().collect(Collectors.toMap(Change::slot, change -> change.step.after())));
            for (int number = 0; number < made.size(); number++) {
                entities.persist(ImportChangeEntity.of(row.id, number, made.get(number).slot, made.get(number).step));
            }
            entities.flush();
            return view(all, wish, Optional.of(row.id), made.size());
        });
    }

    private static List<SheetFile> read(List<Sent> sent) {
        List<SheetFile> files = new ArrayList<>();
        int rows = 0;
        for (int number = 0; number < sent.size(); number++) {
            SheetFile file = SheetReader.read(number, sent.get(number).name, sent.get(number).content);
            rows += file.filledRows();
            files.add(rows <= MOST_ROWS ? file : file.oneTooMany(MOST_ROWS));
        }
        return files;
    }

    /** @param locked the people do not change before the end of the transaction */
    private Understood understood(List<Sent> sent, Wish wish, boolean locked) {
        List<SheetFile> read = read(sent);
        Answers answers = SheetRule.understand(read, context(wish));
        List<String> digests = sent.stream().map(file -> digest(file, wish)).toList();
        Map<String, Instant> before = importedBefore(digests);
        List<FileView> files = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(answers.faults());
        for (int number = 0; number < sent.size(); number++) {
            Instant at = before.get(digests.get(number));
            files.add(new FileView(sent.get(number).name, at, read.get(number).isWhole()));
            if (at != null) {
                faults.add(new Fault(number, "", 0, 0, FaultCode.IMPORTED_BEFORE, WHEN.format(at), "", false));
            }
        }
        return new Understood(files, digests, new Answers(faults, answers.said(), answers.weekNeeded()),
                changes(answers.said(), wish, files, locked));
    }

    private List<Change> changes(List<Answers.Said> said, Wish wish, List<FileView> files, boolean locked) {
        if (said.isEmpty()) {
            return List.of();
        }
        Set<Long> people = said.stream().map(Answers.Said::person).collect(Collectors.toCollection(TreeSet::new));
        if (locked) {
            responders.lock(people);
        }
        Map<Answers.Slot, OpeningHours.DatedSlot> dates = new HashMap<>();
        OpeningHours hours = lines.timetable(wish.line).hours();
        said.stream().map(Answers.Said::slot).filter(slot -> slot.date() != null).distinct()
                .forEach(slot -> hours.slots(slot.date()).stream()
                        .filter(one -> one.slot().from().minute() == slot.from() && one.slot().to().minute() == slot.to())
                        .forEach(one -> dates.put(slot, one)));
        Instant from = dates.values().stream().map(OpeningHours.DatedSlot::from).min(Comparator.naturalOrder()).orElse(clock.instant());
        Instant to = dates.values().stream().map(OpeningHours.DatedSlot::to).max(Comparator.naturalOrder()).orElse(from.plusSeconds(1));
        AvailabilityService.Said now = availability.said(people, from, to);
        Map<Answered, Last> last = last(people);
        List<Change> changes = new ArrayList<>();
        for (Answers.Said one : said) {
            Answers.Slot slot = one.slot();
            OpeningHours.DatedSlot dated = dates.get(slot);
            if (dated == null && slot.date() != null) {
                // The hours of the line have changed since the sheet was understood.
                continue;
            }
            Answered answered = dated == null ? Answered.each(one.person(), slot.day(), slot.from(), slot.to())
                    : Answered.of(one.person(), dated.from(), dated.to());
            Optional<Last> before = Optional.ofNullable(last.get(answered));
            Optional<Optional<Availability>> left = before.map(Last::left);
            Optional<Step> step = dated == null
                    ? ImportRule.weekly(one.answer(), AvailabilityRule.ofWeek(slot.day(), slot.from(), slot.to(), now.weekly(one.person())),
                            left)
                    : ImportRule.dated(one.answer(), now.stored(one.person(), dated.from(), dated.to()),
                            now.of(one.person(), dated.from(), dated.to()),
                            AvailabilityRule.ofWeek(dated.from(), dated.to(), now.weekly(one.person())), left);
            boolean otherLine = one.answer().isEmpty() && before.filter(made -> !made.line.equals(wish.line.value())).isPresent();
            step.ifPresent(change -> changes.add(new Change(key(one), answered, one, change, change.byHand() ? "byHand"
                    : otherLine ? "otherLine" : files.get(one.place().file()).importedAt() != null ? "importedBefore" : null)));
        }
        return changes;
    }

    private static String key(Answers.Said said) {
        return said.person() + "@" + (said.slot().date() == null ? said.slot().day().getValue() : said.slot().date()) + "@"
                + said.slot().from() + "-" + said.slot().to();
    }

    /** @param left what the import left there @param line whose sheet it was */
    private record Last(Optional<Availability> left, String line) {}

    /** The last import that changed each of them. */
    private Map<Answered, Last> last(Set<Long> people) {
        Map<Answered, Last> last = new HashMap<>();
        entities.createQuery("select change, made.lineCode from ImportChangeEntity change, ImportEntity made"
                + " where made.id = change.key.importId and made.undoneAt is null and change.responderId in ?1"
                + " and (change.endsAt is null or change.endsAt > ?2) order by change.key.importId", Object[].class).setParameter(1, people)
                .setParameter(2, clock.instant()).getResultStream().forEach(row -> {
                    ImportChangeEntity change = (ImportChangeEntity) row[0];
                    last.put(change.slot(), new Last(change.left(), (String) row[1]));
                });
        return last;
    }

    private Map<String, Instant> importedBefore(List<String> digests) {
        Map<String, Instant> before = new HashMap<>();
        entities.createQuery("select file.digest, max(made.at) from ImportEntity made join made.files file where made.undoneAt is null"
                + " and file.digest in ?1 group by file.digest", Object[].class).setParameter(1, digests).getResultStream()
                .forEach(row -> before.put((String) row[0], (Instant) row[1]));
        return before;
    }

    private SheetRule.Context context(Wish wish) {
        Instant now = clock.instant();
        LineService.Timetable timetable = lines.timetable(wish.line);
        LocalDate today = now.atZone(OpeningHours.ZONE).toLocalDate();
        HomeNumbers numbers = responders.homeNumbers();
        return new SheetRule.Context(today, timetable.line().names().in(wish.language), hours(timetable.hours(), today, now), wish.week,
                responders.all().stream().map(person -> person(person, wish.line)).toList(), numbers::of, wish.skipped, wish.language);
    }

    private static Answers.Person person(ResponderView person, LineCode line) {
        return new Answers.Person(person.id(), person.firstName(), person.surname(), person.email(), person.active(),
                person.lines().isEmpty() || person.lines().contains(line.value()));
    }

    /** As sheets ask for them, now. */
    Answers.Line hours(OpeningHours hours) {
        return hours(hours, clock.instant().atZone(OpeningHours.ZONE).toLocalDate(), clock.instant());
    }

    private static Answers.Line hours(OpeningHours hours, LocalDate today, Instant now) {
        Map<DayOfWeek, List<Answers.Hours>> each = new EnumMap<>(DayOfWeek.class);
        for (LocalDate date = today; date.isBefore(today.plusDays(PATTERN_DAYS)); date = date.plusDays(1)) {
            DayOfWeek day = date.getDayOfWeek();
            List<Answers.Hours> known = each.computeIfAbsent(day, _ -> new ArrayList<>());
            hours.regime(date).stream().flatMap(regime -> regime.slots().stream()).filter(slot -> slot.day() == day)
                    .map(slot -> new Answers.Hours(slot.from().minute(), slot.to().minute(), false)).filter(slot -> !known.contains(slot))
                    .forEach(known::add);
        }
        each.values().forEach(slots -> slots.sort(Comparator.comparing(Answers.Hours::from)));
        return new Answers.Line() {
            @Override
            public List<Answers.Hours> on(LocalDate date) {
                return hours.slots(date).stream().map(slot -> new Answers.Hours(slot.slot().from().minute(), slot.slot().to().minute(),
                        !slot.from().isAfter(now))).toList();
            }

            @Override
            public List<Answers.Hours> each(DayOfWeek day) {
                return each.getOrDefault(day, List.of());
            }
        };
    }

    // ---- writing

    private void write(Map<Answered, Optional<Availability>> answers) {
        availability.put(answers.entrySet().stream().filter(one -> !one.getKey().weekly()).map(one -> new AvailabilityService.DatedAnswer(
                one.getKey().responder(), one.getKey().begins(), one.getKey().ends(), one.getValue())).toList());
        Set<Long> people = answers.keySet().stream().filter(Answered::weekly).map(Answered::responder).collect(Collectors.toSet());
        if (people.isEmpty()) {
            return;
        }
        AvailabilityService.Said now = availability.said(people, Instant.EPOCH, Instant.EPOCH);
        Map<Long, List<AvailabilityRule.Weekly>> weeks =
                people.stream().collect(Collectors.toMap(Function.identity(), person -> List.copyOf(now.weekly(person))));
        answers.forEach((slot, answer) -> {
            if (slot.weekly()) {
                weeks.computeIfPresent(slot.responder(),
                        (_, week) -> AvailabilityRule.with(week, DayOfWeek.of(slot.day()), slot.fromMinute(),
                                slot.toMinute(), answer));
            }
        });
        availability.putWeeks(weeks);
    }

    /**
     * What an import changed is again as it was before. What somebody changed since stays.
     *
     * @throws Problem 404; 409 {@code import-not-last}
     */
    Undone undo(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ImportEntity row =
                    Locked.find(entities, ImportEntity.class, id).orElseThrow(() -> new PlanningRefusal.NoSuchImport().problem());
            if (row.undoneAt != null || !lastStanding().equals(Optional.of(id))) {
                throw new PlanningRefusal.ImportNotLast().problem();
            }
            List<ImportChangeEntity> changes = entities.createQuery("from ImportChangeEntity where key.importId = ?1 order by key.number",
                    ImportChangeEntity.class).setParameter(1, id).getResultList();
            Set<Long> people = changes.stream().map(change -> change.responderId).collect(Collectors.toCollection(TreeSet::new));
            responders.lock(people);
            if (!lastStanding().equals(Optional.of(id))) {
                throw new PlanningRefusal.ImportNotLast().problem();
            }
            Instant from = changes.stream().filter(change -> change.beginsAt != null).map(change -> change.beginsAt)
                    .min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
            Instant to = changes.stream().filter(change -> change.endsAt != null).map(change -> change.endsAt)
                    .max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
            AvailabilityService.Said now = availability.said(people, from, to);
            Map<Answered, Optional<Availability>> back = new LinkedHashMap<>();
            for (ImportChangeEntity change : changes) {
                Answered slot = change.slot();
                Optional<Availability> stored = slot.weekly()
                        ? AvailabilityRule.ofWeek(DayOfWeek.of(slot.day()), slot.fromMinute(), slot.toMinute(),
                                now.weekly(slot.responder()))
                        : now.stored(slot.responder(), slot.begins(), slot.ends());
                if (stored.equals(change.left())) {
                    back.put(slot, Optional.ofNullable(change.before));
                }
            }
            write(back);
            row.undoneAt = clock.instant();
            return new Undone(back.size(), changes.size() - back.size());
        });
    }

    private Optional<Long> lastStanding() {
        return entities.createQuery("select max(id) from ImportEntity where undoneAt is null", Long.class).getResultStream()
                .filter(Objects::nonNull).findFirst();
    }

    /** The last ones, the newest first. */
    List<PastView> past() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Optional<Long> last = lastStanding();
            List<ImportEntity> rows = entities.createQuery("from ImportEntity order by id desc", ImportEntity.class).setMaxResults(LISTED)
                    .getResultList();
            Map<Long, Long> changes = rows.isEmpty() ? Map.of()
                    : entities
                            .createQuery(
                                    "select key.importId, count(*) from ImportChangeEntity where key.importId in ?1 group by key.importId",
                                    Object[].class)
                            .setParameter(1, rows.stream().map(row -> row.id).toList()).getResultStream()
                            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
            return rows.stream().map(row -> new PastView(row.id, row.at, row.madeBy, row.files.stream().map(ImportEntity.ImportedFile::name)
                    .toList(), changes.getOrDefault(row.id, 0L), row.undoneAt != null, last.equals(Optional.of(row.id)))).toList();
        });
    }

    // ---- showing

    private Report view(Understood all, Wish wish, Optional<Long> applied, int made) {
        Map<Long, String> names = responders.names(all.changes.stream().map(change -> change.said.person()).collect(Collectors.toSet()));
        List<Answers.Slot> slots = all.changes.stream().map(change -> change.said.slot()).distinct()
                .sorted(Comparator.comparing((Answers.Slot slot) -> slot.date() == null ? LocalDate.MIN : slot.date())
                        .thenComparing(Answers.Slot::day).thenComparing(Answers.Slot::from).thenComparing(Answers.Slot::to))
                .toList();
        Map<Answers.Slot, Integer> places = new HashMap<>();
        slots.forEach(slot -> places.put(slot, places.size()));
        TreeMap<String, List<Change>> people = new TreeMap<>();
        all.changes.forEach(change -> people
                .computeIfAbsent(names.get(change.said.person()) + " " + change.said.person(), _ -> new ArrayList<>()).add(change));
        List<FaultView> shown = all.answers.faults().stream()
                .sorted(Comparator.comparing((Fault fault) -> !fault.code().blocks()).thenComparing(fault -> fault.row() > 0)
                        .thenComparing(Fault::file).thenComparing(Fault::sheet)
                        .thenComparing(Fault::row).thenComparing(Fault::column))
                .limit(MOST_FAULTS)
                .map(fault -> new FaultView(fault.file(), fault.sheet(), fault.cell(), fault.row(), fault.column(), fault.code().code(),
                        fault.code().blocks(), fault.found(), fault.expected(), fault.words(wish.language), fault.ofRow()))
                .toList();
        return new Report(all.files, shown, all.answers.faults().size() - shown.size(),
                slots.stream().map(slot -> new SlotView(slot.date(), slot.day().getValue(), new WallTime(slot.from()),
                        new WallTime(slot.to()))).toList(),
                people.values().stream().map(changes -> new PersonView(
                        new Person(changes.getFirst().said.person(), names.get(changes.getFirst().said.person())),
                        changes.stream().sorted(Comparator.comparing(change -> places.get(change.said.slot())))
                                .map(change -> new ChangeView(change.key, places.get(change.said.slot()), change.said.place().file(),
                                        change.said.place().sheet(), change.said.place().cell(), change.step.seen().orElse(null),
                                        change.step.after().orElse(null), change.conflict))
                                .toList()))
                        .toList(),
                all.answers.weekNeeded(), seen(all), applied.orElse(null), made);
    }

    private static String seen(Understood all) {
        return Sha256.hex(
                all.changes.stream().map(change -> change.key + change.step + change.conflict).sorted().collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Of the content, and of what it is taken to be about. */
    private static String digest(Sent file, Wish wish) {
        String about = wish.line + " " + wish.week + " " + Sha256.hex(file.content);
        return Sha256.hex(about.getBytes(StandardCharsets.UTF_8));
    }
}
