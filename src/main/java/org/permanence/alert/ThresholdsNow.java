package org.permanence.alert;

/** The thresholds of a line as they apply. @param version goes into If-Match with a change; 0: nobody has set any */
public record ThresholdsNow(Thresholds thresholds, int version) {

    static final ThresholdsNow ORDINARY = new ThresholdsNow(Thresholds.ORDINARY, 0);
}
