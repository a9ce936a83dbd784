package org.permanence.pbx.asterisk.event;

public final class ThirdLeftEvent extends PermanenceUserEvent {
    public ThirdLeftEvent(Object source) {
        super(source);
    }
}
