package org.permanence.responder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.permanence.pbx.PhoneNumber;

@ApplicationScoped
class HomePhoneRepository implements PanacheRepositoryBase<HomePhone, Long> {

    Optional<PhoneNumber> of(long responderId) {
        return findByIdOptional(responderId).map(HomePhone::parsed);
    }

    Map<Long, HomePhone> of(Collection<Long> responderIds) {
        return responderIds.isEmpty() ? Map.of() : find("responderId in ?1", responderIds).stream()
                .collect(Collectors.toMap(phone -> phone.responderId, phone -> phone));
    }
}
