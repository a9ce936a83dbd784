package org.permanence.desk;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.call.CallChanged;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.call.OwnFacts;
import org.permanence.call.Part;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/** The telephones that the PBX mutes, and in which call. In memory, and in the journal. Any thread may ask. */
@ApplicationScoped
class Mutes {

    private final Set<Mute> muted = ConcurrentHashMap.newKeySet();
    private final LiveCalls live;
    private final OwnFacts facts;
    private final Clock clock;

    private record Mute(CallId call, MemberId member) {}

    Mutes(LiveCalls live, OwnFacts facts, Clock clock) {
        this.live = live;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * The PBX confirmed it. It goes into the journal too: a responder who goes on speaking after a restart of the service must see that
     * nobody hears them.
     */
    void mute(CallState call, MemberId member, boolean silent) {
        if (silent) {
            muted.add(new Mute(call.id(), member));
        } else {
            muted.remove(new Mute(call.id(), member));
        }
        facts.tell(call, "muted-" + member, clock.instant(), new CallFact.Muted(member, silent));
    }

    boolean isMuted(CallId call, MemberId member) {
        return muted.contains(new Mute(call, member));
    }

    /** Restores the mutes of the live calls from the journal. */
    void recall(@Observes StartupEvent event) {
        live.alive().forEach(call -> call.room().muted().forEach(member -> muted.add(new Mute(call.id(), member))));
    }

    /** On the journal's thread: a mute ends with the responder's part in the call. */
    void callChanged(@Observes CallChanged news) {
        if (!muted.isEmpty()) {
            muted.removeIf(m -> m.call.equals(news.call().id()) && news.call().lastPartOf(m.member).filter(Part::open).isEmpty());
        }
    }
}
