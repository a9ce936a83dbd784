package org.permanence.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** How often somebody's week was changed; without a row never. Changes under the lock of the person. */
@Entity
@DynamicUpdate
@Table(name = "availability_version")
class WeekVersionEntity {

    @Id
    @Column(name = "responder_id")
    long responderId;

    @Column(name = "version", nullable = false)
    int version;

    static WeekVersionEntity first(long responderId) {
        WeekVersionEntity row = new WeekVersionEntity();
        row.responderId = responderId;
        row.version = 1;
        return row;
    }
}
