package org.permanence.pbx.asterisk.event;

public final class HomeAcceptedEvent extends PermanenceUserEvent {
    public HomeAcceptedEvent(Object source) {
        super(source);
    }
}
