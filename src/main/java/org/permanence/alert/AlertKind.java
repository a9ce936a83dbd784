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
    /** The line is open and nobody can be rung for it. People who are on duty and cannot be rung. */
    @JsonProperty("nobodyOnDuty")
    NOBODY_ON_DUTY,
    /** Fewer people can be rung than the floor of the shift in progress. People. */
    @JsonProperty("belowFloor")
    BELOW_FLOOR,
    /** People are on duty for an open line and cannot be rung: a closed browser, an unplugged desk phone. People, by name. */
    @JsonProperty("unreachable")
    UNREACHABLE,
    /** Callers waited and were turned away, or found nobody who could be rung, although the line is open. Calls since it began. */
    @JsonProperty("turnedAway")
    TURNED_AWAY,
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
    /** The telephone exchange accepts no further browser: who opens or reloads a page cannot be rung. */
    @JsonProperty("softphonesRefused")
    SOFTPHONES_REFUSED,
    /** The telephone exchange cannot write its log files: calls while this service is stopped would be missing. */
    @JsonProperty("pbxLogs")
    PBX_LOGS,
    /** The database cannot be reached: calls go on, nothing is written yet. */
    @JsonProperty("databaseAway")
    DATABASE_AWAY,
    /** The database answers and stores nothing: calls and screens go on, nothing is written yet. */
    @JsonProperty("databaseNotWriting")
    DATABASE_NOT_WRITING,
    /** The database refuses facts of calls that it should store: they are kept and tried again. Facts. */
    @JsonProperty("factsSetAside")
    FACTS_SET_ASIDE,
    /** The PBX rests somebody's home phone after it did not answer as it should. */
    @JsonProperty("homePhoneResting")
    HOME_PHONE_RESTING
}
