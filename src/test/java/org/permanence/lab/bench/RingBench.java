package org.permanence.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.permanence.lab.Ami;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;

/**
 * How long a caller waits for a human, by the order in which phones are rung. Real telephones, at five times the usual speed: a phone
 * rings for 5 s instead of 25. What is printed is in seconds of a real line.
 */
public final class RingBench {

    private static final int FASTER = 5;
    private static final int CALLS = 4;
    private static final String LINE = "080035243";
    private static final Map<String, String> PACE = Map.of("RING_SECONDS", "5", "REST_SECONDS", "24", "REFUSAL_REST_SECONDS", "4");

    private RingBench() {}

    /** @param pairs home phones are rung two at a time: groups of penalties, with ringall */
    private record Order(String name, Map<String, String> settings, boolean pairs) {}

    private static final List<Order> ORDERS = List.of(
            new Order("in turn", Map.of("HOME_PHONES", "in-turn"), false),
            new Order("home phones last", Map.of("HOME_PHONES", "last"), false),
            new Order("home phones last, two at once", Map.of("QUEUE_STRATEGY", "ringall"), true),
            new Order("all at once", Map.of("QUEUE_STRATEGY", "ringall"), false));

    private enum Staff {
        /** Three at home do not answer; one at a desk is ready. */
        DESK_READY,
        /** The same, but the desk becomes ready only when a home phone has begun to ring. */
        DESK_FREED,
        /** Four at home, of whom one answers. */
        ALL_AT_HOME
    }

    public static void main(String[] arguments) {
        Map<String, List<Double>> waits = new TreeMap<>();
        for (Order order : ORDERS) {
            Map<String, String> settings = new TreeMap<>(PACE);
            settings.putAll(order.settings);
            try (Lab lab = Lab.start(settings)) {
                for (Staff staff : Staff.values()) {
                    for (int turn = 0; turn < CALLS; turn++) {
                        waits.computeIfAbsent(staff + ", " + order.name, _ -> new ArrayList<>()).add(wait(lab, order, staff, turn));
                    }
                }
            }
        }
        waits.forEach((what, seconds) -> System.out.printf("%-45s mean %5.1f s, longest %5.1f s%n", what,
                seconds.stream().mapToDouble(s -> s).average().orElseThrow(), seconds.stream().mapToDouble(s -> s).max().orElseThrow()));
    }

    /** @param turn whose turn it is at first */
    private static double wait(Lab lab, Order order, Staff staff, int turn) {
        lab.reset();
        lab.plan().line("aas", LINE, "+3280035243", "fr");
        lab.plan().open("aas");
        boolean desks = staff != Staff.ALL_AT_HOME;
        Phone desk = desks ? lab.registeredDeskPhone("101") : null;
        List<Phone> homes = IntStream.range(0, desks ? 3 : 4).mapToObj(n -> lab.homePhone("+322222220" + n)).toList();
        homes.forEach(Phone::doesNotAnswer);
        if (!desks) {
            homes.getLast().accepts();
        }
        for (int place = 0; place < 4; place++) {
            int who = (place + turn) % 4;
            if (who < homes.size()) {
                lab.plan().onDutyAtHome("r" + (who + 1), homes.get(who).name(), "aas-fr");
                penalty(lab, "r" + (who + 1), order.pairs ? 1 + who / 2 : 0);
            } else {
                lab.plan().onDutyAtDesk("r9", "101", "aas-fr");
            }
        }
        if (desks) {
            desk.behaves(staff == Staff.DESK_READY ? "person" : "rings");
        }
        if (staff == Staff.DESK_FREED) {
            lab.plan().deviceState("busy-r9", "INUSE");
        }
        Caller caller = lab.caller("+32470111111").dials(LINE);
        long queued = event(lab, "QueueCallerJoin").nanos();
        if (staff == Staff.DESK_FREED) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> homes.stream().anyMatch(Phone::ringing));
            desk.behaves("person");
            lab.plan().deviceState("busy-r9", "INVALID");
        }
        long answered = event(lab, "AgentConnect").nanos();
        caller.hangsUp();
        return FASTER * (answered - queued) / 1e9;
    }

    private static void penalty(Lab lab, String member, int penalty) {
        lab.pbx().ami().act("QueuePenalty", "Interface", "Local/" + member + "@responder/nm", "Penalty", "" + penalty, "Queue", "aas-fr");
    }

    private static Ami.Event event(Lab lab, String name) {
        Awaitility.await(name).pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60))
                .until(() -> !lab.pbx().events(name).isEmpty());
        return lab.pbx().events(name).getFirst();
    }
}
