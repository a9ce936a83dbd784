package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A responder's private number, separate from their other data, so that no query reads it by accident. */
@Entity(name = "responder_home_phone")
class HomePhone {

    @Id
    @Column(name = "responder_id")
    Long responderId;

    /** E.164. */
    @Column(name = "number", nullable = false)
    String number;
}
