package org.permanence.theme;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The communes of Brussels. Blocking. */
@ApplicationScoped
@Transactional
public class CommuneService {

    private final CommuneRepository communes;

    CommuneService(CommuneRepository communes) {
        this.communes = communes;
    }

    /** @param nis code of the national institute of statistics */
    public boolean exists(String nis) {
        return communes.findByIdOptional(nis).isPresent();
    }

    /** By their French names. */
    List<Commune> all() {
        return communes.listAll(Sort.by("fr"));
    }
}
