package org.permanence.lab;

import java.time.Instant;

/**
 * A call as the journal has it; null: there was no such thing.
 *
 * @param endedBy       {@code caller}, {@code responder}, {@code third}, {@code line}, {@code unknown}
 * @param reconstructed from the PBX's log files, after a gap
 */
public record JournalCall(String id, String outcome, Long responderId, Instant endedAt, String endedBy, Double waitedSeconds,
        double heldSeconds, boolean reconstructed) {

    public boolean over() {
        return endedAt != null;
    }
}
