package org.permanence.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.AccountService;
import org.permanence.account.AccountStatus;
import org.permanence.database.Locked;
import org.permanence.database.Sha256;
import org.permanence.pbx.Language;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.ShiftView;

/** Calendars to subscribe to. Each change is a transaction of its own. */
@ApplicationScoped
class CalendarService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    static final Duration BACK = Duration.ofDays(28);
    static final Duration AHEAD = Duration.ofDays(182);
    /** Calendar programs look once a day, some less often. */
    static final Duration CANCELLED_STAYS = Duration.ofDays(14);

    private final EntityManager entities;
    private final ShiftService shifts;
    private final AccountService accounts;
    private final Clock clock;
    private final String address;

    CalendarService(EntityManager entities, ShiftService shifts, AccountService accounts, Clock clock,
            @ConfigProperty(name = "permanence.address") String address) {
        this.entities = entities;
        this.shifts = shifts;
        this.accounts = accounts;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** @param readAt when a calendar program last fetched it; null: never */
    @Schema(name = "CalendarFeed")
    record View(Instant madeAt, @Schema(nullable = true) Instant readAt) {}

    /** Empty: they have none. */
    Optional<View> of(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> Optional.ofNullable(entities.find(CalendarFeed.class, responderId))
                .map(feed -> new View(feed.madeAt, feed.readAt)));
    }

    /** A new address; the one before is void. @return the address, which is shown this once */
    String make(long responderId) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                insert into calendar_feed (responder_id, digest, made_at) values (?1, ?2, ?3)
                on conflict (responder_id) do update set digest = excluded.digest, made_at = excluded.made_at, read_at = null""")
                .setParameter(1, responderId).setParameter(2, Sha256.of(secret)).setParameter(3, clock.instant()).executeUpdate());
        return address + "/api/calendar/feed/" + secret + ".ics";
    }

    /** Its address is void. Idempotent. */
    void revoke(long responderId) {
        QuarkusTransaction.requiringNew().run(() -> entities.createQuery("delete from calendar_feed where responderId = ?1")
                .setParameter(1, responderId).executeUpdate());
    }

    /** The calendar of an address. Empty: there is none. */
    Optional<String> read(String secret) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createQuery("from calendar_feed where digest = ?1", CalendarFeed.class)
                .setParameter(1, Sha256.of(secret)).getResultStream().findFirst()
                .flatMap(found -> Locked.find(entities, CalendarFeed.class, found.responderId)).map(this::text));
    }

    /** Brings what the calendar tells up to the roster. */
    private String text(CalendarFeed feed) {
        Instant now = clock.instant();
        feed.readAt = now;
        long person = feed.responderId;
        Map<Long, CalendarEntry> told = entities.createQuery("from calendar_entry where key.responderId = ?1", CalendarEntry.class)
                .setParameter(1, person).getResultStream().collect(Collectors.toMap(entry -> entry.key.shiftId(), Function.identity()));
        Map<Long, ShiftView> mine = shifts.between(now.minus(BACK), now.plus(AHEAD)).stream().filter(shift -> !shift.withdrawn()
                && shift.assignments().stream().anyMatch(on -> on.responderId() == person))
                .collect(Collectors.toMap(ShiftView::id, Function.identity()));
        for (CalendarEntry entry : List.copyOf(told.values())) {
            ShiftView shift = mine.get(entry.key.shiftId());
            boolean past = !entry.endsAt.isAfter(now.minus(BACK));
            if (past || entry.cancelled && shift == null && !entry.changedAt.isAfter(now.minus(CANCELLED_STAYS))) {
                told.remove(entry.key.shiftId());
                entities.remove(entry);
            } else if (shift == null) {
                entry.tell(entry.beginsAt, entry.endsAt, true, now);
            } else {
                entry.tell(shift.from(), shift.to(), false, now);
            }
        }
        mine.values().stream().filter(shift -> !told.containsKey(shift.id())).forEach(shift -> {
            CalendarEntry entry = new CalendarEntry();
            entry.key = new CalendarEntry.Key(person, shift.id());
            entry.beginsAt = shift.from();
            entry.endsAt = shift.to();
            entry.changedAt = now;
            entities.persist(entry);
            told.put(shift.id(), entry);
        });
        Stream<ShiftCalendar.Event> events = told.values().stream().map(entry -> new ShiftCalendar.Event(entry.key.shiftId(), person,
                entry.beginsAt, entry.endsAt, entry.sequence, entry.changedAt, entry.cancelled));
        return ShiftCalendar.text(
                events.sorted(Comparator.comparing(ShiftCalendar.Event::from).thenComparing(ShiftCalendar.Event::shift)).toList(),
                summary(person));
    }

    private String summary(long person) {
        AccountStatus account = accounts.ofResponders(List.of(person)).get(person);
        return (account == null ? Language.FR : Language.of(account.language())) == Language.NL ? "Permanentie" : "Permanence";
    }
}
