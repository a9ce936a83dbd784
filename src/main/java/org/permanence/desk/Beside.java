package org.permanence.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.call.CallChanged;
import org.permanence.call.CallState;
import org.permanence.call.EarlierCalls;
import org.permanence.call.HelpCalls;
import org.permanence.call.LiveCalls;
import org.permanence.call.OwnFacts;
import org.permanence.call.Part;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/** What a screen shows of a call beside its facts. In memory: a pick-up does not wait for it. Any thread may ask. */
@ApplicationScoped
class Beside {

    /** Longer than any call and its wrap-up. */
    private static final Duration KEPT = Duration.ofHours(6);

    private final Cache<CallId, Optional<DeskCall.Earlier>> earlier = Caffeine.newBuilder().maximumSize(2000).expireAfterAccess(KEPT).build();
    private final Cache<CallId, String> thirds = Caffeine.newBuilder().maximumSize(2000).expireAfterAccess(KEPT).build();
    private final Map<MemberId, WrappingUp> wrapUps = new ConcurrentHashMap<>();
    private final Set<Muted> muted = ConcurrentHashMap.newKeySet();
    private final EarlierCalls earlierCalls;
    private final HelpCalls help;
    private final LiveCalls live;
    private final OwnFacts facts;
    private final Clock clock;

    private record Muted(CallId call, MemberId member) {}

    private record WrappingUp(CallId call, Instant until) {}

    Beside(EarlierCalls earlierCalls, HelpCalls help, LiveCalls live, OwnFacts facts, Clock clock) {
        this.earlierCalls = earlierCalls;
        this.help = help;
        this.live = live;
        this.facts = facts;
        this.clock = clock;
    }

    DeskCall complete(MemberId member, DeskCall shown) {
        CallId call = new CallId(shown.callId());
        return shown.with(Optional.ofNullable(earlier.getIfPresent(call)).flatMap(e -> e).orElse(null), muted.contains(new Muted(call, member)),
                thirds.getIfPresent(call), help.of(call).filter(h -> h.asked().equals(member))
                        .map(h -> new DeskCall.Help(h.since(), h.by().orElse(null))).orElse(null));
    }

    /** Blocking. Read once for each call, long before somebody picks it up. @return true when there is something new to show */
    boolean readEarlier(CallState call) {
        if (call.origin().caller().isEmpty() || earlier.getIfPresent(call.id()) != null) {
            return false;
        }
        Optional<DeskCall.Earlier> found = earlierCalls.than(call).map(e -> new DeskCall.Earlier(e.calls(), e.lastAt()));
        earlier.put(call.id(), found);
        return found.isPresent();
    }

    void thirdIs(CallId call, String label) {
        thirds.put(call, label);
    }

    /** The PBX confirmed it. In the journal too: who goes on speaking after a restart of the service must see that nobody hears it. */
    void mute(CallState call, MemberId member, boolean silent) {
        if (silent) {
            muted.add(new Muted(call.id(), member));
        } else {
            muted.remove(new Muted(call.id(), member));
        }
        facts.tell(call, "muted-" + member, clock.instant(), new CallFact.Muted(member, silent));
    }

    /** What the journal has read of the calls of this moment. */
    void recall(@Observes StartupEvent event) {
        live.alive().forEach(call -> call.room().muted().forEach(member -> muted.add(new Muted(call.id(), member))));
    }

    /** The PBX rests this member until then. */
    void wrapsUpUntil(CallId call, MemberId member, Instant until) {
        wrapUps.put(member, new WrappingUp(call, until));
    }

    /** When the wrap-up ends, if it was made longer or shorter. */
    Optional<Instant> wrapUpUntil(CallId call, MemberId member) {
        return Optional.ofNullable(wrapUps.get(member)).filter(w -> w.call.equals(call)).map(WrappingUp::until);
    }

    /** On the journal's thread: what belongs to a part ends with it. */
    void callChanged(@Observes CallChanged news) {
        if (!muted.isEmpty()) {
            muted.removeIf(m -> m.call.equals(news.call().id()) && news.call().lastPartOf(m.member).filter(Part::open).isEmpty());
        }
    }
}
