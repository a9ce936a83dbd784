package org.permanence.alert;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The thresholds at which coordinators are warned about a line. A null number or a switch that is off: no warning.
 *
 * @param waiting             number of waiting calls
 * @param longestWaitSeconds  longest wait
 * @param nobodyOnDuty        the line is open and nobody can be rung
 * @param belowFloor          fewer people can be rung than the floor of the shift in progress
 * @param nextShiftMinutes    this long before a shift begins with fewer people on it than its floor
 * @param pbxAwaySeconds      how long the telephone exchange has been unavailable
 * @param databaseAwaySeconds how long the database has been unavailable, or has stored nothing
 * @param homePhoneResting    the PBX rests a home phone after it did not answer as it should
 * @param unreachable         somebody on duty cannot be rung
 * @param turnedAway          callers were turned away although the line is open
 */
public record Thresholds(
        @Min(1) @Max(1000) Integer waiting,
        @Min(1) @Max(7200) Integer longestWaitSeconds,
        boolean nobodyOnDuty,
        boolean belowFloor,
        @Min(1) @Max(2880) Integer nextShiftMinutes,
        @Min(1) @Max(3600) Integer pbxAwaySeconds,
        @Min(1) @Max(3600) Integer databaseAwaySeconds,
        boolean homePhoneResting,
        boolean unreachable,
        boolean turnedAway) {

    /** For a line whose thresholds nobody has set. */
    static final Thresholds ORDINARY = new Thresholds(5, 180, true, true, 120, 30, 5, true, true, true);
}
