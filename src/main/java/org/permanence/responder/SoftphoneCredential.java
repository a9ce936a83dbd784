package org.permanence.responder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** The digest with which one browser session registers as a responder's softphone. */
@Entity(name = "softphone_credential")
@DynamicUpdate
class SoftphoneCredential {

    @Id
    @Column(name = "responder_id")
    Long responderId;

    @Column(name = "session_id", nullable = false)
    long sessionId;

    @Column(name = "tab")
    String tab;

    @Column(name = "md5", nullable = false)
    String md5;

    @Column(name = "issued_at", nullable = false)
    Instant issuedAt;
}
