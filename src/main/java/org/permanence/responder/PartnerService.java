package org.permanence.responder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/** The services that lend responders. Each change is a transaction of its own. */
@ApplicationScoped
public class PartnerService {

    private static final int NAMED = 5;

    private final PartnerRepository partners;
    private final ResponderRepository responders;

    PartnerService(PartnerRepository partners, ResponderRepository responders) {
        this.partners = partners;
        this.responders = responders;
    }

    /**
     * @param active  false: lends nobody any more
     * @param people  how many of its people answer the line
     * @param version goes into If-Match with a change
     */
    public record PartnerView(long id, String name, boolean active, long people, int version) {}

    public List<PartnerView> all() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<Long, Long> people = responders.perPartner();
            return partners.list("order by lower(name)").stream()
                    .map(partner -> view(partner, people.getOrDefault(partner.id, 0L)))
                    .toList();
        });
    }

    /** @throws Problem 409 {@code partner-exists} */
    public PartnerView create(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            free(name, 0);
            Partner partner = new Partner();
            partner.name = name;
            partners.persistAndFlush(partner);
            return view(partner, 0);
        });
    }

    /**
     * @param name   null: unchanged
     * @param active null: unchanged
     * @throws Problem 404; 412 {@code outdated}; 409 {@code partner-exists}; 409 {@code partner-used} naming people of it who still answer
     *                 the line
     */
    public PartnerView change(long id, BasedOn version, String name, Boolean active) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Partner partner = partners.lock(id).orElseThrow(() -> new ResponderRefusal.NoSuchPartner().problem());
            version.check(partner.version);
            if (name != null) {
                free(name, id);
                partner.name = name;
            }
            List<String> people = responders.activeOf(id).stream().map(person -> person.firstName + " " + person.surname).toList();
            if (Boolean.FALSE.equals(active) && !people.isEmpty()) {
                throw new ResponderRefusal.PartnerUsed(people.stream().limit(NAMED).toList(), people.size()).problem().at("active");
            }
            partner.active = active == null ? partner.active : active;
            partner.version++;
            partners.flush();
            return view(partner, people.size());
        });
    }

    private static PartnerView view(Partner partner, long people) {
        return new PartnerView(partner.id, partner.name, partner.active, people, partner.version);
    }

    /** @throws Problem 404 */
    PartnerView get(long id) {
        return all().stream().filter(partner -> partner.id == id).findFirst()
                .orElseThrow(() -> new ResponderRefusal.NoSuchPartner().problem());
    }

    private void free(String name, long but) {
        if (partners.count("lower(name) = ?1 and id <> ?2", name.toLowerCase(Locale.ROOT), but) > 0) {
            throw new ResponderRefusal.PartnerExists().problem().at("name");
        }
    }
}
