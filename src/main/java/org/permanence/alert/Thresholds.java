package org.permanence.alert;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * When coordinators are told about a line. A number that is null and a switch that is off: they are not told.
 *
 * @param waiting             as many calls wait
 * @param longestWaitSeconds  somebody waits as long
 * @param nobodyOnDuty        the line is open and nobody is there
 * @param belowFloor          fewer people are on duty than the floor of the shift that goes on
 * @param nextShiftMinutes    this long before a shift begins with fewer people on it than its floor
 * @param pbxAwaySeconds      the telephone exchange is away as long
 * @param databaseAwaySeconds the database is away as long
 * @param homePhoneResting    a home phone is left alone after it did not answer as it should
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
        boolean homePhoneResting) {

    /** Of a line for which nobody has set any. */
    static final Thresholds ORDINARY = new Thresholds(5, 180, true, true, 120, 30, 30, true);
}
