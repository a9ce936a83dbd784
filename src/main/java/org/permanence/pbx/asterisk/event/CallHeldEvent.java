package org.permanence.pbx.asterisk.event;

public final class CallHeldEvent extends PermanenceUserEvent {
    public CallHeldEvent(Object source) {
        super(source);
    }
}
