package org.permanence.lab;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Asterisk's AudioSocket, server side: the sound of every call on the carrier, live, both ways. */
final class AudioExchange implements AutoCloseable {

    private static final int IDENTITY = 0x01;
    private static final int SOUND = 0x10;
    private static final Duration FRAME = Duration.ofMillis(20);

    private final ServerSocket server;
    /** A leg has up to 2 MB of sound. More calls than a test asks about afterwards; few enough for a demonstration that runs for weeks. */
    private static final int KEPT_AFTER_END = 50;

    private final Map<UUID, Leg> legs = new ConcurrentHashMap<>();
    private final Deque<UUID> over = new ArrayDeque<>();

    AudioExchange() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("audio-exchange").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    Leg leg(UUID id) {
        return legs.computeIfAbsent(id, Leg::new);
    }

    /** The call is over. Its sound is kept a little longer, for whoever asks what was heard in it. */
    void ended(UUID id) {
        synchronized (over) {
            over.add(id);
            while (over.size() > KEPT_AFTER_END) {
                legs.remove(over.poll());
            }
        }
    }

    int legs() {
        return legs.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().name("audio").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Leg leg = null;
            while (true) {
                int kind = in.readUnsignedByte();
                byte[] payload = in.readNBytes(in.readUnsignedShort());
                if (kind == IDENTITY) {
                    ByteBuffer id = ByteBuffer.wrap(payload);
                    Leg known = leg(new UUID(id.getLong(), id.getLong()));
                    leg = known;
                    Thread.ofVirtual().name("tone").start(() -> speak(socket, known.tone));
                } else if (kind == SOUND && leg != null) {
                    short[] samples = new short[payload.length / 2];
                    ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
                    leg.hear(samples);
                }
            }
        } catch (IOException hungUp) {
            // the call is over
        }
    }

    /** By our own clock: two people who each waited for the other's sound would both stay silent. */
    private void speak(Socket socket, int tone) {
        short[] second = Sound.chord(1000, tone);
        long next = System.nanoTime();
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 512));
            for (int at = 0; !socket.isClosed(); at = (at + 160) % second.length) {
                out.writeByte(SOUND);
                out.writeShort(320);
                for (int i = at; i < at + 160; i++) {
                    out.writeShort(Short.reverseBytes(second[i]));
                }
                out.flush();
                next += FRAME.toNanos();
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException hungUp) {
            // the call is over
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
