package org.permanence.pbx.asterisk.event;

public final class HomeRefusedEvent extends PermanenceUserEvent {
    public HomeRefusedEvent(Object source) {
        super(source);
    }
}
