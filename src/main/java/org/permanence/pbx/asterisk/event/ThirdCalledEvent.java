package org.permanence.pbx.asterisk.event;

public final class ThirdCalledEvent extends PermanenceUserEvent {
    public ThirdCalledEvent(Object source) {
        super(source);
    }
}
