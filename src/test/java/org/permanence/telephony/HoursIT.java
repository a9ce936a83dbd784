package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Wait;

/** Edge cases of the PBX's opening hours: the dialplan reads AstDB, and this test queries the dialplan. */
@ExtendWith(LabExtension.class)
class HoursIT {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final Lab lab;

    HoursIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void datesAroundBothClockChanges() {
        for (String day : new String[]{
                "20261023=0800-1200,1200-2000", "20261024=closed,holiday", "20261025=1000-1800", "20261026=0800-2000",
                "20261027=2000-2400", "20261028=0000-0030", "20270327=1000-1800", "20270328=0130-0330,1015-1800", "20270329=0800-2000"}) {
            lab.plan().put("hours/aas", day.split("=")[0], day.split("=")[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "2026-10-23T07:59, closed",
            "2026-10-23T08:00, open",
            "2026-10-23T11:59, open",
            "2026-10-23T12:00, open",
            "2026-10-23T19:59, open",
            "2026-10-23T20:00, closed",
            "2026-10-24T12:00, holiday",
            "2026-10-25T09:59, closed",
            "2026-10-25T10:00, open",
            "2026-10-27T23:59, open",
            "2026-10-28T00:00, open",
            "2026-10-28T00:29, open",
            "2026-10-28T00:30, closed",
            "2027-03-28T01:59, open",
            "2027-03-28T03:00, open",
            "2027-03-28T03:30, closed",
            "2027-03-30T12:00, closed"})
    void open(LocalDateTime at, String expected) {
        assertThat(told("opening", at, "${GOSUB_RETVAL}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
            "2026-10-23T07:00, opens-today&oclock-8",
            "2026-10-23T20:00, opens-day-7&oclock-10",
            "2026-10-24T00:10, opens-tomorrow&oclock-10",
            "2026-10-24T23:50, opens-tomorrow&oclock-10",
            "2026-10-25T00:30, opens-today&oclock-10",
            "2026-10-25T23:30, opens-tomorrow&oclock-8",
            "2026-10-28T00:30, opens-later",
            "2027-03-27T23:30, opens-tomorrow&hour-1&minute-30",
            "2027-03-28T00:10, opens-today&hour-1&minute-30",
            "2027-03-28T03:30, opens-today&hour-10&minute-15",
            "2027-03-28T23:30, opens-tomorrow&oclock-8",
            "2027-03-22T12:00, opens-day-6&oclock-10",
            "2027-03-20T12:00, opens-later"})
    void opensNext(LocalDateTime at, String expected) {
        assertThat(told("next-opening", at, "${OPENS}")).isEqualTo(expected);
    }

    private String told(String rule, LocalDateTime at, String result) {
        long epoch = at.atZone(BRUSSELS).toEpochSecond();
        lab.pbx().console("dialplan add extension \"probe,1,Gosub(" + rule + ",aas,1(" + epoch + "))\" into probe replace");
        lab.pbx().console("dialplan add extension \"probe,2,UserEvent(Probe,Said: " + result + ")\" into probe replace");
        lab.pbx().forget();
        lab.pbx().console("channel originate Local/probe@probe application NoOp");
        Wait.until("the rule has spoken", () -> !lab.pbx().told("Probe").isEmpty());
        return lab.pbx().tells("Probe", 1).getFirst().get("Said");
    }
}
