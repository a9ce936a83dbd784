package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SoftphoneRepository implements PanacheRepositoryBase<SoftphoneCredential, Long> {}
