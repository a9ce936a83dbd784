package org.permanence.pbx.asterisk.event;

public final class MemberRestedEvent extends PermanenceUserEvent {
    public MemberRestedEvent(Object source) {
        super(source);
    }
}
