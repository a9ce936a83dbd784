package org.permanence.theme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.line.OpeningHours;

/** The subject of demands. The code never changes; names and validity may. */
@Entity
@DynamicUpdate
class Theme {

    @Id
    String code;

    @Column(nullable = false)
    String fr;

    @Column(nullable = false)
    String nl;

    int position;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    LocalDate validUntil;

    /** Grows with each change; not by a move in the order. */
    @Column(name = "version", nullable = false)
    int version = 1;

    @OneToMany(mappedBy = "theme")
    @OrderBy("position")
    List<Subtheme> subthemes = new ArrayList<>();

    /** The date in Brussels. Validity is expressed in these dates. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, OpeningHours.ZONE);
    }

    static boolean valid(LocalDate from, LocalDate until, LocalDate on) {
        return (from == null || !on.isBefore(from)) && (until == null || !on.isAfter(until));
    }
}
