package org.permanence.shift;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** One dated slot with a target headcount. */
@Entity(name = "shift")
@DynamicUpdate
class Shift {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "line_code", nullable = false)
    String lineCode;

    @Column(name = "begins_at", nullable = false)
    Instant beginsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    @Column(name = "target", nullable = false)
    int target;

    @Column(name = "floor", nullable = false)
    int floor;

    /** A coordinator set its headcount: it does not follow the hours. */
    @Column(name = "own_headcount", nullable = false)
    boolean ownHeadcount;

    @Column(name = "withdrawn", nullable = false)
    boolean withdrawn;

    /** Grows with each change of its hours and headcount; who is on it is not part of it. */
    @Column(name = "version", nullable = false)
    int version = 1;
}
