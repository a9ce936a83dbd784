package org.permanence.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** Somebody for whom a published version changes something: their mail, and whether they say that they have seen it. */
@Entity(name = "publication_notice")
@DynamicUpdate
class Notice {

    @Embeddable
    record Key(@Column(name = "publication_id") long publicationId, @Column(name = "responder_id") long responderId) {}

    @EmbeddedId
    Key key;

    /** Null: the mail server has not taken it. */
    @Column(name = "mailed_at")
    Instant mailedAt;

    /** Of the mail. Null: it is sent, or given up. */
    @Column(name = "next_try_at")
    Instant nextTryAt;

    @Column(name = "tries", nullable = false)
    int tries;

    @Column(name = "seen_at")
    Instant seenAt;
}
