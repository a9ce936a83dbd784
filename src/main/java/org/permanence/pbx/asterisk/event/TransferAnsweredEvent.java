package org.permanence.pbx.asterisk.event;

public final class TransferAnsweredEvent extends PermanenceUserEvent {
    public TransferAnsweredEvent(Object source) {
        super(source);
    }
}
