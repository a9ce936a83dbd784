package org.permanence.lab.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;

/** The callers and home phones of the laboratory's carrier, as a person orders them about. */
final class SimulatedWorld implements Telephones {

    /** How the first phones behave until somebody says otherwise: one of each, so that a first call shows what the line is for. */
    private static final List<Behaviour> AT_FIRST = List.of(Behaviour.ACCEPT, Behaviour.VOICEMAIL, Behaviour.ACCEPT, Behaviour.DECLINE);

    private record OngoingCall(Caller caller, CallOrder order) {}

    private final Lab lab;
    private final Supplier<Seeded> seeded;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<OngoingCall> calls = new CopyOnWriteArrayList<>();
    private volatile int series;

    /** @param seeded read anew for each request: coordinators change numbers and people */
    SimulatedWorld(Lab lab, Supplier<Seeded> seeded) {
        this.lab = lab;
        this.seeded = seeded;
        homePhones();
    }

    @Override
    public synchronized List<HomePhone> homePhones() {
        Map<String, String> numbers = new TreeMap<>(seeded.get().homes());
        numbers.forEach((name, number) -> {
            if (!behaviours.containsKey(name)) {
                behave(name, number, AT_FIRST.get(behaviours.size() % AT_FIRST.size()));
            }
        });
        return numbers.entrySet().stream().map(phone -> new HomePhone(phone.getKey(), phone.getValue(), behaviours.get(phone.getKey())))
                .toList();
    }

    @Override
    public synchronized void behave(String name, Behaviour behaviour) {
        Map<String, String> numbers = new TreeMap<>(seeded.get().homes());
        String number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("There is no phone '" + name + "'; there are: " + String.join(", ", numbers.keySet()) + ".");
        }
        behave(name, number, behaviour);
    }

    private void behave(String name, String number, Behaviour behaviour) {
        Phone phone = lab.homePhone(number);
        switch (behaviour) {
            case ACCEPT -> phone.accepts();
            case DECLINE -> phone.declines();
            case VOICEMAIL -> phone.letsVoicemailAnswer();
            case NO_ANSWER -> phone.doesNotAnswer();
        }
        behaviours.put(name, behaviour);
    }

    @Override
    public List<Call> calls() {
        calls.removeIf(call -> call.caller().over());
        return calls.stream().map(call -> new Call(call.caller().number(), call.order().language(), call.caller().since())).toList();
    }

    @Override
    public void place(CallOrder order) {
        Seeded present = seeded.get();
        String line = present.line().orElseThrow(() -> new IllegalArgumentException("The line has no number yet: set it up first."));
        homePhones();
        int mySeries = series;
        Thread.ofVirtual().start(() -> {
            for (int placed = 0; placed < order.count() && mySeries == series; placed++) {
                Thread.ofVirtual().start(() -> call(line, present.languages(), order));
                pause(order.everySeconds());
            }
        });
    }

    private void call(String line, List<String> languages, CallOrder order) {
        Caller caller = lab.caller(order.from() == null ? invented() : order.from()).dials(line);
        OngoingCall call = new OngoingCall(caller, order);
        calls.add(call);
        if (order.hangUpAfterSeconds() != null) {
            Thread.ofVirtual().start(() -> {
                pause(order.hangUpAfterSeconds());
                hangUp(call);
            });
        }
        if (order.language() != null && languages.contains(order.language())) {
            pause(2); // a person listens first
            caller.presses(String.valueOf(languages.indexOf(order.language()) + 1));
        }
    }

    @Override
    public void hangUpAll() {
        series++;
        calls.forEach(this::hangUp);
    }

    private void hangUp(OngoingCall call) {
        if (!call.caller().over()) {
            call.caller().hangsUp();
        }
        calls.remove(call);
    }

    private static String invented() {
        return "+32470%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
