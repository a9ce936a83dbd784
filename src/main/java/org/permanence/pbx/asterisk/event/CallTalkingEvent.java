package org.permanence.pbx.asterisk.event;

public final class CallTalkingEvent extends PermanenceUserEvent {
    public CallTalkingEvent(Object source) {
        super(source);
    }
}
