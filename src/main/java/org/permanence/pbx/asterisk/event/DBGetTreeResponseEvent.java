package org.permanence.pbx.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;

/** One AstDB entry. {@code Key} is the whole path: {@code /reach/r12}. */
public final class DBGetTreeResponseEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private String key;
    private String val;

    public DBGetTreeResponseEvent(Object source) {
        super(source);
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getVal() {
        return val;
    }

    public void setVal(String val) {
        this.val = val;
    }
}
