package org.permanence.pbx.asterisk.event;

public final class RegainStartedEvent extends PermanenceUserEvent {
    public RegainStartedEvent(Object source) {
        super(source);
    }
}
