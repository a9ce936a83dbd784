package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.permanence.pbx.CallId;

/** The events at the PBX that the service missed. */
interface Past {

    /**
     * All occurrences since the mark, in order, and all occurrences of every call that was unfinished at the mark. Empty when they cannot
     * be read: that is logged, and the connection goes on without them.
     */
    List<Occurrence> sinceMark();

    /**
     * Moves the mark forward. Call it when every fact told so far is committed.
     *
     * @param live    calls that are not over: the mark stays before their beginning
     * @param settled rows of the files from this moment on may not have been told yet
     */
    void moveMark(Set<CallId> live, Instant settled);

    /** A call was heard when it arrived: its arrival must be in the files some seconds later. */
    default void heard(CallId call, Instant at) {}

    /** Why the files may lack something, as far as anybody can tell; empty when nothing is known to be missing. */
    default Optional<String> gap() {
        return Optional.empty();
    }

    /** Nothing can be read. */
    Past NONE = new Past() {
        @Override
        public List<Occurrence> sinceMark() {
            return List.of();
        }

        @Override
        public void moveMark(Set<CallId> live, Instant settled) {}
    };
}
