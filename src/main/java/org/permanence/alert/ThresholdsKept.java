package org.permanence.alert;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The thresholds of a line with the time in which they apply.
 *
 * @param since null: nobody knows, or as long as there is the line
 * @param until exclusive; null: they apply now
 */
public record ThresholdsKept(@Schema(nullable = true) Instant since, @Schema(nullable = true) Instant until, Thresholds thresholds) {}
