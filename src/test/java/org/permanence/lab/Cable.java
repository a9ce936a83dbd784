package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;

/** The network between the service and a part of it, which can be cut and joined again. Forwards bytes on loopback. */
public final class Cable implements AutoCloseable {

    private final InetSocketAddress far;
    private final int port;
    private final ServerSocketFactory ends;
    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket near;

    public Cable(int farPort) {
        this(farPort, ServerSocketFactory.getDefault());
    }

    private Cable(int farPort, ServerSocketFactory ends) {
        far = new InetSocketAddress(InetAddress.getLoopbackAddress(), farPort);
        port = Ports.tcp();
        this.ends = ends;
        join();
    }

    /** Its near end speaks TLS, with a {@link Certificate} that no browser knows. */
    static Cable withUnknownCertificate(int farPort) {
        return new Cable(farPort, Certificate.make().tls().getServerSocketFactory());
    }

    /** Where the near end is plugged in. */
    public int port() {
        return port;
    }

    /** Every connection over it is reset, and a new one is refused. */
    public synchronized void cut() {
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(Cable::reset);
        sockets.clear();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // an end that has closed by itself already
        }
    }

    /** Changes nothing when it is whole. */
    public synchronized void join() {
        if (near != null && !near.isClosed()) {
            return;
        }
        try {
            near = ends.createServerSocket();
            near.setReuseAddress(true);
            near.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            ServerSocket listening = near;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket nearEnd = listening.accept();
                Socket farEnd = new Socket();
                farEnd.connect(far);
                nearEnd.setTcpNoDelay(true);
                farEnd.setTcpNoDelay(true);
                synchronized (this) {
                    if (listening.isClosed()) { // cut between the two
                        reset(nearEnd);
                        reset(farEnd);
                        return;
                    }
                    sockets.add(nearEnd);
                    sockets.add(farEnd);
                }
                // Not virtual threads: a measurement through this cable must not wait for two threads to be scheduled; a wire has none.
                Thread.ofPlatform().daemon().start(() -> forward(nearEnd, farEnd));
                Thread.ofPlatform().daemon().start(() -> forward(farEnd, nearEnd));
            } catch (IOException _) {
                // cut, or the far end is unreachable: the connected client sees the connection close
            }
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut
        }
    }

    @Override
    public void close() {
        cut();
    }
}
