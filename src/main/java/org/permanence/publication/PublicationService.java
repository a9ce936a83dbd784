package org.permanence.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.AccountService;
import org.permanence.account.AccountStatus;
import org.permanence.database.Sha256;
import org.permanence.line.LineService;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.problem.Problem;
import org.permanence.publication.Difference.Change;
import org.permanence.publication.Difference.Seat;
import org.permanence.publication.Difference.Span;
import org.permanence.responder.ResponderService;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.ShiftView;

/**
 * Publishes weeks of the roster. The roster is always the one that rings; a publication is what people were told of it. Each change is a
 * transaction of its own.
 */
@ApplicationScoped
public class PublicationService {

    /** Of the versions of a week, the last ones. */
    private static final int SHOWN = 10;

    private final EntityManager entities;
    private final ShiftService shifts;
    private final LineService lines;
    private final ResponderService responders;
    private final AccountService accounts;
    private final Clock clock;

    PublicationService(EntityManager entities, ShiftService shifts, LineService lines, ResponderService responders, AccountService accounts,
            Clock clock) {
        this.entities = entities;
        this.shifts = shifts;
        this.lines = lines;
        this.responders = responders;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What changes for somebody. @param mailed whether they have an account that a mail reaches */
    @Schema(name = "PublishedChange")
    public record ChangeView(long responderId, String name, List<Span> added, List<Span> removed, boolean mailed) {}

    /**
     * @param mail   late: not taken yet, and tried again; failed: given up; noMail: the line sends none
     * @param seenAt null: they have not said so
     */
    @Schema(name = "PublicationNotice")
    public record NoticeView(long responderId, String name, List<Span> added, List<Span> removed,
            @Schema(enumeration = {"sent", "waiting", "late", "failed", "noAccount", "noMail"}) String mail,
            @Schema(nullable = true) Instant seenAt) {}

    /** @param number from 1 @param by name of the account */
    @Schema(name = "PublishedVersion")
    public record VersionView(int number, Instant at, String by, List<NoticeView> notices) {}

    /**
     * A week of a line.
     *
     * @param changes  for whom the roster differs from the last version, and how
     * @param roster   stands for the roster as it is here; goes back with the order to publish it
     * @param versions the newest first, {@value #SHOWN} at most
     */
    @Schema(name = "PublicationOfWeek")
    public record View(String line, LocalDate week, boolean over, boolean empty, String roster, List<ChangeView> changes,
            List<VersionView> versions) {}

    /** For its reader. @param id goes back when they say that they have seen it */
    @Schema(name = "PublishedForMe")
    public record MineView(long id, String line, LocalDate week, int number, Instant at, List<Span> added, List<Span> removed) {}

    /** @throws Problem 404; 400 {@code not-a-monday} */
    View of(LineCode line, LocalDate week) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            requireWeek(line, week);
            List<Seat> now = roster(line, week);
            List<Publication> versions = versions(line, week);
            Map<Long, Change> changes = Difference.between(versions.isEmpty() ? List.of() : seats(versions.getFirst()), now,
                    clock.instant());
            return new View(line.value(), week, over(week), now.isEmpty() && shiftsOf(line, week).isEmpty(), fingerprint(now),
                    changeViews(changes), versionViews(versions));
        });
    }

    /**
     * Publishes a week as it is on the roster, and tells everybody for whom something changes.
     *
     * @param after  the number of the last version that was shown; 0: none was
     * @param roster as it was shown
     * @throws Problem 404; 400; 409 as in {@link PublicationRefusal}
     */
    View publish(LineCode line, LocalDate week, int after, String roster, long account) {
        QuarkusTransaction.requiringNew().run(() -> {
            requireWeek(line, week);
            // Of two who publish at once, the second sees the version of the first.
            lines.lock(line);
            if (over(week)) {
                throw new PublicationRefusal.WeekOver().problem();
            }
            List<Publication> versions = versions(line, week);
            if (after != (versions.isEmpty() ? 0 : versions.getFirst().number)) {
                throw new PublicationRefusal.PublishedMeanwhile().problem();
            }
            List<Seat> now = roster(line, week);
            if (!fingerprint(now).equals(roster)) {
                throw new PublicationRefusal.RosterChangedMeanwhile().problem();
            }
            if (versions.isEmpty() && now.isEmpty() && shiftsOf(line, week).isEmpty()) {
                throw new PublicationRefusal.WeekWithoutShifts().problem();
            }
            Instant at = clock.instant();
            List<Seat> before = versions.isEmpty() ? List.of() : seats(versions.getFirst());
            if (!versions.isEmpty() && new HashSet<>(before).equals(new HashSet<>(now))) {
                throw new PublicationRefusal.NothingToPublish().problem();
            }
            Publication version = new Publication();
            version.lineCode = line.value();
            version.week = week;
            version.number = after + 1;
            version.publishedAt = at;
            version.publishedBy = account;
            entities.persist(version);
            now.forEach(seat -> entities.persist(PublishedSeat.of(version.id, seat)));
            Difference.between(before, now, at).keySet().forEach(person -> {
                Notice notice = new Notice();
                notice.key = new Notice.Key(version.id, person);
                notice.nextTryAt = at;
                entities.persist(notice);
            });
        });
        return of(line, week);
    }

    /** What somebody has been told and has not said that they have seen, the oldest first. */
    List<MineView> unseen(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createQuery("""
                select p from publication_notice n join publication p on p.id = n.key.publicationId
                where n.key.responderId = ?1 and n.seenAt is null and p.week > ?2 order by p.id""", Publication.class)
                .setParameter(1, responderId).setParameter(2, LocalDate.now(clock.withZone(OpeningHours.ZONE)).minusDays(7))
                .getResultStream().map(version -> {
                    Change change = changeOf(version, responderId);
                    return new MineView(version.id, version.lineCode, version.week, version.number, version.publishedAt, change.added(),
                            change.removed());
                }).toList());
    }

    /** Idempotent; what they were not told is passed over. */
    void seen(long responderId, Collection<Long> publications) {
        QuarkusTransaction.requiringNew().run(() -> entities.createQuery("""
                update publication_notice n set n.seenAt = ?3
                where n.key.responderId = ?1 and n.key.publicationId in ?2 and n.seenAt is null""")
                .setParameter(1, responderId).setParameter(2, publications).setParameter(3, clock.instant()).executeUpdate());
    }

    /** Within the caller's transaction. */
    Change changeOf(Publication version, long responderId) {
        return changes(version).getOrDefault(responderId, new Change(List.of(), List.of()));
    }

    /** Everything that a version has for somebody. Within the caller's transaction. */
    List<Span> allOf(Publication version, long responderId) {
        return Difference.of(seats(version), responderId);
    }

    /** From the version before it, as it was when it was published. */
    private Map<Long, Change> changes(Publication version) {
        List<Seat> before = version.number == 1 ? List.of()
                : seats(entities.createQuery("from publication where lineCode = ?1 and week = ?2 and number = ?3", Publication.class)
                        .setParameter(1, version.lineCode).setParameter(2, version.week).setParameter(3, version.number - 1)
                        .getSingleResult());
        return Difference.between(before, seats(version), version.publishedAt);
    }

    private void requireWeek(LineCode line, LocalDate week) {
        lines.timetable(line);
        if (week.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new PublicationRefusal.NotAMonday().problem().at("week");
        }
    }

    private boolean over(LocalDate week) {
        return !start(week.plusWeeks(1)).isAfter(clock.instant());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(OpeningHours.ZONE).toInstant();
    }

    /** Those that begin in the week and are held. */
    private List<ShiftView> shiftsOf(LineCode line, LocalDate week) {
        return shifts.between(start(week), start(week.plusWeeks(1))).stream().filter(shift -> shift.line().equals(line.value())
                && !shift.withdrawn() && !shift.from().isBefore(start(week))).toList();
    }

    private List<Seat> roster(LineCode line, LocalDate week) {
        return shiftsOf(line, week).stream().flatMap(shift -> shift.assignments().stream()
                .map(on -> new Seat(shift.id(), on.responderId(), shift.from(), shift.to()))).toList();
    }

    private List<Publication> versions(LineCode line, LocalDate week) {
        return entities.createQuery("from publication where lineCode = ?1 and week = ?2 order by number desc", Publication.class)
                .setParameter(1, line.value()).setParameter(2, week).setMaxResults(SHOWN).getResultList();
    }

    private List<Seat> seats(Publication version) {
        return entities.createQuery("from published_seat where key.publicationId = ?1", PublishedSeat.class).setParameter(1, version.id)
                .getResultStream().map(PublishedSeat::seat).toList();
    }

    private List<ChangeView> changeViews(Map<Long, Change> changes) {
        Map<Long, String> names = responders.names(changes.keySet());
        Set<Long> mailed = mailed(changes.keySet());
        return changes.entrySet().stream().map(entry -> new ChangeView(entry.getKey(), names.getOrDefault(entry.getKey(), ""),
                entry.getValue().added(), entry.getValue().removed(), mailed.contains(entry.getKey())))
                .sorted(Comparator.comparing(ChangeView::name)).toList();
    }

    private List<VersionView> versionViews(List<Publication> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Notice>> notices = entities.createQuery("from publication_notice where key.publicationId in ?1", Notice.class)
                .setParameter(1, versions.stream().map(version -> version.id).toList()).getResultStream()
                .collect(Collectors.groupingBy(notice -> notice.key.publicationId()));
        Set<Long> people = notices.values().stream().flatMap(List::stream).map(notice -> notice.key.responderId())
                .collect(Collectors.toSet());
        Map<Long, String> names = responders.names(people);
        Map<Long, String> accountNames = accounts.names(versions.stream().map(version -> version.publishedBy).toList());
        Set<Long> mailed = mailed(people);
        return versions.stream().map(version -> {
            Map<Long, Change> changes = changes(version);
            return new VersionView(version.number, version.publishedAt, accountNames.getOrDefault(version.publishedBy, ""),
                    notices.getOrDefault(version.id, List.of()).stream().map(notice -> {
                        long person = notice.key.responderId();
                        Change change = changes.getOrDefault(person, new Change(List.of(), List.of()));
                        return new NoticeView(person, names.getOrDefault(person, ""), change.added(), change.removed(),
                                mail(notice, mailed.contains(person)), notice.seenAt);
                    }).sorted(Comparator.comparing(NoticeView::name)).toList());
        }).toList();
    }

    private static String mail(Notice notice, boolean reachable) {
        if (notice.mailedAt != null) {
            return "sent";
        }
        if (!reachable) {
            return "noAccount";
        }
        return notice.nextTryAt != null ? notice.tries == 0 ? "waiting" : "late" : notice.tries == 0 ? "noMail" : "failed";
    }

    private Set<Long> mailed(Collection<Long> people) {
        return accounts.ofResponders(people).values().stream().filter(AccountStatus::active).map(AccountStatus::responderId)
                .collect(Collectors.toSet());
    }

    /** Of who is on which shift when. */
    private static String fingerprint(List<Seat> seats) {
        return Sha256.shortHex(seats.stream().map(seat -> seat.shift() + " " + seat.person() + " " + seat.from() + " " + seat.to()).sorted()
                .collect(Collectors.joining("\n")));
    }
}
