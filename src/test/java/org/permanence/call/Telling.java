package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.permanence.pbx.CallEvent;

/** Plays the PBX: tells facts on the channel. */
@ApplicationScoped
public class Telling {

    private final Emitter<CallEvent> facts;

    Telling(@Channel("call-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<CallEvent> facts) {
        this.facts = facts;
    }

    /** @return done when the last of them is acknowledged */
    public CompletionStage<Void> tell(CallEvent... events) {
        CompletionStage<Void> last = null;
        for (CallEvent event : events) {
            last = facts.send(event);
        }
        return last;
    }

    public void tellAndWait(CallEvent... events) {
        tell(events).toCompletableFuture().join();
    }
}
