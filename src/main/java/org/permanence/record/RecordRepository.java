package org.permanence.record;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.permanence.problem.Problem;

@ApplicationScoped
class RecordRepository implements PanacheRepository<CallRecord> {

    CallRecord get(long id) {
        return findByIdOptional(id).orElseThrow(() -> Problem.notFound("record"));
    }

    /** Held until the transaction ends, so that the version that was compared is the one that is raised. */
    CallRecord lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("record"));
    }

    Optional<CallRecord> ofCall(UUID call) {
        return find("callId", call).firstResultOptional();
    }

    /** Latest first. */
    PanacheQuery<CallRecord> matching(RecordFilter filter) {
        StringBuilder where = new StringBuilder("FROM CallRecord r WHERE 1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        filter.holder().ifPresent(h -> {
            where.append(" AND EXISTS (SELECT 1 FROM r.holders h WHERE h.responderId = :holder)");
            parameters.put("holder", h);
        });
        filter.open().ifPresent(open -> {
            where.append(open ? " AND r.status = :draft" : " AND r.status <> :draft");
            parameters.put("draft", RecordStatus.DRAFT);
        });
        filter.from().ifPresent(f -> {
            where.append(" AND r.openedAt >= :from");
            parameters.put("from", f);
        });
        filter.to().ifPresent(t -> {
            where.append(" AND r.openedAt < :to");
            parameters.put("to", t);
        });
        filter.words().ifPresent(w -> {
            where.append(" AND (lower(r.note) LIKE :words ESCAPE '!' OR EXISTS (SELECT 1 FROM r.demands d WHERE lower(d.comment) LIKE :words ESCAPE '!'))");
            parameters.put("words", "%" + w.toLowerCase(java.util.Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        });
        return find(where + " ORDER BY r.openedAt DESC, r.id DESC", parameters);
    }

    List<CallRecord> openOf(long responder) {
        return find("FROM CallRecord r WHERE r.status = ?1 AND EXISTS (SELECT 1 FROM r.holders h WHERE h.responderId = ?2) ORDER BY r.openedAt",
                RecordStatus.DRAFT, responder).page(0, 50).list();
    }
}
