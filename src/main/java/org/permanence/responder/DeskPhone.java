package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;

/** A telephone set in the centre. */
@Entity(name = "desk_phone")
@DynamicUpdate
class DeskPhone {

    /** Short name, such as {@code 101}; the set registers as {@code desk-101}. */
    @Id
    @Column(name = "phone")
    String phone;

    @Column(name = "label", nullable = false)
    String label;

    @Column(name = "md5", nullable = false)
    String md5;

    @Column(name = "active", nullable = false)
    boolean active = true;

    /** Grows with each change. */
    @Column(name = "version", nullable = false)
    int version = 1;
}
