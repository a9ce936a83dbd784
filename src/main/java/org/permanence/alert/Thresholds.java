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
        @Min(value = 1, message = "From 1 to 1000 calls.") @Max(value = 1000, message = "From 1 to 1000 calls.") Integer waiting,
        @Min(value = 1, message = "From a second to two hours.") @Max(value = 7200,
                message = "From a second to two hours.") Integer longestWaitSeconds,
        boolean nobodyOnDuty,
        boolean belowFloor,
        @Min(value = 1, message = "From a minute to two days.") @Max(value = 2880,
                message = "From a minute to two days.") Integer nextShiftMinutes,
        @Min(value = 1, message = "From a second to an hour.") @Max(value = 3600,
                message = "From a second to an hour.") Integer pbxAwaySeconds,
        @Min(value = 1, message = "From a second to an hour.") @Max(value = 3600,
                message = "From a second to an hour.") Integer databaseAwaySeconds,
        boolean homePhoneResting,
        boolean unreachable,
        boolean turnedAway) {

    /** For a line whose thresholds nobody has set. */
    static final Thresholds ORDINARY = new Thresholds(5, 180, true, true, 120, 30, 5, true, true, true);
}
