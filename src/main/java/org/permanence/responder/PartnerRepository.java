package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.permanence.database.Locked;

@ApplicationScoped
class PartnerRepository implements PanacheRepository<Partner> {

    Optional<Partner> lock(long id) {
        return Locked.find(getEntityManager(), Partner.class, id);
    }
}
