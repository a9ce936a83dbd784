package org.permanence.line;

import org.permanence.pbx.LineCode;

/** The calls of a line at this moment. This package knows no calls: {@code wallboard} answers. Does not block. */
public interface CallsOfLine {

    /** Calls that are greeted, wait or are in hand. */
    int now(LineCode line);
}
