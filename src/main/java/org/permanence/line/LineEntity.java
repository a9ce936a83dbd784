package org.permanence.line;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

/** A {@link Line} as the database stores it. */
@Entity
@DynamicUpdate
@Table(name = "line")
class LineEntity {

    @Id
    @Column(name = "code")
    String code;

    @Column(name = "name", nullable = false)
    String name;

    /** Null: {@link #name}, as in {@link #nameEn}. */
    @Column(name = "name_nl")
    String nameNl;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "presented", nullable = false)
    String presented;

    @Column(name = "max_wait_seconds", nullable = false)
    int maxWaitSeconds;

    @Column(name = "wrap_up_seconds", nullable = false)
    int wrapUpSeconds;

    @Column(name = "service_level_seconds", nullable = false)
    int serviceLevelSeconds;

    @Column(name = "closing_announcement")
    String closingAnnouncement;

    @Column(name = "closing_since")
    Instant closingSince;

    @Column(name = "closing_until")
    Instant closingUntil;

    /** Null: it is in use. */
    @Column(name = "retired_at")
    Instant retiredAt;

    /** Grows with each change of the settings. */
    @Column(name = "version", nullable = false)
    int version = 1;

    /** Grows with each change of the hours. */
    @Column(name = "hours_version", nullable = false)
    int hoursVersion = 1;

    @ElementCollection
    @CollectionTable(name = "line_number", joinColumns = @JoinColumn(name = "line_code"))
    @OrderColumn(name = "position")
    @Column(name = "number", nullable = false)
    List<String> numbers = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "line_language", joinColumns = @JoinColumn(name = "line_code"))
    @OrderColumn(name = "position")
    @Enumerated(EnumType.STRING)
    @Column(name = "language", nullable = false)
    List<Language> languages = new ArrayList<>();

    /** Public holidays on which it answers although its regime closes on them. */
    @ElementCollection
    @CollectionTable(name = "open_holiday", joinColumns = @JoinColumn(name = "line_code"))
    @Column(name = "day", nullable = false)
    Set<LocalDate> openHolidays = new HashSet<>();

    Line line() {
        return new Line(new LineCode(code), new LineNames(name, nameNl == null ? name : nameNl, nameEn == null ? name : nameEn),
                List.copyOf(numbers), presented, List.copyOf(languages),
                Duration.ofSeconds(maxWaitSeconds), Duration.ofSeconds(wrapUpSeconds), Duration.ofSeconds(serviceLevelSeconds),
                Optional.ofNullable(closingAnnouncement)
                        .map(text -> new Line.Closing(closingSince, Optional.ofNullable(closingUntil), text)),
                Optional.ofNullable(retiredAt), version);
    }
}
