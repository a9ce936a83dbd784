package org.permanence.people;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.permanence.account.AccountService;
import org.permanence.account.AccountStatus;
import org.permanence.account.CurrentAccount;
import org.permanence.line.LineService;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.presence.Presence;
import org.permanence.presence.Presences;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;
import org.permanence.responder.HomeNumberVerification;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderRefusal;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.Change;
import org.permanence.responder.ResponderService.ResponderView;
import org.permanence.shift.ShiftService;

/**
 * People, each with their account and their shifts: what belongs together changes together. Blocking; call it outside of any transaction.
 */
@ApplicationScoped
class PeopleService {

    private final ResponderService responders;
    private final AccountService accounts;
    private final ShiftService shifts;
    private final Presences presences;
    private final LineService lines;
    private final HomeNumberVerification verification;
    private final Clock clock;

    PeopleService(ResponderService responders, AccountService accounts, ShiftService shifts, Presences presences, LineService lines,
            HomeNumberVerification verification, Clock clock) {
        this.responders = responders;
        this.accounts = accounts;
        this.shifts = shifts;
        this.presences = presences;
        this.lines = lines;
        this.verification = verification;
        this.clock = clock;
    }

    record PeoplePage(List<PersonView> items, int page, int size, long total) {}

    /** By surname. @param page from 0 */
    PeoplePage list(PeopleFilter filter, int page, int size) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<ResponderView> all = responders.all();
            Map<Long, AccountStatus> having = accounts.ofResponders(all.stream().map(ResponderView::id).toList());
            List<PersonView> found = all.stream().map(who -> PersonView.of(who, having.get(who.id()))).filter(filter::matches).toList();
            return new PeoplePage(found.stream().skip((long) page * size).limit(size).toList(), page, size, found.size());
        });
    }

    /** @throws Problem 404 */
    PersonView get(long id) {
        return QuarkusTransaction.requiringNew().call(() -> view(responders.get(id)));
    }

    private PersonView view(ResponderView who) {
        return PersonView.of(who, accounts.ofResponders(List.of(who.id())).get(who.id()));
    }

    /**
     * What is wanted of a person; what is null stays as it is.
     *
     * @param homePhone empty: forgotten
     * @param roles     of their account; when they have none, it is made and they are invited by mail
     * @param language  of their account
     */
    record Wanted(Change change, String homePhone, Set<String> roles, Language language) {}

    /** @throws Problem 409 {@code email-taken}; 400; 403 */
    PersonView create(Wanted wanted, CurrentAccount by) {
        record Made(long id, Optional<AccountService.Kept> account) {}
        Made made = QuarkusTransaction.requiringNew().call(() -> {
            known(wanted.change.lines());
            ResponderView person = responders.create(wanted.change);
            if (wanted.homePhone != null && !wanted.homePhone.isBlank()) {
                responders.setHomeNumber(person.id(), wanted.homePhone);
            }
            return new Made(person.id(), given(person, wanted, by));
        });
        responders.changed();
        made.account.ifPresent(account -> accounts.follow(account, by));
        return get(made.id);
    }

    /** @throws Problem as {@link #create}; 404; 412 {@code outdated} */
    PersonView change(long id, BasedOn version, Wanted wanted, CurrentAccount by) {
        Optional<AccountService.Kept> account = QuarkusTransaction.requiringNew().call(() -> {
            ResponderView before = responders.locked(id);
            known(wanted.change.lines());
            ResponderView person = responders.change(id, version, wanted.change);
            if (wanted.homePhone != null && !wanted.homePhone.isBlank()) {
                person = responders.setHomeNumber(id, wanted.homePhone);
            }
            Optional<AccountService.Kept> kept = accounts.keep(id, differing(before.name(), person.name()),
                    differing(before.email(), person.email()), wanted.roles, wanted.language, by);
            return kept.isPresent() ? kept : given(person, wanted, by);
        });
        if (wanted.homePhone != null && wanted.homePhone.isBlank()) {
            responders.removeHomePhone(id);
        }
        responders.changed();
        account.ifPresent(kept -> accounts.follow(kept, by));
        return get(id);
    }

    /** @throws Problem 400 {@code line-unknown} */
    private void known(Set<LineCode> wanted) {
        if (wanted != null && !wanted.isEmpty()
                && !lines.all().stream().map(timetable -> timetable.line().code()).collect(Collectors.toSet()).containsAll(wanted)) {
            throw new ResponderRefusal.LineUnknown().problem().at("lines");
        }
    }

    private Optional<AccountService.Kept> given(ResponderView person, Wanted wanted, CurrentAccount by) {
        if (wanted.roles != null && !person.active()) {
            throw new ResponderRefusal.Inactive().problem().at("roles");
        }
        return Optional.ofNullable(wanted.roles)
                .map(roles -> accounts.give(person.id(), person.name(), person.email(), roles, wanted.language, by));
    }

    /** @return null when they are the same */
    private static String differing(String before, String now) {
        return before.equals(now) ? null : now;
    }

    PersonView invite(long id, CurrentAccount by) {
        accounts.invite(id, by);
        return get(id);
    }

    PersonView revoke(long id, CurrentAccount by) {
        accounts.revoke(id, by);
        return get(id);
    }

    // ---- leaving

    /** What leaving ends. @param inCall they have a caller on the line: they can leave only after it */
    record Leaving(List<ShiftService.GivenUp> shifts, boolean inCall) {}

    /** Changes nothing. @throws Problem 404 */
    Leaving leaving(long id) {
        responders.get(id);
        return new Leaving(shifts.ahead(id), inCall(id));
    }

    /**
     * Ends shifts, duty, softphone, account and sessions together.
     *
     * @throws Problem 404; 403; 409 {@code in-call}, {@code own-account}, {@code last-administrator}
     */
    PersonView leave(long id, CurrentAccount by) {
        responders.get(id);
        if (inCall(id)) {
            throw new PeopleRefusal.InCall().problem();
        }
        AtomicReference<Optional<AccountService.Kept>> account = new AtomicReference<>(Optional.empty());
        responders.leave(id, () -> {
            shifts.giveUp(id);
            account.set(accounts.leave(id, by));
        });
        shifts.changed(id);
        account.get().ifPresent(kept -> accounts.follow(kept, by));
        return get(id);
    }

    /** Takes leaving back: their account, and those of their shifts that have not begun meanwhile. @throws Problem 404; 403 */
    PersonView comeBack(long id, CurrentAccount by) {
        responders.comeBack(id, () -> {
            shifts.takeBack(id);
            accounts.comeBack(id, by);
        });
        shifts.changed(id);
        return get(id);
    }

    private boolean inCall(long id) {
        return presences.of(MemberId.ofResponder(id), clock.instant(), Optional.empty()).state() == Presence.State.IN_CALL;
    }

    // ---- the home number

    /** Both or none. @param homePhone null: unchanged; blank: forgotten @param preferred null: unchanged @throws Problem 400 */
    void setOwnPhones(long id, String homePhone, ReachChoice preferred) {
        boolean forgets = homePhone != null && homePhone.isBlank();
        QuarkusTransaction.requiringNew().run(() -> {
            if (preferred != null) {
                responders.change(id, BasedOn.ANY, Change.preferring(preferred));
            }
            if (homePhone != null && !forgets) {
                responders.setHomeNumber(id, homePhone);
            }
        });
        if (forgets) {
            responders.removeHomePhone(id);
        }
        responders.changed();
    }

    /**
     * Calls it, and speaks a code in the language of their screens.
     *
     * @throws Problem as {@link HomeNumberVerification#call}; 409 {@code no-line-to-call-from}
     */
    HomeNumberVerification.View callHomePhone(long id) {
        PersonView person = get(id);
        LineCode line = lines.timetables().stream().map(timetable -> timetable.line().code())
                .min(Comparator.comparing((LineCode code) -> !person.lines().contains(code.value())).thenComparing(LineCode::value))
                .orElseThrow(() -> new PeopleRefusal.NoLineToCallFrom().problem());
        String language = person.account() == null ? person.languages().iterator().next() : person.account().language();
        return verification.call(id, Language.of(language), line);
    }

    LocalDate today() {
        return clock.instant().atZone(OpeningHours.ZONE).toLocalDate();
    }
}
