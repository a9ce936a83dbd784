package org.permanence.lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A softphone's credential in other hands than its browser's: whether the PBX lets its holder in.
 *
 * @param webSocket of the PBX
 */
public record Credential(URI webSocket, String user, String password) {

    private static final Pattern ASKED = Pattern
            .compile("realm=\"(?<realm>[^\"]+)\".*nonce=\"(?<nonce>[^\"]+)\"|nonce=\"(?<nonce2>[^\"]+)\".*realm=\"(?<realm2>[^\"]+)\"");

    /** Queries the registration, which changes nothing, and answers the digest challenge. */
    public boolean opensThePbx() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String call = UUID.randomUUID().toString();
            String challenge = answer(client, register(call, 1, ""));
            Matcher asked = ASKED.matcher(challenge);
            if (!challenge.startsWith("SIP/2.0 401") || !asked.find()) {
                throw new IllegalStateException("not asked for a credential: " + challenge);
            }
            String realm = asked.group("realm") != null ? asked.group("realm") : asked.group("realm2");
            String nonce = asked.group("nonce") != null ? asked.group("nonce") : asked.group("nonce2");
            String response = Digest.md5(Digest.md5(user + ":" + realm + ":" + password) + ":" + nonce + ":00000001:lab:auth:"
                    + Digest.md5("REGISTER:" + registrar()));
            return answer(client, register(call, 2,
                    "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"lab\"\r\n"
                            .formatted(user, realm, nonce, registrar(), response)))
                    .startsWith("SIP/2.0 200");
        }
    }

    private String registrar() {
        return "sip:" + webSocket.getHost();
    }

    private String register(String call, int sequence, String more) {
        String address = "<sip:%s@%s>".formatted(user, webSocket.getHost());
        return "REGISTER %s SIP/2.0\r\nVia: SIP/2.0/WS lab.invalid;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: %s;tag=lab\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d REGISTER\r\n%sContent-Length: 0\r\n\r\n"
                .formatted(registrar(), UUID.randomUUID(), address, address, call, sequence, more);
    }

    private String answer(HttpClient client, String request) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder().subprotocols("sip").buildAsync(webSocket, new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                answer.complete(text.toString());
                return null;
            }
        }).join();
        socket.sendText(request, true).join();
        try {
            return answer.orTimeout(5, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }
}
