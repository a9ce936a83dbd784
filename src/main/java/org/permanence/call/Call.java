package org.permanence.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.Reach;

/** A call as lists show it. Read-only: {@link CallStore} writes the table. */
@Entity
@Immutable
class Call {

    @Id
    UUID id;
    String line;
    String language;
    @Column(name = "arrived_at")
    Instant arrivedAt;
    @Enumerated(EnumType.STRING)
    Outcome outcome;
    @Column(name = "picked_up_at")
    Instant pickedUpAt;
    @Column(name = "responder_id")
    Long responderId;
    @Enumerated(EnumType.STRING)
    Reach.Kind reach;
    @Column(name = "ended_at")
    Instant endedAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    EndedBy endedBy;
    @Column(name = "waiting_ms")
    Long waitingMs;
    @Column(name = "talking_ms")
    Long talkingMs;
    @Column(name = "held_ms")
    long heldMs;
    boolean reconstructed;
}
