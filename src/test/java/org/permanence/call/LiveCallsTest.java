package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.member;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallId;
import org.permanence.pbx.PbxSignal;

/** What screens see of the calls while the journal is told what it missed. */
class LiveCallsTest {

    private static final Instant NOW = Instant.now();
    private final LiveCalls live = new LiveCalls(Clock.systemUTC());
    private final Facts before = new Facts(NOW.minusSeconds(900));
    private final Facts over = new Facts(NOW.minusSeconds(600));
    private final Facts now = new Facts(NOW.minusSeconds(60));

    private void told(Source source, CallEvent... facts) {
        CallState call = live.find(facts[0].call()).orElseGet(() -> CallState.begun(facts[0].call(), facts[0].at()));
        for (CallEvent fact : facts) {
            call = call.apply(new CallEvent(fact.call(), fact.key(), fact.at(), source, fact.fact()));
            live.put(new CallStore.Stored(call, 1), source);
        }
    }

    private List<CallId> shown() {
        return live.alive().map(CallState::id).toList();
    }

    @Test
    void callsOfTheGapAreNeverShownAsIfTheyWentOn() {
        told(Source.LIVE, before.arrives(), before.queues(2));
        live.hear(new PbxSignal.CatchingUp(NOW, Set.of(now.call)));
        told(Source.RECONSTRUCTED, now.arrives(), now.queues(2));
        assertThat(shown()).as("as it was until the present is whole").containsExactly(before.call);
        assertThat(waiting()).isOne();
        told(Source.RECONSTRUCTED, now.picksUp(9, 1, waited(7)));

        live.hear(new PbxSignal.Connected(NOW, Set.of(now.call)));
        assertThat(shown()).containsExactly(now.call);
        assertThat(waiting()).as("the caller of before is gone, and this one talks").isZero();
        assertThat(live.of(member(1))).extracting(CallState::id).containsExactly(now.call);

        told(Source.RECONSTRUCTED, over.arrives(), over.queues(2));
        assertThat(waiting()).isZero();
        told(Source.RECONSTRUCTED, over.picksUp(9, 2, waited(7)));
        assertThat(live.of(member(2))).isEmpty();
        told(Source.RECONSTRUCTED, over.ends(70, CALLER));
        assertThat(live.of(member(2))).extracting(CallState::id).containsExactly(over.call);
        assertThat(shown()).containsExactly(now.call);
        assertThat(live.withoutEnd().map(CallState::id)).as("to be closed as unknown when the logs have told all")
                .containsExactlyInAnyOrder(before.call, now.call);
    }

    @Test
    void aCallThatComesMeanwhileIsShownAtOnceAndOneThatIsReadBackWhenItIsHeard() {
        Facts unseen = new Facts(NOW.minusSeconds(1));
        live.hear(new PbxSignal.CatchingUp(NOW, Set.of()));
        live.hear(new PbxSignal.Connected(NOW, Set.of()));
        told(Source.RECONSTRUCTED, unseen.arrives());
        assertThat(shown()).isEmpty();
        told(Source.LIVE, unseen.queues(2));
        told(Source.LIVE, now.arrives());
        assertThat(shown()).containsExactlyInAnyOrder(unseen.call, now.call);

        told(Source.RECONSTRUCTED, over.arrives());
        live.hear(new PbxSignal.CaughtUp(NOW, Set.of(over.call)));
        assertThat(shown()).contains(over.call);
    }

    /** It may store again in an hour: until then what the PBX told is all that there is. */
    @Test
    void whileTheDatabaseStoresNothingThePresentIsWholeAsSoonAsItIsTold() {
        told(Source.LIVE, before.arrives(), before.queues(2));
        live.hear(new PbxSignal.CatchingUp(NOW, Set.of(now.call)));
        live.told(CallState.begun(now.call, NOW).apply(now.fromTheLogs().queues(2)), Source.RECONSTRUCTED);
        assertThat(shown()).containsExactly(before.call);
        assertThat(live.presentIsWhole()).isFalse();

        live.aheadOfTheDatabase();
        assertThat(shown()).containsExactly(now.call);
        assertThat(live.presentIsWhole()).isTrue();
        live.told(CallState.begun(over.call, NOW).apply(over.fromTheLogs().arrives()), Source.RECONSTRUCTED);
        assertThat(shown()).as("what is over stays over").containsExactly(now.call);
        assertThat(live.isReadBack(over.call)).isTrue();
    }

    private long waiting() {
        return live.alive().filter(CallState::inQueue).count();
    }
}
