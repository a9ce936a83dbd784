package org.permanence.record;

import java.time.Instant;
import java.util.Optional;

/** Which records. @param from inclusive @param to exclusive @param words somewhere in note or comments, whatever the case */
record RecordFilter(Optional<Long> holder, Optional<Boolean> open, Optional<Instant> from, Optional<Instant> to, Optional<String> words) {}
