package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.permanence.pbx.CallId;

/** What happened at the PBX while nobody listened. */
interface Past {

    /**
     * All that happened since the mark, in order, of every call that the mark left unfinished from its beginning. Empty when it cannot be
     * read: that is logged, and not a reason to stay away from the PBX.
     */
    List<Occurrence> sinceMark();

    /**
     * Moves the mark on. To be called when everything told so far has been committed.
     *
     * @param live    calls that are not over: the mark stays before their beginning
     * @param settled what the files hold from this moment on may not have been told yet
     */
    void moveMark(Set<CallId> live, Instant settled);

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
