package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.pbx.PhoneNumber;

/** A responder's private number, separate from their other data, so that no query reads it by accident. */
@Entity(name = "responder_home_phone")
@DynamicUpdate
class HomePhone {

    @Id
    @Column(name = "responder_id")
    Long responderId;

    /** E.164. */
    @Column(name = "number", nullable = false)
    String number;

    /** When a code that was spoken there was typed; null: of this number nobody has done so. */
    @Column(name = "verified_at")
    Instant verifiedAt;

    PhoneNumber parsed() {
        return new PhoneNumber(number);
    }
}
