package org.permanence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;

@Entity(name = "directory_entry")
@DynamicUpdate
class DirectoryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "name_fr", nullable = false)
    String nameFr;

    @Column(name = "name_nl", nullable = false)
    String nameNl;

    /** E.164. */
    @Column(name = "number", nullable = false)
    String number;

    @Column(name = "note")
    String note;

    @Column(name = "active", nullable = false)
    boolean active = true;

    /** Grows with each change. */
    @Column(name = "version", nullable = false)
    int version = 1;
}
