package org.permanence.pbx.asterisk.event;

public final class ThirdFailedEvent extends PermanenceUserEvent {
    public ThirdFailedEvent(Object source) {
        super(source);
    }
}
