package org.permanence.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An {@link AvailabilityRule.Dated} as the database stores it. */
@Entity
@Immutable
@Table(name = "availability")
class DateEntity {

    @Embeddable
    record Key(@Column(name = "responder_id") long responderId, @Column(name = "begins_at") Instant beginsAt,
            @Column(name = "ends_at") Instant endsAt) {}

    @EmbeddedId
    Key key;

    @Enumerated(EnumType.STRING)
    @Column(name = "answer", nullable = false)
    Availability answer;

    static DateEntity of(long responderId, AvailabilityRule.Dated dated) {
        DateEntity row = new DateEntity();
        row.key = new Key(responderId, dated.from(), dated.to());
        row.answer = dated.answer();
        return row;
    }

    AvailabilityRule.Dated dated() {
        return new AvailabilityRule.Dated(key.beginsAt, key.endsAt, answer);
    }
}
