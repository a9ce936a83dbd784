package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PartnerRepository implements PanacheRepository<Partner> {}
