package org.permanence.pbx.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.permanence.pbx.asterisk.event.DBGetTreeCompleteEvent;

/**
 * All entries of one AstDB family (Asterisk 16.28 and newer). asterisk-java has no such action. Public because asterisk-java reads it by
 * reflection.
 */
public final class DbGetTreeAction extends AbstractManagerAction implements EventGeneratingAction {

    private static final long serialVersionUID = 1L;

    private final String family;

    public DbGetTreeAction(String family) {
        this.family = family;
    }

    @Override
    public String getAction() {
        return "DBGetTree";
    }

    public String getFamily() {
        return family;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return DBGetTreeCompleteEvent.class;
    }
}
