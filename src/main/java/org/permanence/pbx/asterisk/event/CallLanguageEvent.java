package org.permanence.pbx.asterisk.event;

public final class CallLanguageEvent extends PermanenceUserEvent {
    public CallLanguageEvent(Object source) {
        super(source);
    }
}
