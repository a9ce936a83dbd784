package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class DeskPhoneRepository implements PanacheRepositoryBase<DeskPhone, String> {

    List<DeskPhone> inUse() {
        return list("active order by phone");
    }
}
