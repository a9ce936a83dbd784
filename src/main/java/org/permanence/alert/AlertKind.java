package org.permanence.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What coordinators are told before it hurts. */
public enum AlertKind {
    /** As many calls wait as the threshold says, or more. Calls. */
    @JsonProperty("waiting")
    WAITING,
    /** Somebody waits as long as the threshold says, or longer. Seconds. */
    @JsonProperty("longestWait")
    LONGEST_WAIT,
    /** The line is open and nobody is on duty for it. */
    @JsonProperty("nobodyOnDuty")
    NOBODY_ON_DUTY,
    /** Fewer people are on duty than the floor of the shift that goes on. People. */
    @JsonProperty("belowFloor")
    BELOW_FLOOR,
    /** Fewer people are on the next shift than its floor, and it begins soon. People. */
    @JsonProperty("nextShiftBelowFloor")
    NEXT_SHIFT_BELOW_FLOOR,
    /** The telephone exchange cannot be reached: calls go on, screens do not know. */
    @JsonProperty("pbxAway")
    PBX_AWAY,
    /** The carrier does not let the telephone exchange in: nobody can call, and no home phone is reached. */
    @JsonProperty("trunkRefused")
    TRUNK_REFUSED,
    /** The database cannot be reached: calls go on, nothing is written down yet. */
    @JsonProperty("databaseAway")
    DATABASE_AWAY,
    /** Somebody's home phone is left alone after it did not answer as it should. */
    @JsonProperty("homePhoneResting")
    HOME_PHONE_RESTING
}
