package org.permanence.pbx.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;

/** The state of the PBX's registration with the carrier: {@code Registered}, {@code Unregistered}, {@code Rejected}. */
public final class OutboundRegistrationDetailEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private String status;

    public OutboundRegistrationDetailEvent(Object source) {
        super(source);
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }
}
