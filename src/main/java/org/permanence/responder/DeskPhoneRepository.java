package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.permanence.database.Locked;

@ApplicationScoped
class DeskPhoneRepository implements PanacheRepositoryBase<DeskPhone, String> {

    Optional<DeskPhone> lock(String phone) {
        return Locked.find(getEntityManager(), DeskPhone.class, phone);
    }

    List<DeskPhone> inUse() {
        return list("active order by phone");
    }
}
