package org.permanence.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import org.hibernate.annotations.Immutable;
import org.permanence.line.WallTime;

/** An {@link AvailabilityRule.Weekly} as the database stores it. */
@Entity
@Immutable
@Table(name = "availability_week")
class WeekEntity {

    @Embeddable
    record Key(@Column(name = "responder_id") long responderId, @Column(name = "day") int day,
            @Column(name = "from_minute") int fromMinute) {}

    @EmbeddedId
    Key key;

    @Column(name = "to_minute", nullable = false)
    int toMinute;

    @Enumerated(EnumType.STRING)
    @Column(name = "answer", nullable = false)
    Availability answer;

    static WeekEntity of(long responderId, AvailabilityRule.Weekly weekly) {
        WeekEntity row = new WeekEntity();
        row.key = new Key(responderId, weekly.day().getValue(), weekly.from().minute());
        row.toMinute = weekly.to().minute();
        row.answer = weekly.answer();
        return row;
    }

    AvailabilityRule.Weekly weekly() {
        return new AvailabilityRule.Weekly(DayOfWeek.of(key.day), new WallTime(key.fromMinute), new WallTime(toMinute), answer);
    }
}
