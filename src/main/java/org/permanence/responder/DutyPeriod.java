package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.pbx.Reach;

/** One stretch on duty at one phone, paused or not; a row without an end is the present state. These rows are the history of duty. */
@Entity(name = "duty_period")
@DynamicUpdate
class DutyPeriod {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "responder_id", nullable = false)
    long responderId;

    /** When the person went on duty; later changes of phone do not change it. */
    @Column(name = "on_duty_since", nullable = false)
    Instant onDutySince;

    @Column(name = "began_at", nullable = false)
    Instant beganAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "reach", nullable = false)
    Reach.Kind reach;

    @Column(name = "desk_phone")
    String deskPhone;

    @Enumerated(EnumType.STRING)
    @Column(name = "began_by", nullable = false)
    Duty.By beganBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    Duty.By endedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "pause")
    Duty.PauseReason pause;

    /** When the person was paused; later changes of phone do not change it. */
    @Column(name = "paused_since")
    Instant pausedSince;

    Duty duty() {
        return new Duty(responderId, onDutySince, new ReachChoice(reach, deskPhone), beganBy,
                Optional.ofNullable(pause).map(reason -> new Duty.Pause(reason, pausedSince)));
    }
}
