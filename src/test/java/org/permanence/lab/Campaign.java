package org.permanence.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many callers at once and a few phones that answer them, each in its own time: what the phones heard is counted here, and nothing else is believed. A phone is
 * picked up as soon as it rings, 1 is pressed on it at home, and it is put down when somebody was heard for a while.
 */
public final class Campaign implements AutoCloseable {

    private static final Duration NOBODY_THERE = Duration.ofSeconds(8);

    private final Set<Caller> calling = ConcurrentHashMap.newKeySet();
    private final List<Thread> people = new ArrayList<>();
    private final AtomicInteger conversations = new AtomicInteger();
    private final AtomicInteger seconds = new AtomicInteger();
    private volatile boolean holding = true;
    private volatile boolean over;

    /** Somebody answers this phone until the campaign is closed. @param talk how long, once nobody is kept on the line */
    public void answers(Phone phone, boolean atHome, Duration talk) {
        people.add(Thread.ofVirtual().start(() -> {
            while (!over) {
                if (!phone.ringing()) {
                    LockSupport.parkNanos(20_000_000);
                    continue;
                }
                try {
                    answer(phone, atHome, talk);
                } catch (RuntimeException | AssertionError _) {
                    // The caller was quicker, or the ring was somebody else's by then: nobody was heard, nothing is counted.
                }
            }
        }));
    }

    private void answer(Phone phone, boolean atHome, Duration talk) {
        phone.picksUp();
        if (atHome) {
            phone.presses("1");
        }
        long deadline = System.nanoTime() + NOBODY_THERE.toNanos();
        while (phone.onCall() && System.nanoTime() < deadline && !hearsSomebody(phone)) {
            LockSupport.parkNanos(40_000_000);
        }
        if (phone.onCall() && hearsSomebody(phone)) {
            long begun = System.nanoTime();
            conversations.incrementAndGet();
            while (phone.onCall() && (holding || System.nanoTime() - begun < talk.toNanos())) {
                LockSupport.parkNanos(40_000_000);
            }
            seconds.addAndGet((int) ((System.nanoTime() - begun) / 1_000_000));
        }
        if (phone.onCall()) {
            phone.hangsUp().gotHungUp();
        }
    }

    private boolean hearsSomebody(Phone phone) {
        return calling.stream().anyMatch(caller -> caller.onCall() && phone.isHearing(caller));
    }

    /** This caller is on the line and may be heard by a phone. */
    public void add(Caller caller) {
        calling.add(caller);
    }

    /** Everybody who talks goes on talking until this is called. */
    public void letsGo() {
        holding = false;
    }

    /** Callers who are on the line. */
    public int callers() {
        return (int) calling.stream().filter(caller -> !caller.over()).count();
    }

    /** How often a phone heard a caller. */
    public int conversations() {
        return conversations.get();
    }

    /** For how long phones heard callers, together. */
    public double talkedSeconds() {
        return seconds.get() / 1000.0;
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
