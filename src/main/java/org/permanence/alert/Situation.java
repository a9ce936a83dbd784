package org.permanence.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.line.LineNames;
import org.permanence.pbx.Reach;
import org.permanence.presence.Presence;
import org.permanence.shift.ShiftService.ShiftView;

/**
 * The input of the alert rule.
 *
 * @param turnedAway in any order
 * @param shifts in progress and to come, without withdrawn ones
 * @param callsAreKnown false: the calls may be those of before, because the PBX is away or the journal catches up
 */
public record Situation(Instant now, List<Line> lines, List<Waiting> waiting, List<TurnedAway> turnedAway, List<OnDuty> onDuty,
        List<ShiftView> shifts, Optional<Instant> pbxAwaySince, Storage storage, boolean trunkRefused, boolean carrierSilent,
        boolean softphonesRefused, boolean callsAreKnown, boolean pbxLogsHaveGap) {

    /** @param open by its hours and not closed by hand @param languages codes of the languages that it answers in */
    public record Line(String code, LineNames names, boolean open, List<String> languages) {}

    /** A call in the queue. @param line null when it is unknown */
    public record Waiting(String line, Instant since) {}

    /** A caller who heard that nobody will answer, although the line was open. @param line null when it is unknown */
    public record TurnedAway(String line, Instant at) {}

    /**
     * A responder.
     *
     * @param languages codes of the languages that they answer in
     * @param lines     codes of the lines for which they are rung
     */
    public record OnDuty(long id, Presence presence, Reach.Kind reach, List<String> languages, List<String> lines) {}

    /**
     * What the database does.
     *
     * @param awaySince when it stopped answering
     * @param notWritingSince when it stopped storing; empty when it stores, or is away altogether
     * @param setAside facts of calls that it refused
     */
    public record Storage(Optional<Instant> awaySince, Optional<Instant> notWritingSince, int setAside) {
        public static final Storage FINE = new Storage(Optional.empty(), Optional.empty(), 0);
    }
}
