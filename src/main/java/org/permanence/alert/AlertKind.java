package org.permanence.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The conditions of which coordinators are warned early. */
public enum AlertKind {
    /** The number of waiting calls has reached the threshold. Calls. */
    @JsonProperty("waiting")
    WAITING,
    /** The longest wait has reached the threshold. Seconds. */
    @JsonProperty("longestWait")
    LONGEST_WAIT,
    /** The line is open and nobody is on duty for it. */
    @JsonProperty("nobodyOnDuty")
    NOBODY_ON_DUTY,
    /** Fewer people are on duty than the floor of the shift in progress. People. */
    @JsonProperty("belowFloor")
    BELOW_FLOOR,
    /** The next shift begins soon and has fewer people than its floor. People. */
    @JsonProperty("nextShiftBelowFloor")
    NEXT_SHIFT_BELOW_FLOOR,
    /** The telephone exchange cannot be reached: calls go on, screens are not updated. */
    @JsonProperty("pbxAway")
    PBX_AWAY,
    /** The carrier refuses the telephone exchange: nobody can call, and no home phone is reached. */
    @JsonProperty("trunkRefused")
    TRUNK_REFUSED,
    /** The carrier does not answer the telephone exchange: nobody can call, and no home phone is reached. */
    @JsonProperty("carrierSilent")
    CARRIER_SILENT,
    /** The database cannot be reached: calls go on, nothing is written yet. */
    @JsonProperty("databaseAway")
    DATABASE_AWAY,
    /** The PBX rests somebody's home phone after it did not answer as it should. */
    @JsonProperty("homePhoneResting")
    HOME_PHONE_RESTING
}
