package org.permanence.pbx.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;

/** The end of the answer to PJSIPShowRegistrationsOutbound. */
public final class OutboundRegistrationDetailCompleteEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    public OutboundRegistrationDetailCompleteEvent(Object source) {
        super(source);
    }
}
