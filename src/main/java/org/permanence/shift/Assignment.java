package org.permanence.shift;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Reach;
import org.permanence.responder.ReachChoice;

/** A responder on a shift. */
@Entity(name = "assignment")
@DynamicUpdate
class Assignment {

    @Embeddable
    record Key(@Column(name = "shift_id") long shiftId, @Column(name = "responder_id") long responderId) {}

    @EmbeddedId
    Key key;

    @MapsId("shiftId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "shift_id")
    Shift shift;

    @Enumerated(EnumType.STRING)
    @Column(name = "reach")
    Reach.Kind reach;

    @Column(name = "desk_phone")
    String deskPhone;

    @Enumerated(EnumType.STRING)
    @Column(name = "phase", nullable = false)
    Phase phase = Phase.PLANNED;

    /** @param choice empty: the phone that the person prefers */
    void use(Optional<ReachChoice> choice) {
        reach = choice.map(ReachChoice::kind).orElse(null);
        deskPhone = choice.map(ReachChoice::phone).orElse(null);
    }

    Optional<ReachChoice> wanted() {
        return Optional.ofNullable(reach).map(kind -> new ReachChoice(kind, deskPhone));
    }

    AssignedShift assigned() {
        return new AssignedShift(key.shiftId(), new LineCode(shift.lineCode), key.responderId(), shift.beginsAt, shift.endsAt, wanted(),
                phase, shift.withdrawn);
    }
}
