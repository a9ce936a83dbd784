package org.permanence.pbx.asterisk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.StatusEvent;
import org.permanence.pbx.CallControl.NotPossible;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/** The channels of one call at this moment, as the PBX lists them. */
record Legs(List<StatusEvent> channels) {

    /** @throws org.permanence.pbx.Pbx.PbxUnavailable if the list is not whole */
    static Legs of(CallId call, AmiConnection ami) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID,LINE,MEMBER,THIRD");
        return new Legs(ami.list(status).stream().filter(StatusEvent.class::isInstance).map(StatusEvent.class::cast)
            .filter(channel -> variable(channel, "CALL_ID").flatMap(Channels::call).filter(call::equals).isPresent()).toList());
    }

    /** The leg on which the call came in. */
    String caller() {
        return channels.stream().filter(leg -> leg.getUniqueId() != null && leg.getUniqueId().equals(leg.getLinkedId()) && variable(leg, "LINE").isPresent())
            .map(StatusEvent::getChannel).findFirst().orElseThrow(() -> new NotPossible("This call is over."));
    }

    /** The end of this responder's ring that the queue bridged, and that call control moves. */
    String responder(MemberId member) {
        return half(member).map(StatusEvent::getChannel).orElseThrow(() -> new NotPossible("Your telephone is not in this call any more."));
    }

    /** Out of the queue's bridge since the first hold or third person. */
    boolean isInRoom(MemberId member) {
        return half(member).filter(leg -> isIn(leg, "room") || isIn(leg, "invite")).isPresent();
    }

    boolean isAt(String channel, String context) {
        return channels.stream().anyMatch(leg -> leg.getChannel().equals(channel) && isIn(leg, context));
    }

    private static boolean isIn(StatusEvent leg, String context) {
        return context.equals(leg.getContext());
    }

    private Optional<StatusEvent> half(MemberId member) {
        return channels.stream().filter(leg -> Channels.isQueueHalf(leg.getChannel()) && variable(leg, "THIRD").isEmpty()
            && Channels.memberOfChannel(leg.getChannel()).filter(member::equals).isPresent()).reduce((_, last) -> last);
    }

    /** The telephone itself, which sits in front of them. */
    String phone(MemberId member) {
        return channels.stream().filter(leg -> Channels.reachOfChannel(leg.getChannel()).isPresent() && !leg.getUniqueId().equals(leg.getLinkedId())
                && variable(leg, "MEMBER").filter(member.value()::equals).isPresent())
            .map(StatusEvent::getChannel).reduce((_, last) -> last).orElseThrow(() -> new NotPossible("Your telephone is not in this call any more."));
    }

    /** The leg of whom the responder brought in. */
    Optional<String> third() {
        return channels.stream().filter(leg -> variable(leg, "THIRD").isPresent()).map(StatusEvent::getChannel).findFirst();
    }

    private static Optional<String> variable(StatusEvent channel, String name) {
        return Optional.ofNullable(channel.getVariables()).map(Map.class::cast).map(variables -> (String) variables.get(name))
            .filter(value -> !value.isBlank());
    }
}
