package org.permanence.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A shift as a calendar has told it last. */
@Entity(name = "calendar_entry")
@DynamicUpdate
class CalendarEntry {

    @Embeddable
    record Key(@Column(name = "responder_id") long responderId, @Column(name = "shift_id") long shiftId) {}

    @EmbeddedId
    Key key;

    @Column(name = "begins_at", nullable = false)
    Instant beginsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    /** Grows with each change (RFC 5545, 3.8.7.4). */
    @Column(name = "sequence", nullable = false)
    int sequence;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "cancelled", nullable = false)
    boolean cancelled;

    /** @return whether that changes what the calendar told */
    boolean tell(Instant from, Instant to, boolean gone, Instant now) {
        if (cancelled == gone && beginsAt.equals(from) && endsAt.equals(to)) {
            return false;
        }
        beginsAt = from;
        endsAt = to;
        cancelled = gone;
        sequence++;
        changedAt = now;
        return true;
    }
}
