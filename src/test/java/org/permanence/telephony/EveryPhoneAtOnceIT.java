package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** A small line rings all its phones at once: two people accept together, one gets the call. The number of outbound calls is capped. */
class EveryPhoneAtOnceIT {

    private static final String LINE = "080035243";
    private static Lab lab;

    private final Phone ann = lab.homePhone("+3222222201");
    private final Phone bob = lab.homePhone("+3222222202");
    private final Phone cem = lab.homePhone("+3222222203");

    @BeforeAll
    static void start() {
        lab = Lab.start(Map.of("QUEUE_STRATEGY", "ringall", "OUTBOUND_CAP", "2"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void anOpenLine() {
        lab.reset();
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-fr");
    }

    @Test
    void twoAcceptAtOnceAndOneIsToldThatItIsTaken() {
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.picksUp();
        bob.picksUp();

        CompletableFuture<Void> both = CompletableFuture.runAsync(() -> ann.presses("1"));
        bob.presses("1");
        both.join();

        Wait.until("one has the call", () -> lab.pbx().events("AgentConnect").size() == 1);
        Phone winner = lab.pbx().events("AgentConnect").getFirst().get("MemberName").equals("r1") ? ann : bob;
        Phone late = winner == ann ? bob : ann;
        caller.isConnectedTo(winner);
        late.hears("home-too-late", FR).gotHungUp();
        assertThat(caller.isHearing(winner)).isTrue();
        assertThat(lab.pbx().events("AgentConnect")).hasSize(1);
        assertThat(lab.pbx().tells("HomeTooLate", 1)).hasSize(1);
    }

    @Test
    void aThirdPersonCountsForTheCapToo() {
        lab.plan().offDuty("r2", "aas-fr");
        Phone interpreter = lab.homePhone("+3222222299");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);
        lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);

        lab.pbx().callOf("r1").bringIn(cem.name());

        Wait.until("the fourth is not called",
                () -> lab.pbx().told("ThirdFailed").stream().anyMatch(told -> told.get("Status").equals("CONGESTION")));
        assertThat(cem.rings()).isEmpty();
    }

    @Test
    void noMoreCallsGoOutThanTheCap() {
        lab.plan().onDutyAtHome("r3", cem.name(), "aas-fr");

        lab.caller("+32470111111").dials(LINE).presses("1");

        Wait.until("the third is not called",
                () -> lab.pbx().told("RingFailed").stream().anyMatch(told -> told.get("Status").equals("CONGESTION")));
        Wait.until("two ring", () -> ann.rings().size() + bob.rings().size() + cem.rings().size() == 2);
    }
}
