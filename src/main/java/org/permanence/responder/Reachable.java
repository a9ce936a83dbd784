package org.permanence.responder;

import java.util.Optional;
import java.util.Set;
import org.permanence.pbx.Language;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.Reach;

/**
 * A person whom the PBX must know: on duty, or with a softphone open.
 *
 * @param onDutyAt  the phone to ring, a home number included: for the plan alone; empty when off duty
 * @param pause     why they are not to be rung now, though on duty
 * @param mayRecord announcements, from the phones that the PBX knows as theirs
 */
public record Reachable(long responderId, Set<Language> languages, Optional<Reach> onDutyAt, Optional<Duty.PauseReason> pause,
        boolean mayRecord, Optional<SipCredential> softphone) {}
