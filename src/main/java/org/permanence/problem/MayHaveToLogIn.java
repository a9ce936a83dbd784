package org.permanence.problem;

/** Somebody who is known, but may be let in only after a new log-in: what they may not do is refused with 401 and not with 403. */
public interface MayHaveToLogIn {

    boolean hasToLogIn();
}
