package org.permanence.pbx.asterisk.event;

public final class MemberLeftEvent extends PermanenceUserEvent {
    public MemberLeftEvent(Object source) {
        super(source);
    }
}
