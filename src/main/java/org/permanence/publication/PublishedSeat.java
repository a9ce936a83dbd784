package org.permanence.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A {@link Difference.Seat} of a published version. The shift may be gone since. */
@Entity(name = "published_seat")
@Immutable
class PublishedSeat {

    @Embeddable
    record Key(@Column(name = "publication_id") long publicationId, @Column(name = "shift_id") long shiftId,
            @Column(name = "responder_id") long responderId) {}

    @EmbeddedId
    Key key;

    @Column(name = "begins_at", nullable = false)
    Instant beginsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    static PublishedSeat of(long publication, Difference.Seat seat) {
        PublishedSeat row = new PublishedSeat();
        row.key = new Key(publication, seat.shift(), seat.person());
        row.beginsAt = seat.from();
        row.endsAt = seat.to();
        return row;
    }

    Difference.Seat seat() {
        return new Difference.Seat(key.shiftId, key.responderId, beginsAt, endsAt);
    }
}
