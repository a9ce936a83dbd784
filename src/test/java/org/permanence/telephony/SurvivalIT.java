package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** The PBX loses power and recovers alone: no service runs in these tests. */
@ExtendWith(LabExtension.class)
class SurvivalIT {

    private static final String LINE = "080035243";

    private final Lab lab;

    SurvivalIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void comesBackWithItsPlanAndFreesThoseWhoWereOnACall() {
        Phone ann = lab.homePhone("+3222222201");
        Phone bob = lab.homePhone("+3222222202").letsVoicemailAnswer();
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-nl");
        Caller talking = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.picksUp().presses("1");
        talking.isConnectedTo(ann);
        lab.caller("+32470111112").dials(LINE).presses("2");
        Wait.until("bob rests", () -> !lab.pbx().told("MemberResting").isEmpty());
        bob.doesNotAnswer();

        lab.pbx().kill();
        Instant killed = Instant.now();
        lab.pbx().start();

        assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(5));
        ann.gotHungUp(); // the carrier notices that no audio arrives any more
        Caller next = lab.caller("+32470111113").dials(LINE).presses("1");
        ann.isRinging().picksUp().presses("1");
        next.isConnectedTo(ann);
        lab.caller("+32470111114").dials(LINE).presses("2");
        bob.isRinging();
    }
}
