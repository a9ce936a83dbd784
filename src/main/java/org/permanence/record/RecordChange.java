package org.permanence.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who changed which fields of a record, and when; never their content. */
@Entity
@Immutable
@Table(name = "record_change")
class RecordChange {

    /** After a longer pause, further changes by the same person begin a new entry. */
    static final Duration BREAK = Duration.ofMinutes(5);

    @Id
    Long id;

    @Column(name = "record_id", nullable = false)
    long recordId;

    @Column(nullable = false)
    Instant at;

    /** The time of the last change without a break of {@link #BREAK}. */
    @Column(nullable = false)
    Instant until;

    /** The record's version after the change. */
    int version;

    @Column(name = "account_id")
    Long accountId;

    @Column(nullable = false)
    String action;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    List<String> fields;

    /**
     * The change as the API shows it.
     *
     * @param until the last save of a series without a break
     * @param action {@code write}, {@code demand.add}, {@code demand.write}, {@code demand.remove}, {@code close}, {@code reopen}
     * @param fields their names; {@code confirmPersonalData} when the record was closed although some of its text may identify a person
     */
    @Schema(name = "RecordChange")
    public record View(Instant at, Instant until, @Schema(nullable = true) RecordView.Person by, String action, List<String> fields) {}
}
