package org.permanence.pbx.asterisk.event;

import java.util.Map;
import org.asteriskjava.manager.event.UserEvent;

/**
 * A user event of the dialplan, with any name: its name and its fields as received. {@code DialplanLines} makes asterisk-java create one
 * for each event.
 */
public final class DialplanEvent extends UserEvent {

    private Map<String, String> said = Map.of();

    public DialplanEvent(Object source) {
        super(source);
    }

    /** By their names in {@code asterisk-config/README.md}; {@code UserEvent} is the event's own. */
    public Map<String, String> getSaid() {
        return said;
    }

    public void setSaid(Map<String, String> said) {
        this.said = said;
    }
}
