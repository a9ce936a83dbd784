package org.permanence.pbx.asterisk.event;

public final class RegainFailedEvent extends PermanenceUserEvent {
    public RegainFailedEvent(Object source) {
        super(source);
    }
}
