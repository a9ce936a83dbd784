package org.permanence.pbx.asterisk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MuteAudioAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Party;
import org.permanence.pbx.PbxRefusal;
import org.permanence.pbx.PbxSignal;

/**
 * Call control by AMI, through the contexts of {@code asterisk-config/README.md}, call control. For each order the channels of the call are
 * asked from the PBX again (one list, under a millisecond). So no outdated channel name is ever redirected, not even after a reconnection.
 */
@ApplicationScoped
public class AsteriskCallControl implements CallControl {

    private static final int NORMAL_CLEARING = 16;
    private static final String THIRD_NUMBER = "THIRD_NUMBER";
    private static final String TO_A_NUMBER = "number";
    private static final String KEEPER = "SHARED(KEEPER)";
    private static final String GIVEN = "SHARED(GIVEN)";
    private static final String NOBODY = "nobody";
    /** A leg that an order has just moved accepts no other order for some milliseconds. */
    private static final Duration MOVED_WITHIN = Duration.ofMillis(100);

    private final Supplier<AmiConnection> ami;
    private final Consumer<PbxSignal> signals;

    @Inject
    AsteriskCallControl(AsteriskPbx pbx, Event<PbxSignal> signals) {
        this(pbx::ami, signals::fire);
    }

    /** For tests of the requests to the PBX. @param ami throws {@link org.permanence.pbx.Pbx.PbxUnavailable} when there is no connection */
    AsteriskCallControl(Supplier<AmiConnection> ami, Consumer<PbxSignal> signals) {
        this.ami = ami;
        this.signals = signals;
    }

    @Override
    public void hold(CallId call, MemberId by) {
        order(call, legs -> send(legs, by, "held", "s"));
    }

    /** The first order moves the responder's leg into the call's room; it stays there. */
    private void send(Legs legs, MemberId by, String context, String extension) {
        if (legs.isInRoom(by)) {
            redirect(legs.caller(), context, extension);
        } else {
            redirect(legs.caller(), context, extension, legs.responder(by), "room", "s");
        }
    }

    @Override
    public void resume(CallId call, MemberId by) {
        order(call, legs -> send(legs, by, "room", "s"));
    }

    @Override
    public void bringIn(CallId call, MemberId by, Party third, boolean callerHeld) {
        order(call, legs -> {
            number(legs.caller(), third);
            send(legs, by, callerHeld ? "ask-first" : "bring-in", target(third));
        });
    }

    @Override
    public void sendAway(CallId call, MemberId by) {
        order(call, legs -> ask(new HangupAction(legs.third(by).orElseThrow(AsteriskCallControl::nobodyElse), NORMAL_CLEARING)));
    }

    @Override
    public void leaveAsThird(CallId call, MemberId third) {
        order(call, legs -> ask(new HangupAction(legs.asThird(third).orElseThrow(AsteriskCallControl::nobodyElse), NORMAL_CLEARING)));
    }

    private static NotPossible nobodyElse() {
        return new NotPossible(new PbxRefusal.ThirdPersonLeft());
    }

    /**
     * The responder who answers says so in KEEPER, then looks at GIVEN, and waits a moment if it is set. Here the order is the other way
     * round. So a caller who was answered is seen here, and a caller who is taken has not heard anybody yet.
     */
    @Override
    public void give(CallId call, MemberId to) {
        order(call, legs -> {
            String caller = legs.caller();
            if (!legs.isAt(caller, "waiting")) {
                throw new NotWaiting();
            }
            ask(new SetVarAction(caller, GIVEN, to.value()));
            if (!NOBODY.equals(valueOf(caller, KEEPER))) {
                ask(new SetVarAction(caller, GIVEN, ""));
                throw new NotWaiting();
            }
            redirect(caller, "transfer", to.value());
        });
    }

    @Override
    public void transfer(CallId call, Party to) {
        order(call, legs -> {
            number(legs.caller(), to);
            redirect(legs.caller(), "transfer", target(to));
        });
    }

    @Override
    public void leaveToThird(CallId call, MemberId by) {
        order(call, legs -> {
            if (legs.third(by).isEmpty()) {
                throw nobodyElse();
            }
            if (!legs.isAt(legs.caller(), "room")) {
                redirect(legs.caller(), "room", "s");
            }
            redirect(legs.responder(by), "leave", "s");
        });
    }

    @Override
    public void mute(CallId call, MemberId by, boolean muted) {
        order(call, legs -> ask(new MuteAudioAction(legs.phone(by), MuteAudioAction.Direction.IN,
                muted ? MuteAudioAction.State.MUTE : MuteAudioAction.State.UNMUTE)));
    }

    @Override
    public void keypad(CallId call, MemberId by, String digits) {
        // No retry: a key must not be pressed twice.
        Legs legs = legs(call);
        String to = legs.third(by).orElseGet(legs::caller);
        for (char digit : digits.toCharArray()) {
            ask(new PlayDtmfAction(to, String.valueOf(digit)));
        }
    }

    @Override
    public void hangUp(CallId call) {
        order(call, legs -> ask(new HangupAction(legs.caller(), Channels.HUNG_UP_ON_SCREEN)));
    }

    @Override
    public void regain(CallId call, MemberId member) {
        order(call, legs -> redirect(legs.caller(), "regain", member.value()));
    }

    @Override
    public void endRest(MemberId member) {
        ask(new SetVarAction("DEVICE_STATE(Custom:rest-" + member + ")", "INVALID"));
        // The PBX itself reports it only when its own timer for the rest ends.
        signals.accept(new PbxSignal.MemberRested(member));
    }

    @Override
    public void restUntil(MemberId member, Instant until) {
        ask(new DbPutAction("resting", member.value(), Long.toString(until.getEpochSecond())));
        signals.accept(new PbxSignal.MemberResting(member, until, PbxSignal.RestReason.WRAP_UP));
    }

    /**
     * Applies an order to the legs that the call has now. If the PBX was just moving them, it tries again a moment later with the legs of
     * that moment.
     */
    private void order(CallId call, Consumer<Legs> what) {
        try {
            what.accept(legs(call));
        } catch (Refused _) {
            LockSupport.parkNanos(MOVED_WITHIN.toNanos());
            what.accept(legs(call));
        }
    }

    /** The PBX refused the order. The PBX's message may name a channel; this one does not. */
    private static final class Refused extends NotPossible {
        Refused() {
            super(new PbxRefusal.CallMoved());
        }
    }

    private Legs legs(CallId call) {
        return Legs.of(call, ami.get());
    }

    private static String target(Party party) {
        return party.member().map(MemberId::value).orElse(TO_A_NUMBER);
    }

    /** Passes the number in a channel variable only: never in a channel's name, an extension or a log. */
    private void number(String channel, Party party) {
        if (party instanceof Party.Outside(var number)) {
            ask(new SetVarAction(channel, THIRD_NUMBER, number.e164()));
        }
    }

    private void redirect(String channel, String context, String extension) {
        ask(new RedirectAction(channel, context, extension, 1));
    }

    private void redirect(String channel, String context, String extension, String other, String otherContext, String otherExtension) {
        RedirectAction both = new RedirectAction(channel, other, context, extension, 1);
        both.setExtraContext(otherContext);
        both.setExtraExten(otherExtension);
        both.setExtraPriority(1);
        ask(both);
    }

    private String valueOf(String channel, String variable) {
        ManagerResponse answer = ami.get().tell(new GetVarAction(channel, variable));
        if (answer instanceof ManagerError) {
            throw new Refused();
        }
        return answer.getAttribute("Value");
    }

    private void ask(ManagerAction action) {
        if (ami.get().tell(action) instanceof ManagerError) {
            throw new Refused();
        }
    }
}
