package org.permanence.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The notes on the call itself; null means not stated yet.
 *
 * @param spokenLanguage ISO 639: two or three letters
 * @param firstContact   the caller's first contact with social aid
 * @param forDebriefing  to be discussed among responders
 * @param mayBeQuoted    as an example, in a report
 */
public record RecordContent(@Schema(nullable = true) Nature nature, @Schema(nullable = true) CallerKind callerKind,
        @Schema(nullable = true) @Valid Place place,
        @Schema(nullable = true) @Pattern(regexp = "[a-z]{2,3}") String spokenLanguage, @Schema(nullable = true) Boolean interpreterNeeded,
        @Schema(nullable = true) FoundThrough foundThrough, @Schema(nullable = true) Boolean firstContact,
        @Schema(nullable = true) Boolean forDebriefing,
        @Schema(nullable = true) Boolean mayBeQuoted, @Schema(nullable = true) @Size(max = 20_000) String note) {

    /**
     * Commune and postcode are separate: they do not coincide (1050 is partly Brussels-City).
     *
     * @param commune NIS code
     */
    public record Place(@Schema(nullable = true) @Size(max = 10) String commune,
            @Schema(nullable = true) @Pattern(regexp = "[1-9][0-9]{3}") String postcode,
            @NotNull PlaceKind kind) {

        @AssertTrue(payload = RecordRefusal.PlaceInconsistent.class)
        @Schema(hidden = true)
        boolean isConsistent() {
            return switch (kind) {
                case KNOWN -> commune != null || postcode != null;
                case UNKNOWN -> commune == null && postcode == null;
                case OUTSIDE -> commune == null;
                case null -> true;
            };
        }
    }
}
