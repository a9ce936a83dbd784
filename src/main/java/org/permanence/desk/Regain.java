package org.permanence.desk;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.permanence.call.CallChanged;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.Reach;

/**
 * If the page that is the responder's telephone was reloaded, crashed or closed during a call, the caller is asked to wait and rung through
 * to the next page. If only the page's network connection broke for a moment, the page comes back under the same contact with the call
 * still in it; this class then does nothing.
 */
@ApplicationScoped
class Regain {

    private static final Logger LOG = Logger.getLogger(Regain.class);
    /** A broken connection is restored in one to two seconds; a reloaded page registers under another contact, sooner than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LiveCalls live;
    private final CallControl control;
    /** The contact of each page that is a telephone now. */
    private final Map<MemberId, String> contacts = new ConcurrentHashMap<>();
    /** The contact of the page with which each call was answered. */
    private final Map<CallId, String> answeredAt = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("regain").daemon().factory());

    Regain(LiveCalls live, CallControl control) {
        this.live = live;
        this.control = control;
    }

    /** On the thread of the PBX's connection. */
    void hear(@Observes PbxSignal signal) {
        switch (signal) {
            case PbxSignal.SoftphoneChanged(MemberId member, Optional<String> contact) when contact.isPresent() -> {
                contacts.put(member, contact.get());
                worker.execute(() -> look(member));
            }
            case PbxSignal.SoftphoneChanged(MemberId member, Optional<String> _) -> {
                contacts.remove(member);
                worker.schedule(() -> look(member), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            case PbxSignal.Disconnected _ -> contacts.clear();
            default -> {}
        }
    }

    /** On the journal's thread. */
    void callChanged(@Observes CallChanged news) {
        if (news.event().fact() instanceof CallFact.PickedUp(var _, MemberId member, Reach.Kind reach, var _)) {
            String contact = contacts.get(member);
            if (reach == Reach.Kind.SOFTPHONE && contact != null) {
                answeredAt.put(news.call().id(), contact);
            } else {
                answeredAt.remove(news.call().id());
            }
        } else if (!news.call().alive()) {
            answeredAt.remove(news.call().id());
        }
    }

    private void look(MemberId member) {
        try {
            Optional<CallState> inHand = live.of(member).stream().filter(c -> atSoftphone(c, member)).findFirst();
            if (inHand.isEmpty()) {
                return;
            }
            CallId call = inHand.get().id();
            String now = contacts.get(member);
            // For a call that was answered before this service started, the page that is registered now counts as the one that answered.
            String then = now == null ? answeredAt.get(call) : answeredAt.computeIfAbsent(call, _ -> now);
            if (now == null || !now.equals(then)) {
                LOG.infof("Call %s lost the browser of %s, which is rung again", call, member);
                answeredAt.remove(call);
                control.regain(call, member);
            }
        } catch (CallControl.NotPossible | PbxUnavailable e) {
            LOG.infof("A call of %s could not be regained: %s", member, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "A call of %s could not be regained", member);
        }
    }

    private static boolean atSoftphone(CallState call, MemberId member) {
        return call.alive() && call.room().move().isEmpty()
                && call.lastPartOf(member).filter(p -> p.open() && p.reach() == Reach.Kind.SOFTPHONE).isPresent();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }
}
