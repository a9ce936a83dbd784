package org.permanence.pbx.asterisk.event;

public final class MemberRestingEvent extends PermanenceUserEvent {
    public MemberRestingEvent(Object source) {
        super(source);
    }
}
