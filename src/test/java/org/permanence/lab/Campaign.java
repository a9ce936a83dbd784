package org.permanence.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Many callers at once and a few phones that answer them, each at its own pace. Records only what the phones heard, and when; it trusts no
 * other source. A home phone presses 1; a phone hangs up after it has heard somebody for a while.
 */
public final class Campaign implements AutoCloseable {

    private static final Duration NOBODY_THERE = Duration.ofSeconds(8);

    /** Somebody was heard at a phone. @param answered when it had been picked up, and 1 been pressed at home */
    public record Conversation(Phone phone, Caller caller, Instant answered, Instant over) {}

    /** Callers, and since when each waits: when the key was pressed that ends the greeting. */
    private final Map<Caller, Instant> waiting = new ConcurrentHashMap<>();
    private final Set<Caller> calling = ConcurrentHashMap.newKeySet();
    private final List<Thread> people = new ArrayList<>();
    private final Map<Phone, Conversation> heard = new ConcurrentHashMap<>();
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private volatile boolean there;
    private volatile boolean holding = true;
    private volatile boolean over;

    /** Somebody answers this phone until the campaign is closed. @param talk how long, once nobody is kept on the line */
    public void answers(Phone phone, boolean atHome, Duration talk) {
        people.add(Thread.ofVirtual().start(() -> {
            while (!over) {
                if (!there || !phone.ringing()) {
                    LockSupport.parkNanos(20_000_000);
                    continue;
                }
                try {
                    answer(phone, atHome, talk);
                } catch (RuntimeException | AssertionError _) {
                    // The caller was quicker, or the ring was somebody else's by then: nobody was heard, nothing is noted.
                }
            }
        }));
    }

    private void answer(Phone phone, boolean atHome, Duration talk) {
        phone.picksUp();
        if (atHome) {
            phone.presses("1");
        }
        Instant answered = Instant.now();
        Caller caller = null;
        while (phone.onCall() && caller == null && answered.plus(NOBODY_THERE).isAfter(Instant.now())) {
            LockSupport.parkNanos(40_000_000);
            caller = calling.stream().filter(c -> c.onCall() && phone.isHearing(c)).findAny().orElse(null);
        }
        if (caller != null) {
            heard.put(phone, new Conversation(phone, caller, answered, null));
            while (phone.onCall() && (holding || answered.plus(talk).isAfter(Instant.now()))) {
                LockSupport.parkNanos(40_000_000);
            }
            conversations.add(new Conversation(phone, caller, answered, Instant.now()));
            heard.remove(phone);
        }
        if (phone.onCall()) {
            phone.hangsUp().gotHungUp();
        }
    }

    /** Dials, and ends the greeting with a key: without waiting for the greeting of one before the next dials. */
    public Caller calls(Caller caller, String line) {
        calling.add(caller.dials(line));
        people.add(Thread.ofVirtual().start(() -> {
            caller.presses("1");
            waiting.put(caller, Instant.now());
        }));
        return caller;
    }

    /** People are at their phones: until then these ring. */
    public void peopleAreThere() {
        there = true;
    }

    /** Everybody who talks goes on talking until this is called. */
    public void letsGo() {
        holding = false;
    }

    /** Callers who are on the line. */
    public int callers() {
        return (int) calling.stream().filter(caller -> !caller.over()).count();
    }

    /** Phones that hear a caller now. */
    public List<Conversation> goingOn() {
        return List.copyOf(heard.values());
    }

    /** Those that are over. */
    public List<Conversation> conversations() {
        return List.copyOf(conversations);
    }

    /** Null: not in the queue yet. */
    public Instant waitingSince(Caller caller) {
        return waiting.get(caller);
    }

    /** Seconds until a phone was picked up. */
    public double waited(Conversation heard) {
        return seconds(waiting.get(heard.caller), heard.answered);
    }

    /** Seconds until those hung up whom no phone heard. */
    public List<Double> waitedInVain() {
        Set<Caller> answered = Set.copyOf(conversations.stream().map(Conversation::caller).toList());
        return calling.stream().filter(caller -> !answered.contains(caller)).map(caller -> seconds(waiting.get(caller), caller.ended()))
                .toList();
    }

    public static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        over = true;
        people.forEach(person -> {
            try {
                person.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
