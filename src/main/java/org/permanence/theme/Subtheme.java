package org.permanence.theme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate
class Subtheme {

    @Id
    String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "theme")
    Theme theme;

    @Column(nullable = false)
    String fr;

    /** Null until somebody has translated it: French is shown. */
    String nl;

    int position;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    LocalDate validUntil;

    /** Grows with each change. */
    @Column(name = "version", nullable = false)
    int version = 1;
}
