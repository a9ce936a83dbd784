package org.permanence.figure;

/**
 * The figures of a period as they travel. Counts are of calls, durations in seconds, shares from 0 to 1. Null is a figure that is not defined: a share of
 * nothing, an average of nothing, occupancy where duty does not divide (by language, by outcome). What each one means is said in {@link Figure}, once.
 */
public record Figures(long offered, long answered, long gaveUp, long closed, long nobodyOnDuty, long overflow, long failed, long endUnknown, long inProgress,
        long answeredInTime, long gaveUpInTime, Double serviceLevelOfAnswered, Double serviceLevelOfOffered, Double abandonment,
        Double averageSpeedOfAnswer, Double longestSpeedOfAnswer, Double averageTimeToGiveUp, Double longestTimeToGiveUp, Double averageHandlingTime,
        Double averageTalkTime, Double averageHoldTime, Double averageWrapUpTime, Double occupancy, Double averageOnDuty) {

    /** Of no call and nobody on duty. */
    static final Figures NONE = of(Sums.NONE);

    static Figures of(Sums sums) {
        return new Figures(Figure.OFFERED.count(sums), Figure.ANSWERED.count(sums), Figure.GAVE_UP.count(sums), Figure.CLOSED.count(sums),
                Figure.NOBODY_ON_DUTY.count(sums), Figure.OVERFLOW.count(sums), Figure.FAILED.count(sums), Figure.END_UNKNOWN.count(sums),
                Figure.IN_PROGRESS.count(sums), Figure.ANSWERED_IN_TIME.count(sums), Figure.GAVE_UP_IN_TIME.count(sums),
                Figure.SERVICE_LEVEL_OF_ANSWERED.of(sums), Figure.SERVICE_LEVEL_OF_OFFERED.of(sums), Figure.ABANDONMENT.of(sums),
                Figure.AVERAGE_SPEED_OF_ANSWER.of(sums), Figure.LONGEST_SPEED_OF_ANSWER.of(sums), Figure.AVERAGE_TIME_TO_GIVE_UP.of(sums),
                Figure.LONGEST_TIME_TO_GIVE_UP.of(sums), Figure.AVERAGE_HANDLING_TIME.of(sums), Figure.AVERAGE_TALK_TIME.of(sums),
                Figure.AVERAGE_HOLD_TIME.of(sums), Figure.AVERAGE_WRAP_UP_TIME.of(sums), Figure.OCCUPANCY.of(sums), Figure.AVERAGE_ON_DUTY.of(sums));
    }
}
