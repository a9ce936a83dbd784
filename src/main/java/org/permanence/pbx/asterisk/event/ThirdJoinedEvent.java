package org.permanence.pbx.asterisk.event;

public final class ThirdJoinedEvent extends PermanenceUserEvent {
    public ThirdJoinedEvent(Object source) {
        super(source);
    }
}
