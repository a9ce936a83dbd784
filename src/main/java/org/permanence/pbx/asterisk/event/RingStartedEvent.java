package org.permanence.pbx.asterisk.event;

public final class RingStartedEvent extends PermanenceUserEvent {
    public RingStartedEvent(Object source) {
        super(source);
    }
}
