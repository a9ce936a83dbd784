package org.permanence.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The audio of one person on the carrier's side: records the received sound, and sends a tone that no other person has. */
final class Leg {

    /** Two minutes: longer than any sentence of a test, short enough for a demonstration that runs for days. */
    private static final int KEPT = 120 * Sound.RATE;
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final AtomicInteger LAST = new AtomicInteger();

    final UUID id;
    /** Tones far enough apart that 300 ms of sound distinguish them; after 30, the first is used again. */
    final int tone = 700 + 75 * (LAST.getAndIncrement() % 30);
    private short[] heard = new short[8 * Sound.RATE];
    private int length;
    private long forgotten;
    private volatile long lastHeard = System.nanoTime();

    Leg(UUID id) {
        this.id = id;
    }

    synchronized void hear(short[] samples) {
        lastHeard = System.nanoTime();
        if (length + samples.length > KEPT) {
            int half = length / 2;
            System.arraycopy(heard, half, heard, 0, length - half);
            length -= half;
            forgotten += half;
        }
        if (length + samples.length > heard.length) {
            heard = Arrays.copyOf(heard, Math.max(2 * heard.length, length + samples.length));
        }
        System.arraycopy(samples, 0, heard, length, samples.length);
        length += samples.length;
    }

    /** Everything from the given sample on, counted from the beginning of the call. */
    synchronized short[] heardFrom(long sample) {
        int from = (int) Math.clamp(sample - forgotten, 0, length);
        return Arrays.copyOfRange(heard, from, length);
    }

    synchronized long samplesHeard() {
        return forgotten + length;
    }

    /** Whether the last 300 ms were mostly this tone. */
    boolean hears(int frequency) {
        return share(frequency) > 0.5;
    }

    /** Whether this tone was in the last 300 ms, with others or alone. */
    boolean hearsAmongOthers(int frequency) {
        return share(frequency) > 0.2;
    }

    /** No sound at all, or nothing in it. */
    boolean silent() {
        short[] last = heardFrom(samplesHeard() - 3 * Sound.RATE / 10);
        return System.nanoTime() - lastHeard > SILENCE.toNanos() || last.length < Sound.RATE / 5
                || Sound.energy(last, 0, last.length) < last.length * 100.0;
    }

    /** How much of the last 300 ms each of these was, in percent; nothing that is below one. */
    Map<String, Long> sharesOf(Map<String, Integer> sounds) {
        Map<String, Long> shares = new TreeMap<>();
        sounds.forEach((name, frequency) -> shares.put(name, Math.round(100 * share(frequency))));
        shares.values().removeIf(share -> share < 1);
        return shares;
    }

    private double share(int frequency) {
        short[] last = heardFrom(samplesHeard() - 3 * Sound.RATE / 10);
        return last.length < Sound.RATE / 5 ? 0 : Sound.share(last, frequency);
    }
}
