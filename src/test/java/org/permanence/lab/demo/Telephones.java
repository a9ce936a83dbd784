package org.permanence.lab.demo;

import java.time.Instant;
import java.util.List;

/** The simulated world outside the line: callers and home phones. Safe to use from any thread. */
public interface Telephones {

    /** A home phone under the name of the responder who lives there. */
    record HomePhone(String name, String number, Behaviour behaviour) {}

    /** A caller's call that is still up. */
    record Call(String from, String language, Instant since) {}

    List<HomePhone> homePhones();

    /** @throws IllegalArgumentException if there is no such phone; the message names those that there are */
    void behave(String name, Behaviour behaviour);

    List<Call> calls();

    /** Returns at once; the calls come one after another. */
    void place(CallOrder order);

    /** Every caller hangs up, and those still to come do not. */
    void hangUpAll();
}
