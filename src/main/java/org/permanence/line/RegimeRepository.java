package org.permanence.line;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RegimeRepository implements PanacheRepositoryBase<RegimeEntity, Long> {}
