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
import org.permanence.line.LineNames;
import org.permanence.presence.Presence;
import org.permanence.responder.Person;
import org.permanence.responder.ReachChoice;

/**
 * The complete state of a wallboard. A delta carries whole top-level fields, those that changed. Of {@code halfHours} it carries only the
 * half-hours that changed; each replaces the one with the same {@code from}. When a new day begins, {@code halfHours} is among the changes,
 * whole. Times are instants; the screen counts durations itself, by the server's clock ({@code at} of each message).
 *
 * @param service faults of the service itself at the moment
 * @param today the day in Brussels so far, by the half-hour in which each call arrived
 * @param yesterday up to the same time of the day as now, for comparison; and the whole day
 * @param sameWeekday the same, a week ago
 * @param gaveUp today's calls whose caller gave up, latest first; at most {@link TodaysFigures#GAVE_UP_SHOWN}, the others are in the
 * history
 * @param coming shifts in progress, and shifts that begin in the coming 24 hours
 * @param alerts open alerts, and those that ended within the last hour; latest first
 */
public record WallboardState(PbxLink pbx, ServiceNow service, List<LineNow> lines, List<Waiting> waiting, List<InProgress> inProgress,
        List<ResponderNow> responders, List<Missing> missing, Today today, List<HalfHourFigures> halfHours, Compared yesterday,
        Compared sameWeekday,
        List<GaveUpCall> gaveUp, List<ComingShift> coming, List<AlertView> alerts, List<Help> help) {

    /** @param catchingUp null: the journal is up to date */
    @Schema(name = "WallboardPbxLink")
    public record PbxLink(boolean connected, @Schema(nullable = true) CatchingUp catchingUp) {}

    /**
     * The journal is written later than things happened, after a gap: until it is done the figures are not whole.
     *
     * @param written facts written since @param of these and those to be written
     */
    public record CatchingUp(Instant since, int written, int of) {}

    /**
     * @param databaseSince   when the database became unavailable, so that figures stand still; null when it is available
     * @param notWrittenSince when the database stopped storing, though it answers: calls and screens go on, nothing is written yet
     * @param unwritten       facts of calls that are heard and not written yet
     * @param setAside        facts of calls that the database refused; they are kept and tried again
     * @param mailFailingSince when mails of alerts began to fail; null when they do not
     */
    public record ServiceNow(@Schema(nullable = true) Instant databaseSince, @Schema(nullable = true) Instant notWrittenSince,
            int unwritten,
            int setAside, @Schema(nullable = true) Instant mailFailingSince) {}

    /**
     * @param open by its hours and not closed by hand
     * @param serviceLevelSeconds a call answered within this time meets the service level
     */
    public record LineNow(String code, LineNames names, boolean open, @Schema(nullable = true) Closing closing, long serviceLevelSeconds,
            List<String> languages) {}

    /** @param until null: until somebody reopens the line */
    public record Closing(String announcement, @Schema(nullable = true) Instant until) {}

    /** @param position among all calls that wait in the same line and language, by time of waiting; 1 is next */
    public record Waiting(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language, Instant since,
            int position) {}

    /**
     * @param responder null when a third person keeps the call after its responder left
     * @param reach the responder's; null when there is no responder
     * @param third the third person in the call: {@code r15} for a responder, {@code number} for somebody outside; null when there is no
     * third person
     */
    public record InProgress(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language,
            @Schema(nullable = true) Person responder, @Schema(nullable = true, enumeration = {"softphone", "desk", "home"}) String reach,
            Instant since,
            boolean onHold, @Schema(nullable = true) String third) {}

    /**
     * Somebody on duty.
     *
     * @param since when this state began
     * @param until when a rest or a wrap-up ends by itself
     * @param reason of a rest: {@code noAnswer}, {@code busy}, {@code declined}, {@code unreachable}, {@code silent}, {@code refused}; of a
     * pause as {@code pause}
     * @param reachable they can be rung now, or as soon as the call, the wrap-up or the rest is over
     * @param lines codes of the lines for which they are rung
     * @param pause why they are not to be rung though on duty, also during a call or a wrap-up: {@code break}, {@code meal},
     * {@code meeting}, {@code followUp}, {@code technical}, {@code other}; null when not paused
     */
    public record ResponderNow(long id, String name, Presence.State state, boolean reachable, Instant since,
            @Schema(nullable = true) Instant until,
            @Schema(nullable = true) String reason, @Schema(nullable = true) String pause, ReachChoice reach, List<String> languages,
            List<String> lines, Instant onDutySince) {}

    /** Somebody who should be on shift now and is not on duty. */
    public record Missing(long id, String name, String line, Period shift) {}

    @Schema(name = "WallboardPeriod")
    public record Period(Instant from, Instant to) {}

    /** @param planned how many people are assigned to it */
    public record ComingShift(String line, Instant from, Instant to, int planned, int floor, int target) {}

    /** A responder asks for help in a call. @param by the coordinator who is coming; null until one does */
    public record Help(UUID callId, Person responder, Instant since, @Schema(nullable = true) String by) {}
}
