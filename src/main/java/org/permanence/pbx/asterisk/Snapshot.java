package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.permanence.pbx.CallId;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.pbx.asterisk.Occurrence.CallSeen;
import org.permanence.pbx.asterisk.Occurrence.CallSeen.RingSeen;
import org.permanence.pbx.asterisk.Occurrence.CallSeen.Waiting;
import org.permanence.pbx.asterisk.Occurrence.Subject;

/** What the PBX's lists show of calls and members at one moment: two questions, well under 3 ms. */
record Snapshot(Instant at, List<CallSeen> calls, List<Occurrence.MemberSeen> members) {

    Set<CallId> live() {
        Set<CallId> live = new LinkedHashSet<>();
        calls.forEach(call -> live.add(call.subject().call().orElseThrow()));
        return live;
    }

    /** @throws org.permanence.pbx.Pbx.PbxUnavailable if a list is not whole */
    static Snapshot ask(AmiConnection connection, Instant now) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID,LINE");
        return read(connection.list(status), connection.list(new QueueStatusAction()), now);
    }

    static Snapshot read(List<ResponseEvent> status, List<ResponseEvent> queues, Instant now) {
        Map<String, QueueEntryEvent> waiting = new HashMap<>();
        List<Occurrence.MemberSeen> members = new ArrayList<>();
        for (ResponseEvent event : queues) {
            if (event instanceof QueueEntryEvent entry) {
                waiting.put(entry.getUniqueId(), entry);
            } else if (event instanceof QueueMemberEvent member) {
                Channels.memberOfInterface(member.getLocation())
                    .ifPresent(id -> members.add(new Occurrence.MemberSeen(now, id, Channels.memberStatus(member.getStatus()))));
            }
        }
        Map<CallId, List<StatusEvent>> channels = new LinkedHashMap<>();
        for (ResponseEvent event : status) {
            if (event instanceof StatusEvent channel) {
                callOf(channel).ifPresent(call -> channels.computeIfAbsent(call, _ -> new ArrayList<>()).add(channel));
            }
        }
        List<CallSeen> calls = new ArrayList<>();
        channels.forEach((call, legs) -> callerOf(legs).ifPresent(caller -> calls.add(seen(call, caller, legs, waiting.get(caller.getUniqueId()), now))));
        return new Snapshot(now, calls, members);
    }

    /** The leg on which a call came in from the carrier; colleagues who call each other have a call id too, but no such leg. */
    private static Optional<StatusEvent> callerOf(List<StatusEvent> legs) {
        return legs.stream()
            .filter(leg -> leg.getUniqueId() != null && leg.getUniqueId().equals(leg.getLinkedId()) && line(leg).isPresent())
            .findFirst();
    }

    private static CallSeen seen(CallId call, StatusEvent caller, List<StatusEvent> legs, QueueEntryEvent entry, Instant now) {
        Map<RingId, RingSeen> rings = new LinkedHashMap<>();
        Optional<RingSeen> talkingTo = Optional.empty();
        for (StatusEvent leg : legs) {
            var ring = Channels.ring(leg.getChannel());
            var member = Channels.memberOfChannel(leg.getChannel());
            if (ring.isEmpty() || member.isEmpty() || !Channels.isQueueHalf(leg.getChannel())) {
                continue;
            }
            RingSeen seen = new RingSeen(ring.get(), member.get(), reachOf(member.get().value(), legs));
            rings.put(ring.get(), seen);
            // Bridged with the caller: a ring that nobody has accepted is in no bridge.
            if (caller.getBridgeId() != null && !caller.getBridgeId().isBlank() && caller.getBridgeId().equals(leg.getBridgeId())) {
                talkingTo = Optional.of(seen);
            }
        }
        Optional<Waiting> waiting = Optional.ofNullable(entry).flatMap(e -> Channels.queue(e.getQueue()).map(
            queue -> new Waiting(queue, e.getPosition() == null ? 1 : e.getPosition(), now.minusSeconds(e.getWait() == null ? 0 : e.getWait()))));
        return new CallSeen(now, new Subject(Optional.of(call), caller.getUniqueId()), line(caller).orElseThrow(),
            now.minusSeconds(caller.getSeconds() == null ? 0 : caller.getSeconds()), waiting, List.copyOf(rings.values()), talkingTo);
    }

    /** With one ring at a time to each member, the far leg of the call that is not the caller's is its phone: its name says which kind. */
    private static Optional<Reach.Kind> reachOf(String member, List<StatusEvent> legs) {
        List<Reach.Kind> far = new ArrayList<>();
        for (StatusEvent leg : legs) {
            if (leg.getChannel() != null && !leg.getUniqueId().equals(leg.getLinkedId())) {
                if (leg.getChannel().startsWith("PJSIP/web-" + member + "-")) {
                    return Optional.of(Reach.Kind.SOFTPHONE);
                }
                Channels.reachOfChannel(leg.getChannel()).filter(kind -> kind != Reach.Kind.SOFTPHONE).ifPresent(far::add);
            }
        }
        return far.stream().findFirst();
    }

    private static Optional<CallId> callOf(StatusEvent channel) {
        return variable(channel, "CALL_ID").flatMap(Channels::call);
    }

    private static Optional<LineCode> line(StatusEvent channel) {
        try {
            return variable(channel, "LINE").map(LineCode::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> variable(StatusEvent channel, String name) {
        return Optional.ofNullable(channel.getVariables()).map(variables -> variables.get(name)).filter(value -> !value.isBlank());
    }
}
