package org.permanence.pbx.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.permanence.pbx.asterisk.event.OutboundRegistrationDetailCompleteEvent;

/**
 * Asks whether the PBX is registered with the carrier. asterisk-java has no such action. Public because asterisk-java reads it by
 * reflection.
 */
public final class TrunkRegistrationAction extends AbstractManagerAction implements EventGeneratingAction {

    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "PJSIPShowRegistrationsOutbound";
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return OutboundRegistrationDetailCompleteEvent.class;
    }
}
