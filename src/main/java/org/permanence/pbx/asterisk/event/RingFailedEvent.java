package org.permanence.pbx.asterisk.event;

public final class RingFailedEvent extends PermanenceUserEvent {
    public RingFailedEvent(Object source) {
        super(source);
    }
}
