package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DutyRepository implements PanacheRepository<DutyPeriod> {

    Optional<DutyPeriod> current(long responderId) {
        return find("responderId = ?1 and endedAt is null", responderId).firstResultOptional();
    }

    List<DutyPeriod> current() {
        return list("endedAt is null order by onDutySince, responderId");
    }

    /** The latest one of a person who is off duty. */
    Optional<DutyPeriod> last(long responderId) {
        return find("responderId = ?1 order by beganAt desc, id desc", responderId).firstResultOptional();
    }

    Optional<DutyPeriod> at(String deskPhone) {
        return find("deskPhone = ?1 and endedAt is null", deskPhone).firstResultOptional();
    }
}
