package org.permanence.pbx.asterisk;

import java.util.List;
import java.util.Optional;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.StatusEvent;
import org.permanence.pbx.CallControl.NotPossible;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxRefusal;

/** The channels of one call at this moment, as the PBX lists them. */
record Legs(List<StatusEvent> channels) {

    /** @throws org.permanence.pbx.Pbx.PbxUnavailable if the list is not whole */
    static Legs of(CallId call, AmiConnection ami) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID,LINE,MEMBER");
        return new Legs(ami.list(status).stream().filter(StatusEvent.class::isInstance).map(StatusEvent.class::cast)
                .filter(channel -> variable(channel, "CALL_ID").flatMap(Channels::call).filter(call::equals).isPresent()).toList());
    }

    /** The leg on which the call came in. */
    String caller() {
        return channels.stream().filter(leg -> isCallers(leg) && variable(leg, "LINE").isPresent())
                .map(StatusEvent::getChannel).findFirst().orElseThrow(() -> new NotPossible(new PbxRefusal.CallOver()));
    }

    private static boolean isCallers(StatusEvent leg) {
        return leg.getUniqueId() != null && leg.getUniqueId().equals(leg.getLinkedId()) && leg.getChannel().startsWith("PJSIP/");
    }

    /**
     * The responder's leg as the caller's side sees it: the queue's end of the ring. For a member who kept the call as a third person it is
     * that third person's leg.
     */
    String responder(MemberId member) {
        return half(member).map(StatusEvent::getChannel).orElseThrow(() -> new NotPossible(new PbxRefusal.PhoneNotInCall()));
    }

    private Optional<StatusEvent> half(MemberId member) {
        return channels.stream().filter(leg -> Channels.memberOfThirds(leg.getChannel()).filter(member::equals).isPresent()).findFirst()
                .or(() -> channels.stream().filter(leg -> Channels.isQueueHalf(leg.getChannel())
                        && Channels.memberOfChannel(leg.getChannel()).filter(member::equals).isPresent()).reduce((_, last) -> last));
    }

    /** True from the first hold or third person on: the leg has left the queue's bridge. */
    boolean isInRoom(MemberId member) {
        return half(member).filter(leg -> isIn(leg, "room")).isPresent();
    }

    boolean isAt(String channel, String context) {
        return channels.stream().anyMatch(leg -> leg.getChannel().equals(channel) && isIn(leg, context));
    }

    private static boolean isIn(StatusEvent leg, String context) {
        return context.equals(leg.getContext());
    }

    /** The leg of the telephone itself. */
    String phone(MemberId member) {
        return channels.stream().filter(leg -> Channels.reachOfChannel(leg.getChannel()).isPresent() && !isCallers(leg)
                && variable(leg, "MEMBER").filter(member.value()::equals).isPresent())
                .map(StatusEvent::getChannel).reduce((_, last) -> last)
                .orElseThrow(() -> new NotPossible(new PbxRefusal.PhoneNotInCall()));
    }

    /** The leg of the third person whom this responder brought in, also while it rings. */
    Optional<String> third(MemberId by) {
        Optional<String> own = half(by).map(StatusEvent::getChannel);
        return channels.stream().map(StatusEvent::getChannel).filter(leg -> Channels.isThirds(leg) && !own.equals(Optional.of(leg)))
                .reduce((_, last) -> last);
    }

    /** This responder's own leg as a third person. */
    Optional<String> asThird(MemberId member) {
        return channels.stream().map(StatusEvent::getChannel).filter(leg -> Channels.memberOfThirds(leg).filter(member::equals).isPresent())
                .findFirst();
    }

    private static Optional<String> variable(StatusEvent channel, String name) {
        return Optional.ofNullable(channel.getVariables()).map(variables -> variables.get(name)).filter(value -> !value.isBlank());
    }
}
