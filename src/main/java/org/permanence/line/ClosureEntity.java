package org.permanence.line;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A {@link Closure} as the database stores it. */
@Entity
@DynamicUpdate
@Table(name = "closure")
class ClosureEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "line_code", nullable = false)
    String lineCode;

    @Column(name = "from_date", nullable = false)
    LocalDate from;

    @Column(name = "until_date", nullable = false)
    LocalDate until;

    @Column(name = "from_minute")
    Integer fromMinute;

    @Column(name = "to_minute")
    Integer toMinute;

    @Column(name = "announcement", nullable = false)
    String announcement;

    @Version
    @Column(name = "version", nullable = false)
    int version;

    void set(Closure closure) {
        from = closure.from();
        until = closure.until();
        fromMinute = closure.hours().map(hours -> hours.from().minute()).orElse(null);
        toMinute = closure.hours().map(hours -> hours.to().minute()).orElse(null);
        announcement = closure.announcement();
    }

    Closure closure() {
        return new Closure(id, from, until,
                Optional.ofNullable(fromMinute).map(begins -> new Closure.Hours(new WallTime(begins), new WallTime(toMinute))),
                announcement);
    }
}
