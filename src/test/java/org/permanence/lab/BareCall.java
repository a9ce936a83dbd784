package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call from the carrier to the line, message by message: what a telephone network does in a long call, and what it does when it fails.
 * It sends sound, or nothing at all; answers what the PBX asks, or nothing. The PBX has to know its {@link #port()} as the carrier's.
 */
public final class BareCall implements AutoCloseable {

    private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z-]+) *: *(.*?)\\r?$");
    private static final int PACKET = 160;

    private final DatagramSocket sip;
    private final DatagramSocket rtp;
    private final InetSocketAddress pbx;
    private final String callId = UUID.randomUUID().toString();
    private final String line;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private volatile InetSocketAddress sound;
    private volatile String there;
    private volatile boolean speaks = true;
    private volatile boolean answering = true;
    private volatile boolean over;
    private volatile String sessionExpires = "";
    private int sequence;

    /** @param port see {@link RawSip#freePort()} @param headers lines that end with CR LF, or nothing @param updates also takes UPDATE */
    public BareCall(int port, HelplinePbx pbx, String line, String headers, boolean updates) {
        try {
            sip = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            rtp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        this.pbx = new InetSocketAddress(InetAddress.getLoopbackAddress(), pbx.endpoints().sipPort());
        this.line = line;
        there = "<" + address() + ">";
        Thread.ofVirtual().start(this::listen);
        Thread.ofVirtual().start(this::speak);
        Thread.ofVirtual().start(() -> swallow(rtp));
        allow = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS" + (updates ? ", UPDATE" : "") + "\r\n";
        send("INVITE", headers + "Content-Type: application/sdp\r\n", offer());
        Wait.until("the PBX answers", () -> answers.contains(200));
    }

    private final String allow;

    private String address() {
        return "sip:" + line + "@127.0.0.1:" + pbx.getPort();
    }

    private String offer() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + rtp.getLocalPort()
                + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\n";
    }

    /** No packet comes from here any more, neither sound nor statistics. */
    public BareCall fallsSilent() {
        speaks = false;
        return this;
    }

    public BareCall speaksAgain() {
        speaks = true;
        return this;
    }

    /** Answers nothing any more: the other end of the signalling is gone. */
    public BareCall vanishes() {
        answering = false;
        speaks = false;
        return this;
    }

    /** Refreshes the session, as the one that has to. @param method UPDATE, or INVITE for a re-INVITE. @return the PBX's answer */
    public int refreshes(String method) {
        int before = answers.size();
        send(method, sessionHeaders() + (method.equals("INVITE") ? "Content-Type: application/sdp\r\n" : ""),
                method.equals("INVITE") ? offer() : "");
        Wait.until("the PBX answers the refresh", () -> answers.size() > before && answers.getLast() >= 200);
        return answers.getLast();
    }

    private static String sessionHeaders() {
        return "Supported: timer\r\nSession-Expires: 90;refresher=uac\r\nMin-SE: 90\r\n";
    }

    /** The Session-Expires of the PBX's first answer. */
    public String sessionExpires() {
        return sessionExpires;
    }

    /** The methods that the PBX sent in this call. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public boolean over() {
        return over;
    }

    public BareCall isOver(Duration within) {
        Wait.until("the PBX ends the call", within, () -> over);
        return this;
    }

    private synchronized void send(String method, String headers, String body) {
        if (!method.equals("ACK")) {
            sequence++;
        }
        transmit(method + " " + address() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + sip.getLocalPort() + ";rport;branch=z9hG4bK" + UUID.randomUUID() + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:+32470000000@127.0.0.1>;tag=" + callId.substring(0, 8) + "\r\n"
                + "To: " + there + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:laboratory@127.0.0.1:" + sip.getLocalPort() + ">\r\n" + allow + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private void transmit(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        try {
            sip.send(new DatagramPacket(bytes, bytes.length, pbx));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!sip.isClosed()) {
            try {
                packet.setLength(65_535);
                sip.receive(packet);
            } catch (IOException _) {
                return; // closed
            }
            String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            if (message.startsWith("SIP/2.0")) {
                answered(message);
            } else {
                asks(message);
            }
        }
    }

    private void answered(String message) {
        int status = Integer.parseInt(message.substring(8, 11));
        boolean ofInvite = header(message, "CSeq").endsWith("INVITE");
        if (status >= 200 && status < 300 && ofInvite) {
            there = header(message, "To");
            Matcher port = Pattern.compile("m=audio (\\d+)").matcher(message);
            if (port.find()) {
                sound = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
            }
            if (sessionExpires.isEmpty()) {
                sessionExpires = header(message, "Session-Expires");
            }
            send("ACK", "", "");
        }
        if (status >= 200) {
            answers.add(status);
        }
    }

    private void asks(String message) {
        String method = message.substring(0, message.indexOf(' '));
        if (method.equals("ACK")) {
            return;
        }
        asked.add(method);
        if (method.equals("BYE")) {
            over = true;
        }
        if (!answering && !method.equals("BYE")) {
            return;
        }
        boolean session = method.equals("INVITE") || method.equals("UPDATE");
        String body = session && message.contains("m=audio") ? offer() : "";
        StringBuilder answer = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (String copied : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            answer.append(copied).append(": ").append(header(message, copied)).append("\r\n");
        }
        answer.append("Contact: <sip:laboratory@127.0.0.1:").append(sip.getLocalPort()).append(">\r\n").append(allow);
        if (session && !header(message, "Session-Expires").isEmpty()) {
            answer.append("Require: timer\r\nSession-Expires: ").append(header(message, "Session-Expires")).append("\r\n");
        }
        if (!body.isEmpty()) {
            answer.append("Content-Type: application/sdp\r\n");
        }
        transmit(answer.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body).toString());
    }

    private static String header(String message, String name) {
        return HEADER.matcher(message.substring(0, Math.max(0, message.indexOf("\r\n\r\n")))).results()
                .filter(found -> found.group(1).equalsIgnoreCase(name)).map(found -> found.group(2)).findFirst().orElse("");
    }

    /** A-law silence, fifty packets a second. */
    private void speak() {
        byte[] packet = new byte[12 + PACKET];
        java.util.Arrays.fill(packet, 12, packet.length, (byte) 0xd5);
        packet[0] = (byte) 0x80;
        packet[1] = 8;
        packet[11] = 7;
        long number = 0;
        while (!rtp.isClosed()) {
            LockSupport.parkNanos(20_000_000);
            number++;
            InetSocketAddress to = sound;
            if (to == null || !speaks) {
                continue;
            }
            packet[2] = (byte) (number >> 8);
            packet[3] = (byte) number;
            long time = number * PACKET;
            for (int i = 0; i < 4; i++) {
                packet[4 + i] = (byte) (time >> 8 * (3 - i));
            }
            try {
                rtp.send(new DatagramPacket(packet, packet.length, to));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private static void swallow(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    @Override
    public void close() {
        if (!over) {
            send("BYE", "", "");
        }
        sip.close();
        rtp.close();
    }
}
