package org.permanence.pbx.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.asteriskjava.util.internal.SocketConnectionFacadeImpl;
import org.permanence.pbx.asterisk.event.DialplanEvent;

/**
 * The lines of one AMI connection. asterisk-java requires a class for each name of a user event, with a setter for each field, and drops an
 * event without one. So every user event is passed to it under one name, {@link DialplanEvent}, with its fields as entries of one map: a
 * new word of the dialplan needs no class.
 */
final class DialplanLines extends SocketConnectionFacadeImpl {

    private static final String FIELD = "Said: ";
    private final Queue<String> next = new ArrayDeque<>();
    private boolean inUserEvent;

    /** @param connectTimeout in milliseconds @param readTimeout in milliseconds */
    DialplanLines(String host, int port, int connectTimeout, int readTimeout) throws IOException {
        super(host, port, false, connectTimeout, readTimeout, StandardCharsets.UTF_8);
    }

    @Override
    public String readLine() throws IOException {
        String ready = next.poll();
        return ready != null ? ready : read(super.readLine());
    }

    private String read(String line) {
        if (line == null || line.isEmpty()) {
            inUserEvent = false;
            return line;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (name.equals("Event")) {
            inUserEvent = value.equals("UserEvent");
            return line;
        }
        // The time is a field of every event, which asterisk-java reads.
        if (!inUserEvent || colon < 0 || name.equals("Timestamp")) {
            return line;
        }
        String field = FIELD + name + "=" + value;
        if (!name.equals("UserEvent")) {
            return field;
        }
        next.add(field);
        return "UserEvent: Dialplan";
    }
}
