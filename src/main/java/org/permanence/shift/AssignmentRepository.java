package org.permanence.shift;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<Assignment, Assignment.Key> {

    List<Assignment> of(Collection<Long> shiftIds) {
        return shiftIds.isEmpty() ? List.of()
                : list("from assignment a join fetch a.shift where a.key.shiftId in ?1 order by a.key.shiftId, a.key.responderId",
                        shiftIds);
    }

    /** A person's shifts that are not over, ended recently, or have a beginning or end still to be applied, by time. */
    List<Assignment> since(long responderId, Instant since) {
        return list("""
                from assignment a join fetch a.shift s
                where a.key.responderId = ?1 and (s.endsAt >= ?2 or a.phase in (org.permanence.shift.Phase.PLANNED, org.permanence.shift.Phase.BEGUN))
                order by s.beginsAt, s.endsAt""", responderId, since);
    }

    /** A person's shifts that are not over nor ended for them, by time. */
    List<Assignment> ahead(long responderId, Instant now) {
        return list("""
                from assignment a join fetch a.shift s
                where a.key.responderId = ?1 and s.endsAt > ?2 and a.phase <> org.permanence.shift.Phase.ENDED
                order by s.beginsAt, s.endsAt""", responderId, now);
    }

    /** Of these people, to shifts that are held and overlap a time. @param to exclusive */
    List<Assignment> during(Collection<Long> people, Instant from, Instant to) {
        return people.isEmpty() ? List.of() : list("""
                from assignment a join fetch a.shift s
                where a.key.responderId in ?1 and s.beginsAt < ?3 and s.endsAt > ?2 and s.withdrawn = false
                order by s.beginsAt""", people, from, to);
    }

    /** To shifts that are held, in progress now or ended a moment ago with their people still on duty for them. */
    List<Assignment> running(Instant now) {
        return list("""
                from assignment a join fetch a.shift s
                where s.withdrawn = false and (a.phase = org.permanence.shift.Phase.BEGUN
                   or a.phase = org.permanence.shift.Phase.PLANNED and s.beginsAt <= ?1 and s.endsAt > ?1)""", now);
    }

    /** To shifts that are held and begin within a time. @param to exclusive */
    List<Assignment> within(Instant from, Instant to) {
        return list("from assignment a join fetch a.shift s where s.beginsAt >= ?1 and s.beginsAt < ?2 and s.withdrawn = false", from, to);
    }

    /** The people with a beginning or an end to be applied. */
    List<Long> due(Instant now) {
        return getEntityManager().createQuery("""
                select distinct a.key.responderId from assignment a
                where a.phase = org.permanence.shift.Phase.PLANNED and a.shift.withdrawn = false and a.shift.beginsAt <= :now
                   or a.phase = org.permanence.shift.Phase.BEGUN and (a.shift.endsAt <= :now or a.shift.withdrawn = true)
                order by a.key.responderId""", Long.class).setParameter("now", now).getResultList();
    }
}
