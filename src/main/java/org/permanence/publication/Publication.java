package org.permanence.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A version of a line's week, as people were told it. */
@Entity(name = "publication")
@Immutable
class Publication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "line_code", nullable = false)
    String lineCode;

    /** Its Monday. */
    @Column(name = "week", nullable = false)
    LocalDate week;

    /** From 1. */
    @Column(name = "number", nullable = false)
    int number;

    @Column(name = "published_at", nullable = false)
    Instant publishedAt;

    /** The number of the account. */
    @Column(name = "published_by", nullable = false)
    long publishedBy;
}
