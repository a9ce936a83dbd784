package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.EN;
import static org.permanence.pbx.Language.FR;
import static org.permanence.pbx.Language.NL;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;

/** The way in: greeted, asked for a language, queued, or turned away with a true reason. */
@ExtendWith(LabExtension.class)
class ArrivalIT {

    private static final String LINE = "080035243";

    private final Lab lab;

    ArrivalIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void aLineInThreeLanguages() {
        lab.pbx().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.pbx().open("aas");
    }

    @Test
    void greetsInEachLanguageAndNeedsNoKey() {
        Phone ann = lab.homePhone("+3222222201");
        lab.pbx().onDutyAtHome("r1", ann.name(), "aas-fr");

        Caller caller = lab.caller("+32470111111").dials(LINE)
                .hears("welcome", FR).hears("language-key-1", FR)
                .hears("welcome", NL).hears("language-key-2", NL)
                .hears("welcome", EN).hears("language-key-3", EN)
                .hearsMusic();

        ann.picksUp().hears("home-call", FR).presses("1");
        caller.isConnectedTo(ann);
        assertThat(lab.pbx().told("CallLanguage")).singleElement()
                .satisfies(told -> assertThat(told.get("Language") + " " + told.get("Chosen")).isEqualTo("fr no"));
    }

    @Test
    void nobodyIsOnDutyInAnyLanguage() {
        lab.caller("+32470111111").dials(LINE).presses("2").hears("nobody", NL).gotHungUp();

        assertThat(lab.pbx().told("CallTurnedAway")).singleElement().satisfies(told -> assertThat(told.get("Reason")).isEqualTo("nobody"));
    }
}
