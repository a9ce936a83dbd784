package org.permanence.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.setup.Step.ADMINISTRATOR;
import static org.permanence.setup.Step.CALL;
import static org.permanence.setup.Step.HOURS;
import static org.permanence.setup.Step.LINE;
import static org.permanence.setup.Step.PEOPLE;
import static org.permanence.setup.Step.TRUNK;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.pbx.Pbx;
import org.permanence.setup.SetUpRule.Found;

class SetUpRuleTest {

    @Test
    void eachStepIsDoneByWhatExistsInAnyOrder() {
        assertThat(SetUpRule.done(new Found(List.of(), 0, TrunkState.SILENT, false))).containsExactly(ADMINISTRATOR);
        assertThat(SetUpRule.done(new Found(List.of(), 3, TrunkState.REGISTERED, false))).containsExactly(ADMINISTRATOR, PEOPLE, TRUNK);
        assertThat(SetUpRule.done(new Found(List.of(false), 0, TrunkState.ASKING, false))).containsExactly(ADMINISTRATOR, LINE);
        assertThat(SetUpRule.done(new Found(List.of(true), 1, TrunkState.ANSWERS, true)))
                .containsExactly(ADMINISTRATOR, LINE, HOURS, PEOPLE, TRUNK, CALL);
    }

    @Test
    void aLineThatNeverOpensNeedsHoursBesideOneThatDoes() {
        assertThat(SetUpRule.done(new Found(List.of(true, false), 1, TrunkState.ANSWERS, false))).contains(LINE).doesNotContain(HOURS);
    }

    /** A carrier that ignores every question is known by its calls. */
    @Test
    void anAnsweredCallProvesTheTrunk() {
        assertThat(SetUpRule.done(new Found(List.of(true), 1, TrunkState.NOT_ASKED, false))).doesNotContain(TRUNK);
        assertThat(SetUpRule.done(new Found(List.of(true), 1, TrunkState.NOT_ASKED, true))).contains(TRUNK, CALL);
    }

    @ParameterizedTest
    @CsvSource({
            // registers, registered, answers
            "true,  true,  true,  REGISTERED",
            "true,  true,  false, REGISTERED",
            "true,  false, true,  REFUSED",
            "true,  false, ,      REFUSED",
            "true,  false, false, SILENT",
            "true,  ,      true,  ASKING",
            "true,  ,      ,      ASKING",
            "false, ,      true,  ANSWERS",
            "false, ,      false, SILENT",
            "false, ,      ,      NOT_ASKED"})
    void theTrunkIsAsTheCarrierAnswered(boolean registers, Boolean registered, Boolean answers, TrunkState expected) {
        assertThat(SetUpRule.trunk(Optional.of(new Pbx.Trunk(registers, Optional.ofNullable(registered), Optional.ofNullable(answers)))))
                .isEqualTo(expected);
    }

    @Test
    void aPbxThatIsAwaySaysNothingOfTheTrunk() {
        assertThat(SetUpRule.trunk(Optional.empty())).isEqualTo(TrunkState.PBX_AWAY);
    }
}
