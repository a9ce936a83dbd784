package org.permanence.wallboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.MemberId;
import org.permanence.responder.ReachChoice;

/**
 * Somebody on duty, as the database has it.
 *
 * @param languages codes of the languages that they answer in
 * @param lines     codes of the lines for which they are rung
 */
record OnDuty(long id, String name, Instant since, ReachChoice reach, List<String> languages, List<String> lines, Optional<Pause> pause) {

    record Pause(Instant since, String reason) {}

    MemberId member() {
        return MemberId.ofResponder(id);
    }
}
