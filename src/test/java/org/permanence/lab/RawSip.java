package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP client that sends requests no telephone would send, to test the PBX's robustness. It sends INVITEs over UDP, one after another, and
 * hangs up at once when a call is answered. Not thread-safe.
 */
public final class RawSip implements AutoCloseable {

    /** With which it proves who it is; {@code name} is also the user in From, by which the PBX finds the endpoint. */
    public record Account(String name, String password) {}

    /** The PBX said nothing within the patience, provisional answers aside. */
    public static final int SILENCE = 0;

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");
    private static final Pattern CSEQ = Pattern.compile("(?im)^CSeq: *(\\d+)");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
    private static final Pattern OPAQUE = Pattern.compile("opaque=\"([^\"]*)\"");
    private static final Pattern TO = Pattern.compile("(?im)^To: *(.*?)\\r?$");

    private final DatagramSocket socket;
    private final InetSocketAddress pbx;
    private final Account account;
    private final Duration patience;
    private String nonce;
    private String opaque = "";
    private int nonceCount;
    private int sequence;

    /** @param port to send from; 0: any. @param account null: the PBX identifies the sender by its address */
    public RawSip(int port, HelplinePbx pbx, Account account, Duration patience) {
        try {
            this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.pbx = new InetSocketAddress(InetAddress.getLoopbackAddress(), pbx.endpoints().sipPort());
        this.account = account;
        this.patience = patience;
    }

    /** An unused port for {@link #RawSip}. */
    public static int freePort() {
        return Ports.udp();
    }

    /**
     * @param user of the request's address, as it is to stand on the wire: escapes are the caller's
     * @return the final status; {@link #SILENCE} when there was none, and the call was then cancelled
     */
    public int invite(String user) {
        return invite(user, account == null ? "+32470000000" : account.name(), "");
    }

    /** @param from user of the From address, as on the wire. @param headers lines that end with CR LF, or nothing */
    public int invite(String user, String from, String headers) {
        String callId = UUID.randomUUID().toString();
        int status = request(callId, user, from, headers);
        if (status == 401 && account != null) { // the nonce was unknown or too old
            status = request(callId, user, from, headers);
        }
        return status;
    }

    private int request(String callId, String user, String from, String headers) {
        String uri = "sip:%s@127.0.0.1:%d".formatted(user, pbx.getPort());
        String branch = "z9hG4bK" + UUID.randomUUID();
        String sdp =
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";
        sequence++;
        int invite = sequence;
        send("INVITE", uri, branch, invite, callId, from, "<" + uri + ">",
                headers + authorization(uri) + "Content-Type: application/sdp\r\n", sdp);
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String answer = receive(end - System.nanoTime());
            if (answer == null) {
                send("CANCEL", uri, branch, invite, callId, from, "<" + uri + ">", "", "");
                return SILENCE;
            }
            Matcher status = STATUS.matcher(answer);
            Matcher answered = CSEQ.matcher(answer);
            if (!status.lookingAt() || !answered.find() || Integer.parseInt(answered.group(1)) != invite || !answer.contains(callId)) {
                continue; // of an earlier call
            }
            int code = Integer.parseInt(status.group(1));
            if (code < 200) {
                continue;
            }
            Matcher to = TO.matcher(answer);
            String there = to.find() ? to.group(1) : "<" + uri + ">";
            if (code < 300) {
                send("ACK", uri, "z9hG4bK" + UUID.randomUUID(), invite, callId, from, there, "", "");
                sequence++;
                send("BYE", uri, "z9hG4bK" + UUID.randomUUID(), sequence, callId, from, there, "", "");
            } else {
                send("ACK", uri, branch, invite, callId, from, there, "", "");
                if (code == 401) {
                    learn(answer);
                }
            }
            return code;
        }
    }

    private void learn(String challenge) {
        Matcher fresh = NONCE.matcher(challenge);
        nonce = fresh.find() ? fresh.group(1) : null;
        Matcher same = OPAQUE.matcher(challenge);
        opaque = same.find() ? same.group(1) : "";
        nonceCount = 0;
    }

    private String authorization(String uri) {
        if (account == null || nonce == null) {
            return "";
        }
        nonceCount++;
        String count = "%08x".formatted(nonceCount);
        String key = Digest.md5(account.name() + ":" + Plan.REALM + ":" + account.password());
        String response = Digest.md5(key + ":" + nonce + ":" + count + ":laboratory:auth:" + Digest.md5("INVITE:" + uri));
        return ("Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=%s, "
                + "cnonce=\"laboratory\", opaque=\"%s\"\r\n").formatted(account.name(), Plan.REALM, nonce, uri, response, count, opaque);
    }

    private void send(String method, String uri, String branch, int number, String callId, String from, String to, String headers,
            String body) {
        String request = method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";rport;branch=" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:" + from + "@127.0.0.1>;tag=" + callId.substring(0, 8) + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "Contact: <sip:laboratory@127.0.0.1:" + socket.getLocalPort() + ">\r\n"
                + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, pbx));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String receive(long nanos) {
        if (nanos <= 1_000_000) {
            return null;
        }
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.setSoTimeout((int) (nanos / 1_000_000));
            socket.receive(packet);
        } catch (SocketTimeoutException nothing) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
