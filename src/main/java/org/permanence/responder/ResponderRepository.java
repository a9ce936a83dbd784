package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.permanence.database.Locked;

@ApplicationScoped
class ResponderRepository implements PanacheRepository<Responder> {

    Responder get(long id) {
        return findByIdOptional(id).orElseThrow(() -> new ResponderRefusal.NoSuchResponder().problem());
    }

    /** Every change of a person or their duty locks their row first, so that concurrent changes run one after the other. */
    Responder lock(long id) {
        return Locked.find(getEntityManager(), Responder.class, id).orElseThrow(() -> new ResponderRefusal.NoSuchResponder().problem());
    }

    List<Responder> lockAll(Collection<Long> ids) {
        return Locked.all(getEntityManager(), find("id in ?1 order by id", ids));
    }

    List<Responder> byName() {
        return list("order by surname, firstName, id");
    }

    List<Responder> among(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    List<Responder> activeOf(long partnerId) {
        return list("active and partner.id = ?1 order by surname, firstName, id", partnerId);
    }

    List<Responder> preferring(String deskPhone) {
        return list("active and preferredDesk = ?1 order by surname, firstName, id", deskPhone);
    }

    /** How many answer the line, by partner. */
    Map<Long, Long> perPartner() {
        return getEntityManager()
                .createQuery(
                        "select r.partner.id, count(r) from responder r where r.active and r.partner is not null group by r.partner.id",
                        Object[].class)
                .getResultStream().collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }
}
