package org.permanence.telephony;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;

/** A call that Ann has answered at home. No service runs in these tests: the PBX keeps these promises while the service is down. */
@ExtendWith(LabExtension.class)
abstract class CallWithAnn {

    static final String LINE = "080035243";

    final Lab lab;
    final Phone ann;

    CallWithAnn(Lab lab) {
        this.lab = lab;
        this.ann = lab.homePhone("+3222222201");
    }

    @BeforeEach
    void annIsOnDutyAtHome() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
    }

    Caller aCaller() {
        return lab.caller("+32470111111").dials(LINE).presses("1");
    }

    Caller talkingWithAnn() {
        Caller caller = aCaller();
        ann.picksUp().presses("1");
        return caller.isConnectedTo(ann);
    }
}
