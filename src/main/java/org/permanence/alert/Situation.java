package org.permanence.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.Reach;
import org.permanence.presence.Presence;
import org.permanence.shift.ShiftService.ShiftView;

/** The input of the alert rule. @param shifts in progress and to come, without withdrawn ones */
public record Situation(Instant now, List<Line> lines, List<Waiting> waiting, List<OnDuty> onDuty, List<ShiftView> shifts,
        Optional<Instant> pbxAwaySince, Optional<Instant> databaseAwaySince, boolean trunkRefused,
        boolean carrierSilent) {

    /** @param open by its hours and not closed by hand @param languages codes of the languages that it answers in */
    public record Line(String code, String name, boolean open, List<String> languages) {}

    /** A call in the queue. @param line null when it is unknown */
    public record Waiting(String line, Instant since) {}

    /** A responder. @param languages codes of the languages that they answer in */
    public record OnDuty(long id, Presence.State state, Reach.Kind reach, List<String> languages) {}
}
