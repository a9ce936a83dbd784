package org.permanence.responder;

import java.util.Optional;
import java.util.Set;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.Reach;

/**
 * A person whom the PBX must know: on duty, or with a softphone open.
 *
 * @param lines     that they answer for; empty: every line
 * @param onDutyAt  the phone to ring, including a home number, for the plan alone; empty when off duty
 * @param pause     the reason of a pause on duty
 * @param mayRecord may record announcements, from the phones that the PBX knows as theirs
 */
public record Reachable(long responderId, Set<Language> languages, Set<LineCode> lines, Optional<Reach> onDutyAt,
        Optional<Duty.PauseReason> pause,
        boolean mayRecord, Optional<SipCredential> softphone) {}
