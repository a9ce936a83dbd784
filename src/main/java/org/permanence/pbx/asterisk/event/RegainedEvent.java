package org.permanence.pbx.asterisk.event;

public final class RegainedEvent extends PermanenceUserEvent {
    public RegainedEvent(Object source) {
        super(source);
    }
}
