package org.permanence.pbx.asterisk.event;

public final class CallTurnedAwayEvent extends PermanenceUserEvent {
    public CallTurnedAwayEvent(Object source) {
        super(source);
    }
}
