package org.permanence.pbx.asterisk.event;

public final class TransferStartedEvent extends PermanenceUserEvent {
    public TransferStartedEvent(Object source) {
        super(source);
    }
}
