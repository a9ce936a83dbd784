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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.pbx.asterisk.Occurrence.CallSeen;
import org.permanence.pbx.asterisk.Occurrence.CallSeen.RingSeen;
import org.permanence.pbx.asterisk.Occurrence.CallSeen.Waiting;
import org.permanence.pbx.asterisk.Occurrence.Subject;
import org.permanence.pbx.asterisk.event.DBGetTreeResponseEvent;
import org.permanence.pbx.asterisk.event.OutboundRegistrationDetailEvent;

/**
 * A snapshot of calls, members and the trunk from the PBX's lists: five requests, well under 3 ms.
 *
 * @param trunk empty when the carrier recognises the PBX by its address
 * @param carrier empty when the PBX has not asked yet whether it answers, or never asks
 */
record Snapshot(Instant at, List<CallSeen> calls, List<Occurrence.OfMember> members, Optional<Occurrence.TrunkSeen> trunk,
        Optional<Occurrence.CarrierSeen> carrier) {

    private static final String REGISTRAR = "registrar";
    private static final Pattern CONTACT_KEY = Pattern.compile("registrar/contact/(web-[a-z0-9]+)");
    private static final Pattern CONTACT_URI = Pattern.compile("\"uri\":\"([^\"]+)\"");

    Set<CallId> live() {
        Set<CallId> live = new LinkedHashSet<>();
        calls.forEach(call -> live.add(call.subject().call().orElseThrow()));
        return live;
    }

    /** @throws org.permanence.pbx.Pbx.PbxUnavailable if a list is not whole */
    static Snapshot ask(AmiConnection connection, Function<String, Optional<CallerPseudonym>> pseudonyms, Instant now) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID,LINE,CALLER_NUMBER");
        return read(connection.list(status), connection.list(new QueueStatusAction()), connection.list(new DbGetTreeAction(REGISTRAR)),
                connection.list(new TrunkRegistrationAction()), trunkState(connection), pseudonyms, now);
    }

    /** The trunk's contact is in no list, because it is in pjsip.conf. Its state is the result of the last OPTIONS. */
    static String trunkState(AmiConnection connection) {
        return connection.ask(new GetVarAction("DEVICE_STATE(PJSIP/" + Channels.TRUNK + ")")).getAttribute("Value");
    }

    static Snapshot read(List<ResponseEvent> status, List<ResponseEvent> queues, List<ResponseEvent> registered, List<ResponseEvent> trunks,
            String trunkState, Function<String, Optional<CallerPseudonym>> pseudonyms, Instant now) {
        Map<String, QueueEntryEvent> waiting = new HashMap<>();
        List<Occurrence.OfMember> members = new ArrayList<>();
        for (ResponseEvent event : queues) {
            if (event instanceof QueueEntryEvent entry) {
                waiting.put(entry.getUniqueId(), entry);
            } else if (event instanceof QueueMemberEvent member) {
                Channels.memberOfInterface(member.getLocation())
                        .ifPresent(id -> members.add(new Occurrence.MemberSeen(now, id, Channels.memberStatus(member.getStatus()))));
            }
        }
        for (ResponseEvent event : registered) {
            if (event instanceof DBGetTreeResponseEvent entry) {
                softphone(entry, now).ifPresent(members::add);
            }
        }
        Map<CallId, List<StatusEvent>> channels = new LinkedHashMap<>();
        for (ResponseEvent event : status) {
            if (event instanceof StatusEvent channel) {
                callOf(channel).ifPresent(call -> channels.computeIfAbsent(call, _ -> new ArrayList<>()).add(channel));
            }
        }
        List<CallSeen> calls = new ArrayList<>();
        channels.forEach((call, legs) -> callerOf(legs)
                .ifPresent(caller -> calls.add(seen(call, caller, legs, waiting.get(caller.getUniqueId()), pseudonyms, now))));
        Optional<Occurrence.TrunkSeen> trunk =
                registration(trunks).flatMap(Channels::registered).map(state -> new Occurrence.TrunkSeen(now, state));
        return new Snapshot(now, calls, members, trunk,
                Channels.carrierOf(trunkState).map(answers -> new Occurrence.CarrierSeen(now, answers)));
    }

    /** Asterisk's word for it; empty when the PBX does not register. */
    static Optional<String> registration(List<ResponseEvent> trunks) {
        return trunks.stream().filter(OutboundRegistrationDetailEvent.class::isInstance)
                .map(event -> String.valueOf(((OutboundRegistrationDetailEvent) event).getStatus())).findFirst();
    }

    /** {@code /registrar/contact/web-r12;@<hash>}, a JSON object of strings. */
    private static Optional<Occurrence.SoftphoneSeen> softphone(DBGetTreeResponseEvent entry, Instant now) {
        Matcher key = CONTACT_KEY.matcher(entry.getKey() == null ? "" : entry.getKey());
        Matcher uri = CONTACT_URI.matcher(entry.getVal() == null ? "" : entry.getVal());
        return !key.find() || !uri.find() ? Optional.empty()
                : Channels.memberOfSoftphone(key.group(1)).flatMap(member -> Channels.contact(uri.group(1))
                        .map(contact -> new Occurrence.SoftphoneSeen(now, member, contact, true)));
    }

    /** The leg on which a call came in from the carrier. Calls between colleagues have a call id too, but no such leg. */
    private static Optional<StatusEvent> callerOf(List<StatusEvent> legs) {
        return legs.stream()
                .filter(leg -> leg.getUniqueId() != null && leg.getUniqueId().equals(leg.getLinkedId()) && line(leg).isPresent())
                .findFirst();
    }

    private static CallSeen seen(CallId call, StatusEvent caller, List<StatusEvent> legs, QueueEntryEvent entry,
            Function<String, Optional<CallerPseudonym>> pseudonyms, Instant now) {
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
                queue -> new Waiting(queue, e.getPosition() == null ? 1 : e.getPosition(),
                        now.minusSeconds(e.getWait() == null ? 0 : e.getWait()))));
        return new CallSeen(now, new Subject(Optional.of(call), caller.getUniqueId()), line(caller).orElseThrow(),
                variable(caller, "CALLER_NUMBER").flatMap(pseudonyms),
                now.minusSeconds(caller.getSeconds() == null ? 0 : caller.getSeconds()), waiting, List.copyOf(rings.values()), talkingTo);
    }

    /**
     * A member has one ring at a time. So the far leg of the call that is not the caller's is the member's phone, and its name tells the
     * kind.
     */
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
