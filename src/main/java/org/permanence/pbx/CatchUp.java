package org.permanence.pbx;

import java.time.Instant;

/**
 * How far the journal has come with what it missed, which is read from the PBX's log files after a gap.
 *
 * @param since when it began
 * @param written facts that have been written down since
 * @param of these and the facts that are still to be written
 */
public record CatchUp(Instant since, int written, int of) {}
