package org.permanence.wallboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.alert.AlertView;
import org.permanence.figure.TodaysFigures;
import org.permanence.figure.TodaysFigures.Compared;
import org.permanence.figure.TodaysFigures.GaveUpCall;
import org.permanence.figure.TodaysFigures.HalfHourFigures;
import org.permanence.figure.TodaysFigures.Today;
import org.permanence.presence.Presence;
import org.permanence.responder.Person;
import org.permanence.responder.ReachChoice;

/**
 * Everything that a wallboard shows. A delta carries whole top-level fields, those that changed; of {@code halfHours} only the half-hours
 * that changed, each to take the place of the one with the same {@code from}, unless the day is another one: then {@code halfHours} is
 * among the changes, whole. Times are instants; the screen counts durations itself, by the server's clock ({@code at} of each message).
 *
 * @param service what the service itself lacks at the moment
 * @param today of the day in Brussels so far, by the half-hour in which each call arrived
 * @param yesterday up to the same time of the day as now, so that it can be compared; and whole
 * @param sameWeekday the same, a week ago
 * @param gaveUp today's calls whose caller gave up, latest first; at most {@link TodaysFigures#GAVE_UP_SHOWN}, the others are in the
 * history
 * @param coming shifts that go on now or begin in the coming 24 hours
 * @param alerts those that hold, and those that ended within the last hour; latest first
 */
public record WallboardState(PbxLink pbx, ServiceNow service, List<LineNow> lines, List<Waiting> waiting, List<InProgress> inProgress,
        List<ResponderNow> responders, List<Missing> missing, Today today, List<HalfHourFigures> halfHours, Compared yesterday,
        Compared sameWeekday,
        List<GaveUpCall> gaveUp, List<ComingShift> coming, List<AlertView> alerts, List<Help> help) {

    @Schema(name = "WallboardPbxLink")
    public record PbxLink(boolean connected) {}

    /**
     * @param databaseSince   since when the database is away and figures stand still; null when it is there
     * @param mailFailingSince since when mails of alerts cannot be sent; null when nothing is wrong
     */
    public record ServiceNow(@Schema(nullable = true) Instant databaseSince, @Schema(nullable = true) Instant mailFailingSince) {}

    /** @param open by its hours and not closed by hand @param serviceLevelSeconds answered within this counts for the service level */
    public record LineNow(String code, String name, boolean open, @Schema(nullable = true) Closing closing, long serviceLevelSeconds,
            List<String> languages) {}

    /** @param until null: until somebody reopens */
    public record Closing(String announcement, @Schema(nullable = true) Instant until) {}

    /** @param position among all that wait in the same line and language, by time of waiting; 1 is next */
    public record Waiting(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language, Instant since,
            int position) {}

    /**
     * @param responder null when a third person keeps the call after its responder left
     * @param reach the responder's; null when there is none
     * @param third the third person in the call: {@code r15} for a responder, {@code number} for somebody outside; null when there is none
     */
    public record InProgress(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language,
            @Schema(nullable = true) Person responder, @Schema(nullable = true, enumeration = {"softphone", "desk", "home"}) String reach,
            Instant since,
            boolean onHold, @Schema(nullable = true) String third) {}

    /**
     * Somebody on duty.
     *
     * @param since in this state
     * @param until when a rest or a wrap-up ends by itself
     * @param reason of a rest: {@code noAnswer}, {@code busy}, {@code declined}, {@code unreachable}, {@code silent}, {@code refused}; of a
     * pause as {@code pause}
     * @param pause not to be rung though on duty, in a call or a wrap-up that goes on too: {@code break}, {@code meal}, {@code meeting},
     * {@code followUp}, {@code technical}, {@code other}; null when to be rung
     */
    public record ResponderNow(long id, String name, Presence.State state, Instant since, @Schema(nullable = true) Instant until,
            @Schema(nullable = true) String reason, @Schema(nullable = true) String pause, ReachChoice reach, List<String> languages,
            Instant onDutySince) {}

    /** Should be on shift now and is not on duty. */
    public record Missing(long id, String name, String line, Period shift) {}

    @Schema(name = "WallboardPeriod")
    public record Period(Instant from, Instant to) {}

    /** @param planned how many people are on it */
    public record ComingShift(String line, Instant from, Instant to, int planned, int floor, int target) {}

    /** A responder asks for help in a call. @param by the coordinator who is coming; null as long as nobody does */
    public record Help(UUID callId, Person responder, Instant since, @Schema(nullable = true) String by) {}
}
