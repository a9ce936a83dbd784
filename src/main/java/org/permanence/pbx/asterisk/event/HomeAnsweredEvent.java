package org.permanence.pbx.asterisk.event;

public final class HomeAnsweredEvent extends PermanenceUserEvent {
    public HomeAnsweredEvent(Object source) {
        super(source);
    }
}
