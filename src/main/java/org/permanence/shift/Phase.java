package org.permanence.shift;

/** What was done about somebody's shift: each beginning and each end is applied once. */
public enum Phase {
    /** Its beginning was not applied yet. */
    PLANNED,
    /** Its beginning was applied, or it continues a shift before it. */
    BEGUN,
    /** It is over, and the next shift without a gap took the person over as they were. */
    HANDED_ON,
    /** It is over, and the person was taken off duty, unless they had a reason to stay; or nobody applied it in its time. */
    ENDED
}
