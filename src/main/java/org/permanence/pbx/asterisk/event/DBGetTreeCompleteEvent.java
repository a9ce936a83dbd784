package org.permanence.pbx.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;

/** The end of the answer to DBGetTree: without it the list is incomplete. */
public final class DBGetTreeCompleteEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    public DBGetTreeCompleteEvent(Object source) {
        super(source);
    }
}
