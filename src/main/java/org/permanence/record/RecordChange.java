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

/** Who changed which fields of a record when; never what stood in them. */
@Entity
@Immutable
@Table(name = "record_change")
class RecordChange {

    /** Who pauses longer and writes again begins another line. */
    static final Duration BREAK = Duration.ofMinutes(5);

    @Id
    Long id;

    @Column(name = "record_id", nullable = false)
    long recordId;

    @Column(nullable = false)
    Instant at;

    /** When it was written last, without a break of {@link #BREAK}. */
    @Column(nullable = false)
    Instant until;

    /** The record's, afterwards. */
    int version;

    @Column(name = "account_id")
    Long accountId;

    @Column(nullable = false)
    String action;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    List<String> fields;

    /**
     * As the API shows it.
     *
     * @param until the last save of somebody who wrote without a break
     * @param action {@code write}, {@code demand.add}, {@code demand.write}, {@code demand.remove}, {@code close}, {@code reopen}
     * @param fields their names; {@code confirmPersonalData} when it was closed although something in it looks as if it told who somebody
     * is
     */
    @Schema(name = "RecordChange")
    public record View(Instant at, Instant until, @Schema(nullable = true) RecordView.Person by, String action, List<String> fields) {}
}
