package org.permanence.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** An answer that an import changed: of a date, or of each week. */
@Entity
@Immutable
@Table(name = "availability_import_change")
class ImportChangeEntity {

    @Embeddable
    record Key(@Column(name = "import_id") long importId, @Column(name = "number") int number) {}

    /**
     * A slot of one person. Either both instants are null or the three others.
     *
     * @param day 1 is Monday @param fromMinute of the day, like {@code toMinute}
     */
    record Answered(long responder, Instant begins, Instant ends, Integer day, Integer fromMinute, Integer toMinute) {

        static Answered of(long responder, Instant begins, Instant ends) {
            return new Answered(responder, begins, ends, null, null, null);
        }

        static Answered each(long responder, DayOfWeek day, int from, int to) {
            return new Answered(responder, null, null, day.getValue(), from, to);
        }

        boolean weekly() {
            return day != null;
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "responder_id", nullable = false)
    long responderId;

    @Column(name = "begins_at")
    Instant beginsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "day")
    Integer day;

    @Column(name = "from_minute")
    Integer fromMinute;

    @Column(name = "to_minute")
    Integer toMinute;

    @Enumerated(EnumType.STRING)
    @Column(name = "before")
    Availability before;

    @Enumerated(EnumType.STRING)
    @Column(name = "after")
    Availability after;

    static ImportChangeEntity of(long importId, int number, Answered slot, ImportRule.Step step) {
        ImportChangeEntity row = new ImportChangeEntity();
        row.key = new Key(importId, number);
        row.responderId = slot.responder;
        row.beginsAt = slot.begins;
        row.endsAt = slot.ends;
        row.day = slot.day;
        row.fromMinute = slot.fromMinute;
        row.toMinute = slot.toMinute;
        row.before = step.before().orElse(null);
        row.after = step.after().orElse(null);
        return row;
    }

    Answered slot() {
        return new Answered(responderId, beginsAt, endsAt, day, fromMinute, toMinute);
    }

    Optional<Availability> left() {
        return Optional.ofNullable(after);
    }
}
