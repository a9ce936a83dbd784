package org.permanence.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.AccountService;
import org.permanence.account.AccountStatus;
import org.permanence.account.PublicAddress;
import org.permanence.account.Role;
import org.permanence.database.Locked;
import org.permanence.database.Sha256;
import org.permanence.pbx.Language;
import org.permanence.shift.AssignedShift;
import org.permanence.shift.ShiftService;

/** Calendars to subscribe to. Each change is a transaction of its own. */
@ApplicationScoped
class CalendarService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    static final Duration BACK = Duration.ofDays(28);
    static final Duration AHEAD = Duration.ofDays(182);
    /** Calendar programs look once a day, some less often. */
    static final Duration CANCELLED_STAYS = Duration.ofDays(14);

    /** The time of a look is for its owner, who wants to know whether anybody reads at all. */
    private static final Duration NOTED_AGAIN = Duration.ofMinutes(10);

    private final EntityManager entities;
    private final ShiftService shifts;
    private final AccountService accounts;
    private final Clock clock;
    private final PublicAddress address;

    CalendarService(EntityManager entities, ShiftService shifts, AccountService accounts, Clock clock,
            PublicAddress address) {
        this.entities = entities;
        this.shifts = shifts;
        this.accounts = accounts;
        this.clock = clock;
        this.address = address;
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
    String make(long responderId, long accountId) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                insert into calendar_feed (responder_id, account_id, digest, made_at) values (?1, ?2, ?3, ?4)
                on conflict (responder_id) do update
                set account_id = excluded.account_id, digest = excluded.digest, made_at = excluded.made_at, read_at = null""")
                .setParameter(1, responderId).setParameter(2, accountId).setParameter(3, Sha256.of(secret))
                .setParameter(4, clock.instant()).executeUpdate());
        return address.of("/api/calendar/feed/" + secret + ".ics");
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
                .flatMap(found -> Locked.find(entities, CalendarFeed.class, found.responderId))
                // A new address may have been made meanwhile.
                .filter(feed -> Arrays.equals(feed.digest, Sha256.of(secret)))
                .flatMap(feed -> owner(feed).map(owner -> text(feed, owner))));
    }

    /** Empty: their access has ended, and the address with it. */
    private Optional<AccountStatus> owner(CalendarFeed feed) {
        return Optional.ofNullable(accounts.ofResponders(List.of(feed.responderId)).get(feed.responderId))
                .filter(account -> account.id() == feed.accountId && account.active() && account.roles().contains(Role.RESPONDER));
    }

    /** Brings what the calendar tells up to the roster. */
    private String text(CalendarFeed feed, AccountStatus owner) {
        Instant now = clock.instant();
        if (feed.readAt == null || feed.readAt.isBefore(now.minus(NOTED_AGAIN))) {
            feed.readAt = now;
        }
        long person = feed.responderId;
        Map<Long, CalendarEntry> told = entities.createQuery("from calendar_entry where key.responderId = ?1", CalendarEntry.class)
                .setParameter(1, person).getResultStream().collect(Collectors.toMap(entry -> entry.key.shiftId(), Function.identity()));
        Map<Long, AssignedShift> mine = shifts.of(person, now.minus(BACK), now.plus(AHEAD)).stream()
                .collect(Collectors.toMap(AssignedShift::shiftId, Function.identity()));
        for (CalendarEntry entry : List.copyOf(told.values())) {
            AssignedShift shift = mine.get(entry.key.shiftId());
            // Kept until it is past: put back on that shift, they get the same event with a higher sequence.
            if (!entry.endsAt.isAfter(now.minus(BACK))) {
                told.remove(entry.key.shiftId());
                entities.remove(entry);
            } else if (shift == null) {
                entry.tell(entry.beginsAt, entry.endsAt, true, now);
            } else {
                entry.tell(shift.from(), shift.to(), false, now);
            }
        }
        mine.values().stream().filter(shift -> !told.containsKey(shift.shiftId())).forEach(shift -> {
            CalendarEntry entry = new CalendarEntry();
            entry.key = new CalendarEntry.Key(person, shift.shiftId());
            entry.beginsAt = shift.from();
            entry.endsAt = shift.to();
            entry.changedAt = now;
            entities.persist(entry);
            told.put(shift.shiftId(), entry);
        });
        Stream<ShiftCalendar.Event> events = told.values().stream()
                .filter(entry -> !entry.cancelled || entry.changedAt.isAfter(now.minus(CANCELLED_STAYS)))
                .map(entry -> new ShiftCalendar.Event(entry.key.shiftId(), person,
                        entry.beginsAt, entry.endsAt, entry.sequence, entry.changedAt, entry.cancelled));
        return ShiftCalendar.text(
                events.sorted(Comparator.comparing(ShiftCalendar.Event::from).thenComparing(ShiftCalendar.Event::shift)).toList(),
                Language.of(owner.language()) == Language.NL ? "Permanentie" : "Permanence");
    }
}
