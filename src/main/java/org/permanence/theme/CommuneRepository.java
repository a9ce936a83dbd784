package org.permanence.theme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CommuneRepository implements PanacheRepositoryBase<Commune, String> {}
