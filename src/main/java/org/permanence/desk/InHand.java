package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.permanence.call.CallRefusal;
import org.permanence.call.CallService;
import org.permanence.call.CallState;
import org.permanence.call.HelpCalls;
import org.permanence.call.Part;
import org.permanence.call.Room;
import org.permanence.directory.DirectoryService;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.CallId;
import org.permanence.pbx.DialableNumber;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Party;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxRefusal;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.Reach;
import org.permanence.problem.Problem;

/**
 * Orders of a responder about the call in hand, and of a coordinator about a waiting call. Each is checked against the last state that the
 * PBX reported, then sent to the PBX. Screens show its effect when the PBX reports it. Blocking; throws a {@link Problem} 409 when the
 * state of the call does not allow it, 503 when the PBX cannot be asked.
 */
@ApplicationScoped
class InHand {

    /** The time that one key press at the end of a wrap-up adds. */
    static final Duration MORE = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final CallService calls;
    private final CallControl control;
    private final DirectoryService directory;
    private final Team team;
    private final HelpCalls help;
    private final ThirdLabels thirds;
    private final Mutes mutes;
    private final WrapUp wrapUp;
    private final DeskCalls deskCalls;
    private final Desks desks;
    private final Clock clock;

    InHand(CallService calls, CallControl control, DirectoryService directory, Team team, HelpCalls help, ThirdLabels thirds, Mutes mutes,
            WrapUp wrapUp, DeskCalls deskCalls, Desks desks, Clock clock) {
        this.calls = calls;
        this.control = control;
        this.directory = directory;
        this.team = team;
        this.help = help;
        this.thirds = thirds;
        this.mutes = mutes;
        this.wrapUp = wrapUp;
        this.deskCalls = deskCalls;
        this.desks = desks;
        this.clock = clock;
    }

    /** Exactly one of them. @param number as people write it @param entry of the directory */
    record Whom(Long responder, String number, Long entry) {}

    private record Target(Party party, String label) {}

    void hold(CallId id, long responder) {
        CallState call = own(id, responder);
        if (call.onHold()) {
            throw new DeskRefusal.OnHold().problem();
        }
        order(() -> control.hold(id, MemberId.ofResponder(responder)));
    }

    void resume(CallId id, long responder) {
        CallState call = own(id, responder);
        if (!call.onHold() && call.phoneHolds()) {
            throw new DeskRefusal.PhoneHolds().problem();
        }
        if (!call.onHold()) {
            throw new DeskRefusal.NotOnHold().problem();
        }
        order(() -> control.resume(id, MemberId.ofResponder(responder)));
    }

    /** Ends the call for everybody; a third person only leaves it. */
    void hangUp(CallId id, long responder) {
        CallState call = alive(id);
        if (talkingThird(call).flatMap(Room.Third::who).filter(MemberId.ofResponder(responder)::equals).isPresent()) {
            order(() -> control.leaveAsThird(id, MemberId.ofResponder(responder)));
            return;
        }
        own(id, responder);
        order(() -> control.hangUp(id));
    }

    void mute(CallId id, long responder, boolean muted) {
        CallState call = own(id, responder);
        MemberId member = MemberId.ofResponder(responder);
        if (call.lastPartOf(member).map(Part::reach).filter(Reach.Kind.SOFTPHONE::equals).isPresent()) {
            throw new DeskRefusal.MutesItself().problem();
        }
        order(() -> control.mute(id, member, muted));
        mutes.mute(call, member, muted);
        desks.callShownAnew(responder);
    }

    void keypad(CallId id, long responder, String digits) {
        own(id, responder);
        order(() -> control.keypad(id, MemberId.ofResponder(responder), digits));
    }

    /** @param callerHeld the responder speaks to the third person before the caller does */
    void bringIn(CallId id, long responder, Whom whom, boolean callerHeld) {
        CallState call = own(id, responder);
        withoutThird(call);
        Target target = target(whom, responder);
        thirds.put(id, target.label);
        order(() -> control.bringIn(id, MemberId.ofResponder(responder), target.party, callerHeld));
    }

    void sendAway(CallId id, long responder) {
        CallState call = own(id, responder);
        if (present(call).isEmpty()) {
            throw new DeskRefusal.NoThirdPerson().problem();
        }
        order(() -> control.sendAway(id, MemberId.ofResponder(responder)));
    }

    void transfer(CallId id, long responder, Whom whom) {
        CallState call = own(id, responder);
        withoutThird(call);
        Target target = target(whom, responder);
        thirds.put(id, target.label);
        order(() -> control.transfer(id, target.party));
    }

    /** After consultation: the third person keeps the caller. */
    void leaveToThird(CallId id, long responder) {
        CallState call = own(id, responder);
        if (talkingThird(call).isEmpty()) {
            throw new DeskRefusal.ThirdPersonNotThereYet().problem();
        }
        order(() -> control.leaveToThird(id, MemberId.ofResponder(responder)));
    }

    void askHelp(CallId id, long responder) {
        own(id, responder);
        help.ask(id, MemberId.ofResponder(responder));
    }

    void endHelp(CallId id, long responder) {
        help.of(id).filter(h -> h.asked().equals(MemberId.ofResponder(responder))).ifPresent(h -> help.end(id));
    }

    // ---- coordinators

    void assign(CallId id, long responder) {
        if (!alive(id).inQueue()) {
            throw new PbxRefusal.NotWaiting().problem();
        }
        Team.Colleague colleague = team.free(responder);
        order(() -> control.give(id, MemberId.ofResponder(colleague.id())));
    }

    /**
     * Rings the coordinator's own telephone, which joins. Only possible for a call whose responder asked for help: nobody listens in
     * unasked.
     */
    void join(CallId id, long coordinator, String name) {
        CallState call = alive(id);
        HelpCalls.HelpCall asked = help.of(id).orElseThrow(() -> new DeskRefusal.NoHelpAsked().problem());
        withoutThird(call);
        MemberId own = MemberId.ofResponder(coordinator);
        if (asked.asked().equals(own)) {
            throw new DeskRefusal.OwnCall().problem();
        }
        team.free(coordinator);
        thirds.put(id, name);
        order(() -> control.bringIn(id, asked.asked(), new Party.Colleague(own), call.onHold()));
        help.comes(id, name);
    }

    // ---- after the call

    /** @throws Problem 409 when there is no wrap-up */
    void moreWrapUp(long responder) {
        DeskCall shown = wrappingUp(responder);
        MemberId member = MemberId.ofResponder(responder);
        Instant until = shown.wrapUpUntil().plus(MORE);
        if (until.isAfter(shown.endedAt().plus(LONGEST))) {
            throw new DeskRefusal.WrapUpLong().problem();
        }
        order(() -> control.restUntil(member, until));
        wrapUp.endsAt(new CallId(shown.callId()), member, until);
        desks.callShownAnew(responder);
    }

    /** @throws Problem 409 when there is no wrap-up */
    void endWrapUp(long responder) {
        DeskCall shown = wrappingUp(responder);
        MemberId member = MemberId.ofResponder(responder);
        order(() -> control.endRest(member));
        wrapUp.endsAt(new CallId(shown.callId()), member, clock.instant());
        desks.callShownAnew(responder);
    }

    private DeskCall wrappingUp(long responder) {
        return desks.shown(responder).filter(c -> c.state() == DeskCall.State.WRAP_UP)
                .orElseThrow(() -> new DeskRefusal.NoWrapUp().problem());
    }

    // ---- preconditions

    /** A pick-up that is still being written counts: the buttons are on the screen already. */
    private CallState alive(CallId id) {
        CallState call = deskCalls.latest(calls.find(id).orElseThrow(() -> new CallRefusal.NoSuchCall().problem()));
        if (!call.alive()) {
            throw new PbxRefusal.CallOver().problem();
        }
        return call;
    }

    private CallState own(CallId id, long responder) {
        CallState call = alive(id);
        if (call.lastPartOf(MemberId.ofResponder(responder)).filter(Part::open).isEmpty()) {
            throw new DeskRefusal.NotYourCall().problem();
        }
        if (call.room().move().isPresent()) {
            throw new DeskRefusal.OnTheWay().problem();
        }
        return call;
    }

    private static Optional<Room.Third> present(CallState call) {
        return call.room().third().filter(t -> t.stage() != Room.Stage.FAILED);
    }

    private static Optional<Room.Third> talkingThird(CallState call) {
        return call.room().third().filter(t -> t.stage() == Room.Stage.TALKING);
    }

    private static void withoutThird(CallState call) {
        if (present(call).isPresent()) {
            throw new DeskRefusal.ThirdPerson().problem();
        }
    }

    private Target target(Whom whom, long responder) {
        if (Stream.of(whom.responder, whom.number, whom.entry).filter(Objects::nonNull).count() != 1) {
            throw new DeskRefusal.WhomNeeded().problem().at("responder");
        }
        if (whom.responder != null) {
            if (whom.responder == responder) {
                throw new DeskRefusal.Yourself().problem().at("responder");
            }
            Team.Colleague colleague = team.free(whom.responder);
            return new Target(new Party.Colleague(MemberId.ofResponder(colleague.id())), colleague.name());
        }
        if (whom.entry != null) {
            DirectoryService.Entry entry = directory.get(whom.entry);
            return new Target(new Party.Outside(entry.number()), entry.nameFr().equals(entry.nameNl()) ? entry.nameFr()
                    : entry.nameFr() + " / " + entry.nameNl());
        }
        PhoneNumber number = directory.typed(whom.number);
        return new Target(new Party.Outside(number), DialableNumber.shown(number));
    }

    private static void order(Runnable order) {
        try {
            order.run();
        } catch (CallControl.NotPossible e) {
            throw e.refusal().problem();
        } catch (PbxUnavailable _) {
            throw new PbxRefusal.PbxAway().problem();
        }
    }
}
