package org.permanence.pbx.asterisk.event;

public final class HomeTooLateEvent extends PermanenceUserEvent {
    public HomeTooLateEvent(Object source) {
        super(source);
    }
}
