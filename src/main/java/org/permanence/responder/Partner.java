package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;

/** The service that lends responders to the line. */
@Entity(name = "partner")
@DynamicUpdate
class Partner {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "active", nullable = false)
    boolean active = true;

    /** Grows with each change. */
    @Column(name = "version", nullable = false)
    int version = 1;
}
