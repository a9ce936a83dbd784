package org.permanence.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Open WebSockets at the PBX on which nobody says anything: pages that hang, or somebody who wants to shut out the others. */
public final class SilentBrowsers implements AutoCloseable {

    private static final String OPEN =
            "GET /ws HTTP/1.1\r\nHost: pbx\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: bGFib3JhdG9yeSBsYWJvcg==\r\nSec-WebSocket-Protocol: sip\r\n\r\n";

    private final int port;
    private final List<Socket> open = new ArrayList<>();

    public SilentBrowsers(HelplinePbx pbx) {
        port = pbx.endpoints().webPort();
    }

    /** @return whether the PBX let one more in */
    public boolean oneMore() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            try {
                socket.getOutputStream().write(OPEN.getBytes(US_ASCII));
                byte[] answer = new byte[12];
                if (socket.getInputStream().readNBytes(answer, 0, answer.length) == answer.length
                        && new String(answer, US_ASCII).equals("HTTP/1.1 101")) {
                    open.add(socket);
                    return true;
                }
            } catch (IOException _) {
                // closed without an answer
            }
            socket.close();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many as the PBX lets in. */
    public SilentBrowsers takeEveryConnection() {
        while (oneMore()) {
            if (open.size() > 2_000) {
                throw new IllegalStateException("the PBX has no limit");
            }
        }
        return this;
    }

    public int count() {
        return open.size();
    }

    /** Until the PBX has ended every one of them. */
    public void areEnded() {
        try {
            for (Socket socket : open) {
                socket.setSoTimeout(60_000);
                while (socket.getInputStream().read() >= 0) {
                    // its farewell
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a silent browser is still connected", e);
        }
    }

    @Override
    public void close() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException _) {
                // ended already
            }
        }
        open.clear();
    }
}
