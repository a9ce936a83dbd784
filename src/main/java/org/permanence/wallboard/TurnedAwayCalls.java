package org.permanence.wallboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.alert.Situation;
import org.permanence.call.CallState;
import org.permanence.call.Outcome;
import org.permanence.pbx.CallId;

/** Callers who lately heard that nobody will answer, although the line was open. In memory; any thread may ask. */
final class TurnedAwayCalls {

    /** The longest run of them that is counted as one. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Map<CallId, Situation.TurnedAway> calls = new ConcurrentHashMap<>();
    private final Clock clock;

    TurnedAwayCalls(Clock clock) {
        this.clock = clock;
    }

    /** What became of a call may be known better later: somebody answered it after all. */
    void note(CallState call) {
        boolean unanswered = call.outcome() == Outcome.NOBODY_ON_DUTY || call.outcome() == Outcome.OVERFLOW;
        if (!unanswered) {
            calls.remove(call.id());
            return;
        }
        call.waiting().turnedAway().ifPresent(away -> calls.put(call.id(), new Situation.TurnedAway(NowRule.line(call), away.at())));
        Instant oldest = clock.instant().minus(KEPT);
        calls.values().removeIf(one -> one.at().isBefore(oldest));
    }

    List<Situation.TurnedAway> all() {
        return List.copyOf(calls.values());
    }
}
