package org.permanence.record;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.permanence.record.RecordContent.Place;

/** One call's record. Each change of its content raises the version, so that concurrent writers detect each other. */
@Entity
@DynamicUpdate
@Table(name = "record")
class CallRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    int version;

    @Column(name = "call_id", nullable = false)
    UUID callId;

    /** The responder who has it now: the last one who picked the call up. */
    @Column(name = "responder_id", nullable = false)
    long responderId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    RecordStatus status;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    /** The start of the period for corrections; it stays when the record is reopened. */
    @Column(name = "first_closed_at")
    Instant firstClosedAt;

    @Enumerated(EnumType.STRING)
    Nature nature;

    @Enumerated(EnumType.STRING)
    @Column(name = "caller_kind")
    CallerKind callerKind;

    @Enumerated(EnumType.STRING)
    @Column(name = "place_kind")
    PlaceKind placeKind;

    @Column(name = "place_commune")
    String placeCommune;

    @Column(name = "place_postcode")
    String placePostcode;

    @Column(name = "spoken_language")
    String spokenLanguage;

    @Column(name = "interpreter_needed")
    Boolean interpreterNeeded;

    @Enumerated(EnumType.STRING)
    @Column(name = "found_through")
    FoundThrough foundThrough;

    @Column(name = "first_contact")
    Boolean firstContact;

    @Column(name = "for_debriefing")
    Boolean forDebriefing;

    @Column(name = "may_be_quoted")
    Boolean mayBeQuoted;

    String note;

    @OneToMany(mappedBy = "record", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    @BatchSize(size = 50)
    List<Demand> demands = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "record_holder", joinColumns = @JoinColumn(name = "record_id"))
    @OrderBy("since")
    List<Holder> holders = new ArrayList<>();

    @Embeddable
    static class Holder {
        @Column(name = "responder_id", nullable = false)
        long responderId;
        @Column(nullable = false)
        Instant since;
    }

    RecordContent content() {
        return new RecordContent(nature, callerKind, placeKind == null ? null : new Place(placeCommune, placePostcode, placeKind),
                spokenLanguage, interpreterNeeded, foundThrough, firstContact, forDebriefing, mayBeQuoted, note);
    }

    void write(RecordContent content) {
        nature = content.nature();
        callerKind = content.callerKind();
        placeKind = content.place() == null ? null : content.place().kind();
        placeCommune = content.place() == null ? null : content.place().commune();
        placePostcode = content.place() == null ? null : content.place().postcode();
        spokenLanguage = content.spokenLanguage();
        interpreterNeeded = content.interpreterNeeded();
        foundThrough = content.foundThrough();
        firstContact = content.firstContact();
        forDebriefing = content.forDebriefing();
        mayBeQuoted = content.mayBeQuoted();
        note = content.note();
    }

    /** @param days {@link CorrectionRule} @return empty until the record has been closed once */
    Optional<Instant> correctableUntil(int days) {
        return CorrectionRule.until(Optional.ofNullable(firstClosedAt), days);
    }

    boolean hasDemand(UUID pageKey) {
        return demands.stream().anyMatch(d -> pageKey.equals(d.pageKey));
    }

    boolean heldBy(long responder) {
        return holders.stream().anyMatch(h -> h.responderId == responder);
    }
}
