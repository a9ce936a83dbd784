package org.permanence.shift;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ShiftRepository implements PanacheRepository<Shift> {}
