package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The journal's entry of one caller's call. Each sentence waits until it is true, and returns the call as it was then. */
public final class Journal {

    /** The calls of a story, and more: the newest are listed first. */
    private static final String CALLS = "/api/calls?size=200";

    private final Api coordinator;
    private final Caller caller;
    private final String callId;

    Journal(Api coordinator, Caller caller, String callId) {
        this.coordinator = coordinator;
        this.caller = caller;
        this.callId = callId;
    }

    public JournalCall has(String what, Predicate<JournalCall> condition) {
        return Awaitility.await("the journal of " + caller.who() + ": " + what).atMost(Wait.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::call, call -> call.filter(condition).isPresent()).orElseThrow();
    }

    private Optional<JournalCall> call() {
        for (JsonNode call : coordinator.get(CALLS).path("items")) {
            if (call.path("id").asText().equals(callId)) {
                return Optional.of(View.of(call, JournalCall.class));
            }
        }
        return Optional.empty();
    }

    public JournalCall isOver() {
        return has("it is over", JournalCall::over);
    }

    /** It need not be over. */
    public JournalCall saysOutcome(String outcome) {
        return has(outcome, call -> call.outcome().equals(outcome));
    }

    public JournalCall isOverWithOutcome(String outcome) {
        return has("over, " + outcome, call -> call.over() && call.outcome().equals(outcome));
    }

    public JournalCall saysEndedBy(String whom) {
        return has("ended by " + whom, call -> whom.equals(call.endedBy()));
    }
}
