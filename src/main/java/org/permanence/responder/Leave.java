package org.permanence.responder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.problem.Impossible;

/**
 * Somebody is away for a while: they are put on no shift, and no shift puts them on duty.
 *
 * @param from the first day
 * @param to   the last day; null: until further notice
 */
public record Leave(LocalDate from, @Schema(nullable = true) LocalDate to) {

    public Leave {
        if (from == null) {
            throw new Impossible(new ResponderRefusal.LeaveFromNeeded());
        }
        if (to != null && to.isBefore(from)) {
            throw new Impossible(new ResponderRefusal.LeaveEndsBeforeItBegins());
        }
    }

    @JsonIgnore
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
