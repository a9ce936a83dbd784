package org.permanence.wallboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.permanence.call.CallState;
import org.permanence.call.HelpCalls;
import org.permanence.call.Part;
import org.permanence.call.Room;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.presence.Presence;
import org.permanence.responder.Person;
import org.permanence.responder.ReachChoice;
import org.permanence.wallboard.WallboardState.Help;
import org.permanence.wallboard.WallboardState.InProgress;
import org.permanence.wallboard.WallboardState.ResponderNow;
import org.permanence.wallboard.WallboardState.Waiting;

/** The line's state at this moment, from the live calls and the member states of the PBX. Pure. */
final class NowRule {

    private NowRule() {}

    /** Longest wait first. */
    static List<Waiting> waiting(Stream<CallState> calls) {
        List<CallState> queue = calls.filter(CallState::inQueue)
                .sorted(Comparator.comparing(NowRule::waitingSince).thenComparing(c -> c.id().toString())).toList();
        Map<String, Integer> last = new HashMap<>();
        List<Waiting> waiting = new ArrayList<>();
        for (CallState call : queue) {
            int position = last.merge(line(call) + " " + language(call), 1, Integer::sum);
            waiting.add(new Waiting(call.id().value(), line(call), language(call), waitingSince(call), position));
        }
        return List.copyOf(waiting);
    }

    private static Instant waitingSince(CallState call) {
        return call.waitingSince().orElse(call.origin().arrivedAt());
    }

    /** Longest call first. A call that a third person keeps after its responder left has no responder. */
    static List<InProgress> inProgress(Stream<CallState> calls, LongFunction<String> names) {
        return calls.filter(c -> c.alive() && !c.parts().isEmpty() && !c.inQueue()).map(call -> {
            Optional<Part> open = call.parts().reversed().stream().filter(Part::open).findFirst();
            Optional<Long> responder = open.map(p -> p.member().responderId());
            return new InProgress(call.id().value(), line(call), language(call),
                    responder.map(id -> new Person(id, names.apply(id))).orElse(null),
                    open.map(p -> ReachChoice.code(p.reach())).orElse(null), call.parts().getFirst().pickedUpAt(),
                    call.hold().since().isPresent(), third(call));
        }).sorted(Comparator.comparing(InProgress::since).thenComparing(InProgress::callId)).toList();
    }

    /** The third person, rung or connected: {@code r15}, or {@code number} for somebody outside. */
    private static String third(CallState call) {
        return call.room().third().filter(third -> third.stage() != Room.Stage.FAILED)
                .map(third -> third.who().map(MemberId::value).orElse("number")).orElse(null);
    }

    /** Responders' calls for help, oldest first. */
    static List<Help> help(List<HelpCalls.HelpCall> asked, LongFunction<String> names) {
        return asked.stream().map(help -> new Help(help.call().value(),
                new Person(help.asked().responderId(), names.apply(help.asked().responderId())), help.since(), help.by().orElse(null)))
                .toList();
    }

    static ResponderNow responder(OnDuty person, Presence presence) {
        String pause = person.pause().map(OnDuty.Pause::reason).orElse(null);
        return new ResponderNow(person.id(), person.name(), presence.state(), presence.reachable(), presence.since(),
                presence.until().orElse(null),
                presence.state() == Presence.State.PAUSED ? pause : presence.rest().orElse(null), pause, person.reach(), person.languages(),
                person.lines(),
                person.since());
    }

    static String line(CallState call) {
        return call.origin().line().map(LineCode::value).orElse(null);
    }

    static String language(CallState call) {
        return call.origin().language().map(Language::code).orElse(null);
    }
}
