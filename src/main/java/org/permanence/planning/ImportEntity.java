package org.permanence.planning;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;

/** That services' sheets were taken over. What they changed are {@link ImportChangeEntity}s. */
@Entity
@DynamicUpdate
@Table(name = "availability_import")
class ImportEntity {

    /** @param digest of its content, and of the line and the week that it was for */
    @Embeddable
    record ImportedFile(@Column(name = "name", nullable = false) String name, @Column(name = "digest", nullable = false) String digest) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "account_id", nullable = false)
    long accountId;

    /** The name of who did it, at that time. */
    @Column(name = "made_by", nullable = false)
    String madeBy;

    @Column(name = "line_code", nullable = false)
    String lineCode;

    /** Null: it stands. */
    @Column(name = "undone_at")
    Instant undoneAt;

    @ElementCollection
    @CollectionTable(name = "availability_import_file", joinColumns = @JoinColumn(name = "import_id"))
    List<ImportedFile> files = new ArrayList<>();
}
