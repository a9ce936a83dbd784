package org.permanence.responder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.pbx.DialableNumber;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.Reach;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Impossible;
import org.permanence.problem.Problem;

/**
 * Responders and the services that lend them. Unless a method says otherwise it is a transaction of its own, so call it
 * outside of any other; {@link PhonesChanged} and {@link DutyChanged} are fired after the commit.
 */
@ApplicationScoped
public class ResponderService {

    private final ResponderRepository responders;
    private final PartnerRepository partners;
    private final HomePhoneRepository homePhones;
    private final DeskPhoneRepository deskPhones;
    private final SoftphoneRepository softphones;
    private final DutyRepository duties;
    private final DutyService duty;
    private final Event<PhonesChanged> changed;
    private final Set<String> allowedPrefixes;

    ResponderService(ResponderRepository responders, PartnerRepository partners, HomePhoneRepository homePhones,
            DeskPhoneRepository deskPhones, SoftphoneRepository softphones, DutyRepository duties, DutyService duty,
            Event<PhonesChanged> changed,
            @ConfigProperty(name = "permanence.outbound.allowed-prefixes") Optional<Set<String>> allowedPrefixes) {
        this.responders = responders;
        this.partners = partners;
        this.homePhones = homePhones;
        this.deskPhones = deskPhones;
        this.softphones = softphones;
        this.duties = duties;
        this.duty = duty;
        this.changed = changed;
        this.allowedPrefixes = allowedPrefixes.orElse(Set.of());
    }

    /** The service that lends somebody. */
    @Schema(name = "PartnerOfResponder")
    public record PartnerView(long id, String name, boolean active) {
        static PartnerView of(Partner partner) {
            return new PartnerView(partner.id, partner.name, partner.active);
        }
    }

    /**
     * @param languages     ISO 639-1, in alphabetical order
     * @param lines         the codes of the lines that they answer for, in order; empty: every line
     * @param active        false: has left
     * @param homePhone     only its last two digits are visible; null when no number is known
     * @param homePhoneVerifiedAt when a code spoken there was typed; null: not yet
     * @param weeklyMaximum in shifts, like {@code dailyMaximum}; null: no maximum
     */
    public record ResponderView(long id, String surname, String firstName, String email, Set<String> languages,
            Set<String> lines, @Schema(nullable = true) PartnerView partner, boolean active, ReachChoice preferredReach,
            @Schema(nullable = true) String homePhone, @Schema(nullable = true) Instant homePhoneVerifiedAt, boolean mayRecord,
            @Schema(nullable = true) Integer weeklyMaximum,
            @Schema(nullable = true) Integer dailyMaximum, boolean experienced, boolean trained, @Schema(nullable = true) Leave leave,
            int version) {
        public String name() {
            return firstName + " " + surname;
        }
    }

    /**
     * The wanted changes; what is null stays as it is.
     *
     * @param lines         that they answer for; empty: every line
     * @param partnerId     0: no partner
     * @param weeklyMaximum 0: no maximum
     * @param dailyMaximum  0: no maximum
     * @param leave         empty: not on leave
     */
    public record Change(String surname, String firstName, String email, Set<Language> languages, Set<LineCode> lines, Long partnerId,
            ReachChoice preferredReach,
            Boolean mayRecord, Integer weeklyMaximum, Integer dailyMaximum, Boolean experienced, Boolean trained, Optional<Leave> leave) {

        /** Of somebody new. */
        public static Change somebody(String surname, String firstName, String email, Set<Language> languages, ReachChoice preferredReach) {
            return new Change(surname, firstName, email, languages, null, null, preferredReach, null, null, null, null, null, null);
        }

        public static Change preferring(ReachChoice reach) {
            return new Change(null, null, null, null, null, null, reach, null, null, null, null, null, null);
        }
    }

    public List<ResponderView> all() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<Responder> people = responders.byName();
            Map<Long, HomePhone> numbers = homePhones.of(people.stream().map(person -> person.id).toList());
            return people.stream().map(person -> view(person, Optional.ofNullable(numbers.get(person.id)))).toList();
        });
    }

    /** @throws Problem 404 */
    public ResponderView get(long id) {
        return QuarkusTransaction.joiningExisting().call(() -> view(responders.get(id), homePhones.findByIdOptional(id)));
    }

    /** {@link #get}, for a change in the same transaction: nobody else changes the person before its end. */
    public ResponderView locked(long id) {
        return QuarkusTransaction.joiningExisting().call(() -> view(responders.lock(id), homePhones.findByIdOptional(id)));
    }

    /** Those of them who exist, by number. */
    public Map<Long, ResponderView> among(Collection<Long> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> responders.among(ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> view(person, Optional.empty()))));
    }

    /** First name and surname by number, of those that exist. */
    public Map<Long, String> names(Collection<Long> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> responders.among(ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.firstName + " " + person.surname)));
    }

    /** Those of them who still answer the line. */
    public Set<Long> activeAmong(Collection<Long> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> responders.among(ids).stream().filter(person -> person.active)
                .map(person -> person.id).collect(Collectors.toSet()));
    }

    /**
     * Joins the caller's transaction, like {@link #change} and {@link #setHomeNumber}; call {@link #changed()} after it.
     *
     * @throws Problem 409 {@code email-taken}; 400 when the partner or the desk phone does not exist or no language is given
     */
    public ResponderView create(Change wanted) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Responder person = new Responder();
            apply(person, wanted);
            responders.persistAndFlush(person);
            return view(person, Optional.empty());
        });
    }

    /**
     * @throws Problem as {@link #create}; 404; 412 {@code outdated}
     */
    public ResponderView change(long id, BasedOn version, Change wanted) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Responder person = responders.lock(id);
            version.check(person.version);
            apply(person, wanted);
            person.version++;
            responders.flush();
            return view(person, homePhones.findByIdOptional(id));
        });
    }

    /**
     * The number takes effect at the next ring, also during a shift.
     *
     * @param number as people write it
     * @throws Problem 404; 400 naming the fault of the number
     */
    public ResponderView setHomeNumber(long id, String number) {
        PhoneNumber parsed = parse(number);
        return QuarkusTransaction.joiningExisting().call(() -> {
            Responder person = responders.lock(id);
            Optional<HomePhone> before = homePhones.findByIdOptional(id);
            HomePhone phone = before.orElseGet(HomePhone::new);
            phone.responderId = id;
            if (!parsed.e164().equals(phone.number)) {
                phone.number = parsed.e164();
                phone.verifiedAt = null;
            }
            if (before.isEmpty()) {
                homePhones.persist(phone);
            }
            person.version++;
            return view(person, Optional.of(phone));
        });
    }

    /** The PBX's plan is made anew. Call it after the transaction of the change. */
    public void changed() {
        changed.fire(new PhonesChanged());
    }

    /** {@link #change}, in a transaction of its own. */
    public ResponderView update(long id, Change wanted) {
        ResponderView view = QuarkusTransaction.requiringNew().call(() -> change(id, BasedOn.ANY, wanted));
        changed();
        return view;
    }

    /** {@link #setHomeNumber}, in a transaction of its own. */
    public ResponderView setHomePhone(long id, String number) {
        ResponderView view = QuarkusTransaction.requiringNew().call(() -> setHomeNumber(id, number));
        changed();
        return view;
    }

    /**
     * Deletes the number: a responder who is on duty at home goes off duty, and one who preferred their home phone now prefers the
     * softphone. In transactions of its own.
     *
     * @throws Problem 404
     */
    public void removeHomePhone(long id) {
        duty.goOffDutyIf(id, on -> on.reach().kind() == Reach.Kind.HOME, Duty.By.SERVICE);
        QuarkusTransaction.requiringNew().run(() -> {
            Responder person = responders.lock(id);
            homePhones.deleteById(id);
            if (person.preferredReach == Reach.Kind.HOME) {
                person.preferredReach = Reach.Kind.SOFTPHONE;
            }
            person.version++;
        });
        // The responder may have gone on duty at home between the two transactions.
        duty.goOffDutyIf(id, on -> on.reach().kind() == Reach.Kind.HOME, Duty.By.SERVICE);
        changed();
    }

    /**
     * Somebody no longer answers the line: they go off duty and their softphone stops working, in one transaction with what happens
     * alongside. A call that they have in hand goes on. Nothing happens when they have left already, or somebody else is doing it at this
     * moment: what is remembered of the first leaving stays.
     *
     * @throws Problem 404
     */
    public void leave(long id, Runnable alongside) {
        duty.leave(id, person -> {
            if (!person.active) {
                return;
            }
            person.active = false;
            person.version++;
            softphones.deleteById(id);
            alongside.run();
        });
        changed();
    }

    /** Somebody who left answers the line again. Nothing happens when they do already. @throws Problem 404 */
    public void comeBack(long id, Runnable alongside) {
        QuarkusTransaction.requiringNew().run(() -> {
            Responder person = responders.lock(id);
            if (person.active) {
                return;
            }
            person.active = true;
            person.version++;
            alongside.run();
        });
        changed();
    }

    /** Whether somebody is on leave on a day of the line. @throws Problem 404 */
    public boolean onLeave(long id, LocalDate day) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Leave leave = responders.get(id).leave();
            return leave != null && leave.covers(day);
        });
    }

    /** To recognise people by a number that a sheet names. */
    public HomeNumbers homeNumbers() {
        return QuarkusTransaction.joiningExisting().call(() -> new HomeNumbers(homePhones.listAll().stream().collect(
                Collectors.groupingBy(phone -> phone.number, Collectors.mapping(phone -> phone.responderId, Collectors.toSet()))),
                allowedPrefixes));
    }

    /** The lines that each of them answers for; empty: every line. */
    public Map<Long, Set<LineCode>> lines(Collection<Long> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> responders.among(ids).stream()
                .collect(Collectors.toMap(person -> person.id, Responder::answeredLines)));
    }

    /** Everybody whom the PBX must know, on duty or with a softphone open, in order of their number. */
    public List<Reachable> reachable() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<Long, DutyPeriod> onDuty =
                    duties.current().stream().collect(Collectors.toMap(period -> period.responderId, Function.identity()));
            Map<Long, SoftphoneCredential> open = softphones.listAll().stream()
                    .collect(Collectors.toMap(credential -> credential.responderId, Function.identity()));
            TreeSet<Long> ids = new TreeSet<>(onDuty.keySet());
            ids.addAll(open.keySet());
            Map<Long, HomePhone> numbers = homePhones.of(onDuty.values().stream().filter(period -> period.reach == Reach.Kind.HOME)
                    .map(period -> period.responderId).toList());
            Map<Long, Responder> people =
                    responders.among(ids).stream().collect(Collectors.toMap(person -> person.id, Function.identity()));
            return ids.stream().map(id -> new Reachable(id, Set.copyOf(people.get(id).languages), people.get(id).answeredLines(),
                    Optional.ofNullable(onDuty.get(id)).flatMap(period -> reach(period, numbers)),
                    Optional.ofNullable(onDuty.get(id)).map(period -> period.pause), people.get(id).mayRecord,
                    Optional.ofNullable(open.get(id)).map(credential -> new SipCredential(credential.md5)))).toList();
        });
    }

    private void apply(Responder person, Change wanted) {
        if (wanted.surname() != null) {
            person.surname = wanted.surname().strip();
        }
        if (wanted.firstName() != null) {
            person.firstName = wanted.firstName().strip();
        }
        if (wanted.email() != null) {
            String email = wanted.email().strip();
            boolean taken = person.id == null
                    ? responders.count("lower(email) = ?1", email.toLowerCase(Locale.ROOT)) > 0
                    : responders.count("lower(email) = ?1 and id <> ?2", email.toLowerCase(Locale.ROOT), person.id) > 0;
            if (taken) {
                throw new ResponderRefusal.EmailTaken().problem().at("email");
            }
            person.email = email;
        }
        if (wanted.languages() != null) {
            if (wanted.languages().isEmpty()) {
                throw new ResponderRefusal.LanguageNeeded().problem().at("languages");
            }
            person.languages.retainAll(wanted.languages());
            person.languages.addAll(wanted.languages());
        }
        if (wanted.lines() != null) {
            Set<String> codes = wanted.lines().stream().map(LineCode::value).collect(Collectors.toSet());
            person.lines.retainAll(codes);
            person.lines.addAll(codes);
        }
        if (wanted.partnerId() != null) {
            person.partner = wanted.partnerId() == 0 ? null : partner(person, wanted.partnerId());
        }
        if (wanted.weeklyMaximum() != null) {
            person.weeklyMaximum = wanted.weeklyMaximum() == 0 ? null : wanted.weeklyMaximum();
        }
        if (wanted.dailyMaximum() != null) {
            person.dailyMaximum = wanted.dailyMaximum() == 0 ? null : wanted.dailyMaximum();
        }
        if (wanted.experienced() != null) {
            person.experienced = wanted.experienced();
        }
        if (wanted.trained() != null) {
            person.trained = wanted.trained();
        }
        if (wanted.leave() != null) {
            person.leaveFrom = wanted.leave().map(Leave::from).orElse(null);
            person.leaveTo = wanted.leave().map(Leave::to).orElse(null);
        }
        if (wanted.mayRecord() != null) {
            person.mayRecord = wanted.mayRecord();
        }
        if (wanted.preferredReach() != null) {
            prefer(person, wanted.preferredReach());
        }
    }

    /** Several people, always in the same order. Within the caller's transaction, before any other lock. @return those who exist */
    public Set<Long> lock(Collection<Long> people) {
        return responders.lockAll(people).stream().map(person -> person.id).collect(Collectors.toSet());
    }

    private Partner partner(Responder person, long id) {
        // Locked: it cannot be switched off at the same time.
        Partner partner = partners.lock(id).orElseThrow(() -> new ResponderRefusal.PartnerUnknown().problem().at("partnerId"));
        if (!partner.active && (person.partner == null || person.partner.id != id)) {
            throw new ResponderRefusal.PartnerOff().problem().at("partnerId");
        }
        return partner;
    }

    private void prefer(Responder person, ReachChoice choice) {
        // The home number may be entered after the preference. If the phone is not possible when a shift begins, the softphone is rung.
        requirePhone("preferredReach", choice);
        person.preferredReach = choice.kind();
        person.preferredDesk = choice.phone();
    }

    /** Within the caller's transaction. @throws Problem 400 there is no such desk phone */
    public void requirePhone(String field, ReachChoice choice) {
        if (choice.kind() == Reach.Kind.DESK && deskPhones.findByIdOptional(choice.phone()).isEmpty()) {
            throw new ResponderRefusal.DeskPhoneUnknown().problem().at(field);
        }
    }

    private PhoneNumber parse(String number) {
        try {
            return DialableNumber.parse(number, allowedPrefixes);
        } catch (Impossible fault) {
            throw fault.refusal().problem().at("number");
        }
    }

    private static Optional<Reach> reach(DutyPeriod period, Map<Long, HomePhone> numbers) {
        return switch (period.reach) {
            case SOFTPHONE -> Optional.of(new Reach.Softphone());
            case DESK -> Optional.of(new Reach.DeskPhone(period.deskPhone));
            // Without its number a home phone cannot be rung: the number was removed a moment ago, and the duty ends a moment later.
            case HOME -> Optional.ofNullable(numbers.get(period.responderId)).map(phone -> new Reach.HomePhone(phone.parsed()));
        };
    }

    private static ResponderView view(Responder person, Optional<HomePhone> phone) {
        EnumSet<Language> spoken = EnumSet.noneOf(Language.class);
        spoken.addAll(person.languages);
        return new ResponderView(person.id, person.surname, person.firstName, person.email,
                spoken.stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new)), new TreeSet<>(person.lines),
                person.partner == null ? null : PartnerView.of(person.partner), person.active, person.preferred(),
                phone.map(HomePhone::parsed).map(DialableNumber::masked).orElse(null), phone.map(known -> known.verifiedAt).orElse(null),
                person.mayRecord, person.weeklyMaximum, person.dailyMaximum,
                person.experienced,
                person.trained, person.leave(), person.version);
    }
}
