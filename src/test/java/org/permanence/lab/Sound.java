package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;

/** Sound as telephones carry it: 8000 samples a second, 16 bits, one channel. Pure: made, written, compared. */
final class Sound {

    static final int RATE = 8000;
    /** The length that is searched for first (a quarter of a second), and of the pieces compared afterwards (an eighth). */
    private static final int BLOCK = 2000;
    private static final int PIECE = 1000;
    /** Companding costs 2 %; unrelated sound stays below 0.2. */
    private static final double SAME = 0.6;

    private Sound() {}

    /** Noise that is always the same for one name, and like no other: announcements that a test tells apart with certainty, and quickly. */
    static short[] signature(String name, int millis) {
        Random random = new Random(name.hashCode() * 31L + name.length());
        short[] samples = new short[RATE / 1000 * millis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(random.nextGaussian() * 4000, -16000, 16000);
        }
        return samples;
    }

    /** A steady chord. */
    static short[] chord(int millis, int... frequencies) {
        short[] samples = new short[RATE / 1000 * millis];
        for (int i = 0; i < samples.length; i++) {
            double value = 0;
            for (int frequency : frequencies) {
                value += Math.sin(2 * Math.PI * frequency * i / RATE);
            }
            samples[i] = (short) (5000 * value / frequencies.length);
        }
        return samples;
    }

    /** A tone that is said and said again, with a breath in between. */
    static short[] bursts(int frequency) {
        short[] tone = chord(400, frequency);
        return Arrays.copyOf(tone, tone.length + RATE / 10);
    }

    static void write(Path wav, short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes()).putInt(36 + 2 * samples.length).put("WAVEfmt ".getBytes()).putInt(16)
                .putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16)
                .put("data".getBytes()).putInt(2 * samples.length);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        try {
            Files.createDirectories(wav.getParent());
            Files.write(wav, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static short[] read(Path wav) {
        try {
            byte[] bytes = Files.readAllBytes(wav);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = 12;
            while (buffer.getInt(at) != 0x61746164) { // "data"
                at += 8 + buffer.getInt(at + 4);
            }
            int count = Math.min(buffer.getInt(at + 4), bytes.length - at - 8) / 2;
            short[] samples = new short[count];
            buffer.position(at + 8).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@code wanted}, heard to its end, stops in {@code heard}; empty when it was not heard whole. */
    static OptionalInt endOf(short[] wanted, short[] heard, int from) {
        int loudest = loudestBlock(wanted);
        int length = Math.min(BLOCK, wanted.length - loudest);
        for (int at = from + loudest; at + length <= heard.length; at++) {
            if (likeness(wanted, loudest, heard, at, length) > SAME && heardWhole(wanted, heard, at - loudest)) {
                return OptionalInt.of(at - loudest + wanted.length);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean heardWhole(short[] wanted, short[] heard, int start) {
        int pieces = 0;
        int same = 0;
        for (int piece = 0; piece + PIECE <= wanted.length; piece += PIECE) {
            if (energy(wanted, piece, PIECE) < 1e6) {
                continue; // a pause between words
            }
            pieces++;
            if (start + piece + PIECE <= heard.length && likeness(wanted, piece, heard, start + piece, PIECE) > SAME) {
                same++;
            }
        }
        return same > 0 && same >= 0.8 * pieces;
    }

    private static int loudestBlock(short[] samples) {
        int best = 0;
        double most = -1;
        for (int at = 0; at + BLOCK <= samples.length; at += BLOCK / 4) {
            double energy = energy(samples, at, BLOCK);
            if (energy > most) {
                most = energy;
                best = at;
            }
        }
        return best;
    }

    /** Normalised correlation, -1 to 1. */
    private static double likeness(short[] a, int atA, short[] b, int atB, int length) {
        long product = 0;
        long squareA = 0;
        long squareB = 0;
        for (int i = 0; i < length; i++) {
            int x = a[atA + i];
            int y = b[atB + i];
            product += x * y;
            squareA += x * x;
            squareB += y * y;
        }
        return squareA == 0 || squareB == 0 ? 0 : product / Math.sqrt((double) squareA * squareB);
    }

    static double energy(short[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < Math.min(from + length, samples.length); i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }

    /** The part of the sound's energy that is at one frequency, 0 to 1 (Goertzel); 0 in silence. */
    static double share(short[] samples, int frequency) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / RATE);
        double last = 0;
        double before = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        double energy = energy(samples, 0, samples.length);
        return energy < samples.length * 100.0 ? 0 : 2 * power / (energy * samples.length);
    }
}
