package org.permanence.line;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.permanence.database.Locked;
import org.permanence.pbx.LineCode;

@ApplicationScoped
class LineRepository implements PanacheRepositoryBase<LineEntity, String> {

    /** With its hours: they are read after it. */
    Optional<LineEntity> lock(LineCode code) {
        return Locked.find(getEntityManager(), LineEntity.class, code.value());
    }

    List<LineEntity> lockAll() {
        return Locked.all(getEntityManager(), find("order by code"));
    }
}
