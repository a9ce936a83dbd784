package org.permanence.pbx.asterisk.event;

public final class TransferFailedEvent extends PermanenceUserEvent {
    public TransferFailedEvent(Object source) {
        super(source);
    }
}
