package org.permanence.shift;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.permanence.database.Locked;

@ApplicationScoped
class ShiftRepository implements PanacheRepository<Shift> {

    /** After the people whom the change concerns, as everywhere. */
    Shift lock(long id) {
        return Locked.find(getEntityManager(), Shift.class, id).orElseThrow(() -> new ShiftRefusal.NoSuchShift().problem());
    }

    /** By their beginning. */
    List<Shift> lockAll(String such, Object... parameters) {
        return Locked.all(getEntityManager(), find(such + " order by beginsAt, id", parameters));
    }
}
