package org.permanence.responder;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Reach;

/** A person who answers calls. Never deleted, so that the journal keeps its authors; made inactive instead. */
@Entity(name = "responder")
@DynamicUpdate
class Responder {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "surname", nullable = false)
    String surname;

    @Column(name = "first_name", nullable = false)
    String firstName;

    @Column(name = "email", nullable = false)
    String email;

    /**
     * Lazy, so that locking a person is one {@code for update}: with an outer join Hibernate locks in a second statement, which fails under
     * concurrency.
     */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    Partner partner;

    /** False: has left. */
    @Column(name = "active", nullable = false)
    boolean active = true;

    /** Grows with each change. */
    @Column(name = "version", nullable = false)
    int version = 1;

    /** In shifts; null: no maximum. */
    @Column(name = "weekly_maximum")
    Integer weeklyMaximum;

    @Column(name = "daily_maximum")
    Integer dailyMaximum;

    @Column(name = "experienced", nullable = false)
    boolean experienced;

    @Column(name = "trained", nullable = false)
    boolean trained;

    @Column(name = "leave_from")
    LocalDate leaveFrom;

    @Column(name = "leave_to")
    LocalDate leaveTo;

    /** May record announcements by telephone. */
    @Column(name = "may_record", nullable = false)
    boolean mayRecord;

    @Enumerated(EnumType.STRING)
    @Column(name = "preferred_reach", nullable = false)
    Reach.Kind preferredReach = Reach.Kind.SOFTPHONE;

    @Column(name = "preferred_desk")
    String preferredDesk;

    @ElementCollection
    @CollectionTable(name = "responder_language", joinColumns = @JoinColumn(name = "responder_id"))
    @Enumerated(EnumType.STRING)
    @Column(name = "language", nullable = false)
    @BatchSize(size = 100)
    Set<Language> languages = EnumSet.noneOf(Language.class);

    /** The codes of the lines that they answer for; empty: every line. */
    @ElementCollection
    @CollectionTable(name = "responder_line", joinColumns = @JoinColumn(name = "responder_id"))
    @Column(name = "line_code", nullable = false)
    @BatchSize(size = 100)
    Set<String> lines = new HashSet<>();

    Leave leave() {
        return leaveFrom == null ? null : new Leave(leaveFrom, leaveTo);
    }

    Set<LineCode> answeredLines() {
        return lines.stream().map(LineCode::new).collect(Collectors.toSet());
    }

    ReachChoice preferred() {
        return new ReachChoice(preferredReach, preferredDesk);
    }
}
