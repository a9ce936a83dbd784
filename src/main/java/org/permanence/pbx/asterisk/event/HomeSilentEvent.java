package org.permanence.pbx.asterisk.event;

public final class HomeSilentEvent extends PermanenceUserEvent {
    public HomeSilentEvent(Object source) {
        super(source);
    }
}
