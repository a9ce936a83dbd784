package org.permanence.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing asked for; null means not stated yet.
 *
 * @param theme     code of a theme
 * @param subtheme  code of one of its subthemes
 * @param blockedBy the person or obstacle that blocks access to the right
 * @param services  the services proposed, each with the attempt to reach it
 */
public record DemandContent(@Schema(nullable = true) @Size(max = 20) String theme, @Schema(nullable = true) @Size(max = 20) String subtheme,
        Set<@NotNull Mode> modes,
        @Schema(nullable = true) DemandStatus status, @Schema(nullable = true) NonTakeUp nonTakeUp,
        @Schema(nullable = true) @Size(max = 500) String blockedBy,
        @Schema(nullable = true) @Size(max = 20_000) String comment, @Size(max = 50) List<@Valid @NotNull ServiceAttempt> services) {

    public DemandContent {
        modes = modes == null || modes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(modes));
        services = services == null ? List.of() : services;
    }

    /** @param attempt null if the service was only proposed */
    public record ServiceAttempt(@NotBlank @Size(max = 300) String name, @Schema(nullable = true) Attempt attempt) {}
}
