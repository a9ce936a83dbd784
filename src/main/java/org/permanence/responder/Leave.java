package org.permanence.responder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody is away for a while: they are put on no shift, and no shift puts them on duty.
 *
 * @param from the first day
 * @param to   the last day; null: until further notice
 */
public record Leave(LocalDate from, @Schema(nullable = true) LocalDate to) {

    public Leave {
        if (from == null) {
            throw new IllegalArgumentException("say from which day");
        }
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("the last day is not before the first");
        }
    }

    @JsonIgnore
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
