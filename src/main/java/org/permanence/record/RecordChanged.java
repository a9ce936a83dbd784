package org.permanence.record;

import java.util.Set;

/**
 * A record was written, opened or closed: a CDI event after commit.
 * @param holders the responders who had the call. Observers must be quick.
 */
public record RecordChanged(long recordId, Set<Long> holders) {}
