package org.permanence.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.permanence.problem.Problem;
import org.permanence.problem.ServiceRefusal;

/** What became of a call. */
public enum Outcome {
    @JsonProperty("inProgress")
    IN_PROGRESS,
    /** A human accepted it, whatever happened later. */
    @JsonProperty("answered")
    ANSWERED,
    /** The caller hung up before anybody answered and before an announcement said that nobody would. */
    @JsonProperty("gaveUp")
    GAVE_UP,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("holiday")
    HOLIDAY,
    @JsonProperty("closedAdHoc")
    CLOSED_AD_HOC,
    @JsonProperty("nobodyOnDuty")
    NOBODY_ON_DUTY,
    /** Waited for the longest time that the line allows. */
    @JsonProperty("overflow")
    OVERFLOW,
    /** The line itself ended it, for no reason that it could tell the caller. */
    @JsonProperty("failed")
    FAILED,
    /** Nobody saw how it ended: an outage. */
    @JsonProperty("endUnknown")
    END_UNKNOWN;

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    /** The API's word for it: {@code gaveUp}. */
    public String code() {
        return NEXT_WORD.matcher(name().toLowerCase(Locale.ROOT)).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** @throws Problem 400 {@code unknown-code} */
    public static Outcome of(String code) {
        return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst()
                .orElseThrow(() -> new ServiceRefusal.UnknownCode().problem().at("outcome"));
    }
}
