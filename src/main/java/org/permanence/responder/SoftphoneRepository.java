package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SoftphoneRepository implements PanacheRepositoryBase<SoftphoneCredential, Long> {

    /** In one statement: of two who delete it at once, the second finds none. */
    @Override
    public boolean deleteById(Long responderId) {
        return delete("responderId", responderId) > 0;
    }
}
