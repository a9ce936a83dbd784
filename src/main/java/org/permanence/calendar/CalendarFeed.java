package org.permanence.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** The calendar of one person. */
@Entity(name = "calendar_feed")
@DynamicUpdate
class CalendarFeed {

    @Id
    @Column(name = "responder_id")
    long responderId;

    /** Of the person when it was made: the address ends with their access. */
    @Column(name = "account_id", nullable = false)
    long accountId;

    /** SHA-256 of the secret in the address. */
    @Column(name = "digest", nullable = false)
    byte[] digest;

    @Column(name = "made_at", nullable = false)
    Instant madeAt;

    /** When a calendar program last fetched it; null: never. */
    @Column(name = "read_at")
    Instant readAt;
}
