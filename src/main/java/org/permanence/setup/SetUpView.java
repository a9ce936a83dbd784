package org.permanence.setup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the set-up is.
 *
 * @param done      the steps that are done, in their order
 * @param steps     how many there are
 * @param people    those who can answer
 * @param onDuty    those of them who are on duty now
 * @param reachable those of them whose telephone can ring
 * @param call      the latest call of the last half hour; null: none
 * @param putAway   nobody is reminded of it any more
 */
@Schema(name = "SetUp")
record SetUpView(List<Step> done, int steps, int people, int onDuty, int reachable, TrunkState trunk,
        @Schema(nullable = true) FirstCall call, boolean putAway) {}
