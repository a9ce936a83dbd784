package org.permanence.pbx.asterisk.event;

public final class CallArrivedEvent extends PermanenceUserEvent {
    public CallArrivedEvent(Object source) {
        super(source);
    }
}
