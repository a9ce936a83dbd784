package org.permanence.shift;

/** How much of somebody's shift has been applied: each beginning and each end is applied once. */
public enum Phase {
    /** Its beginning has not been applied yet. */
    PLANNED,
    /** Its beginning was applied, or it continues a previous shift. */
    BEGUN,
    /** It is over, and the next shift followed without a gap, so the person's duty stayed unchanged. */
    HANDED_ON,
    /** It is over, and the person was taken off duty, unless they had a reason to stay; or it passed before anybody could apply it. */
    ENDED
}
