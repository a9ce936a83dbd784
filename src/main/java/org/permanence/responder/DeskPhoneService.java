package org.permanence.responder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.permanence.pbx.PbxPlan.DeskPhoneAccount;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.Reach;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/** The telephone sets of the centre. Each change is a transaction of its own; {@link PhonesChanged} is fired after the commit. */
@ApplicationScoped
public class DeskPhoneService {

    private final DeskPhoneRepository phones;
    private final DutyRepository duties;
    private final ResponderRepository responders;
    private final Event<PhonesChanged> changed;
    private final Event<DeskPhoneGone> gone;

    DeskPhoneService(DeskPhoneRepository phones, DutyRepository duties, ResponderRepository responders,
            Event<PhonesChanged> changed, Event<DeskPhoneGone> gone) {
        this.phones = phones;
        this.duties = duties;
        this.responders = responders;
        this.changed = changed;
        this.gone = gone;
    }

    /**
     * @param takenBy     the responder who is on duty at it
     * @param preferredBy how many prefer it
     * @param version     goes into If-Match with a change
     */
    public record DeskPhoneView(String phone, String label, boolean active, Optional<Long> takenBy, long preferredBy, int version) {}

    /** The configuration of the set. Shown once. @param user such as {@code desk-101} */
    public record Configured(String phone, String label, String user, String password, String realm) {
        @Override
        public String toString() {
            return "Configured[" + user + ", …]";
        }
    }

    public List<DeskPhoneView> all() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, Long> taken = duties.current().stream().filter(period -> period.deskPhone != null)
                    .collect(Collectors.toMap(period -> period.deskPhone, period -> period.responderId));
            return phones.list("order by phone").stream()
                    .map(phone -> view(phone, Optional.ofNullable(taken.get(phone.phone)))).toList();
        });
    }

    /**
     * @param password the set's password if it is fixed already; otherwise a random one is generated
     * @throws Problem 409 {@code desk-phone-exists}
     */
    public Configured create(String phone, String label, Optional<String> password) {
        String secret = password.orElseGet(SipSecret::random);
        String user = "desk-" + phone;
        QuarkusTransaction.requiringNew().run(() -> {
            if (phones.findByIdOptional(phone).isPresent()) {
                throw new ResponderRefusal.DeskPhoneExists(phone).problem().at("phone");
            }
            DeskPhone added = new DeskPhone();
            added.phone = phone;
            added.label = label;
            added.md5 = SipSecret.md5(user, secret);
            phones.persist(added);
        });
        changed.fire(new PhonesChanged());
        return new Configured(phone, label, user, secret, SipCredential.REALM);
    }

    /**
     * @param label  null: unchanged
     * @param active null: unchanged; a phone that is not active cannot register and nobody can be on duty at it
     * @throws Problem 404; 412 {@code outdated}; 409 {@code desk-phone-taken} when somebody is on duty at a phone that is to become
     *                 inactive
     */
    public DeskPhoneView update(String phone, BasedOn version, String label, Boolean active) {
        DeskPhoneView view = QuarkusTransaction.requiringNew().call(() -> {
            DeskPhone changing = lock(phone);
            version.check(changing.version);
            Optional<Long> takenBy = duties.at(phone).map(period -> period.responderId);
            if (Boolean.FALSE.equals(active) && takenBy.isPresent()) {
                throw taken().at("active");
            }
            changing.label = label == null ? changing.label : label;
            changing.active = active == null ? changing.active : active;
            changing.version++;
            return view(changing, takenBy);
        });
        changed.fire(new PhonesChanged());
        return view;
    }

    /**
     * The set must be configured anew: with the old password it cannot register any more.
     *
     * @param password as in {@link #create}
     * @throws Problem 404
     */
    public Configured setPassword(String phone, Optional<String> password) {
        String secret = password.orElseGet(SipSecret::random);
        String user = "desk-" + phone;
        Configured configured = QuarkusTransaction.requiringNew().call(() -> {
            DeskPhone changing = lock(phone);
            changing.md5 = SipSecret.md5(user, secret);
            return new Configured(phone, changing.label, user, secret, SipCredential.REALM);
        });
        changed.fire(new PhonesChanged());
        return configured;
    }

    /**
     * @param anyway those who prefer it prefer the softphone from now on, and shifts that were to use it use what the person prefers
     * @throws Problem 404; 412 {@code outdated}; 409 {@code desk-phone-taken} when somebody is on duty at it; 409 {@code
     *                 desk-phone-used}, unless {@code anyway}, naming those who prefer it
     */
    public void delete(String phone, BasedOn version, boolean anyway) {
        QuarkusTransaction.requiringNew().run(() -> {
            DeskPhone leaving = lock(phone);
            version.check(leaving.version);
            if (duties.at(phone).isPresent()) {
                throw taken();
            }
            List<Responder> users = responders.preferring(phone);
            if (!users.isEmpty() && !anyway) {
                List<String> names = users.stream().map(person -> person.firstName + " " + person.surname).toList();
                throw new ResponderRefusal.DeskPhoneUsed(names, names.size()).problem();
            }
            // Those who left too.
            for (Responder person : responders.list("preferredDesk", phone)) {
                person.preferredReach = Reach.Kind.SOFTPHONE;
                person.preferredDesk = null;
                person.version++;
            }
            responders.flush();
            gone.fire(new DeskPhoneGone(phone));
            phones.delete(leaving);
        });
        changed.fire(new PhonesChanged());
    }

    private DeskPhoneView view(DeskPhone phone, Optional<Long> takenBy) {
        return new DeskPhoneView(phone.phone, phone.label, phone.active, takenBy, responders.preferring(phone.phone).size(), phone.version);
    }

    /** @throws Problem 404 */
    DeskPhoneView get(String phone) {
        return all().stream().filter(view -> view.phone.equals(phone)).findFirst()
                .orElseThrow(() -> new ResponderRefusal.NoDeskPhoneOfThisName().problem());
    }

    private DeskPhone lock(String phone) {
        return phones.lock(phone).orElseThrow(() -> new ResponderRefusal.NoDeskPhoneOfThisName().problem());
    }

    private static Problem taken() {
        return new ResponderRefusal.DeskPhoneOccupied().problem();
    }

    /** The accounts of the plan for the PBX. */
    public List<DeskPhoneAccount> accounts() {
        return QuarkusTransaction.joiningExisting().call(() -> phones.inUse().stream()
                .map(phone -> new DeskPhoneAccount(phone.phone, new SipCredential(phone.md5)))
                .toList());
    }
}
