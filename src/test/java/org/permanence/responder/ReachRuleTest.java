package org.permanence.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.Reach;
import org.permanence.responder.ReachRule.Facts;

class ReachRuleTest {

    private static final Facts NOTHING = new Facts(false, false, false);

    @Test
    void aSoftphoneIsAlwaysPossible() {
        assertThat(ReachRule.check(ReachChoice.SOFTPHONE, NOTHING)).isEmpty();
    }

    @Test
    void homeNeedsANumber() {
        assertThat(ReachRule.check(ReachChoice.HOME, NOTHING)).contains(new ResponderRefusal.NoHomeNumber());
        assertThat(ReachRule.check(ReachChoice.HOME, new Facts(true, false, false))).isEmpty();
    }

    @Test
    void aDeskPhoneMustExistAndBeFree() {
        assertThat(ReachRule.check(ReachChoice.desk("101"), NOTHING)).contains(new ResponderRefusal.NoSuchDeskPhone());
        assertThat(ReachRule.check(ReachChoice.desk("101"), new Facts(false, true, true))).contains(new ResponderRefusal.DeskPhoneTaken());
        assertThat(ReachRule.check(ReachChoice.desk("101"), new Facts(false, true, false))).isEmpty();
    }

    @Test
    void onlyADeskPhoneIsNamed() {
        assertThatThrownBy(() -> new ReachChoice(Reach.Kind.DESK, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReachChoice(Reach.Kind.HOME, "101")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReachChoice(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void travelsAsTheContractSays() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.writeValueAsString(ReachChoice.desk("101"))).isEqualTo("{\"kind\":\"desk\",\"phone\":\"101\"}");
        assertThat(json.writeValueAsString(ReachChoice.HOME)).isEqualTo("{\"kind\":\"home\"}");
        assertThat(json.readValue("{\"kind\":\"desk\",\"phone\":\"101\"}", ReachChoice.class)).isEqualTo(ReachChoice.desk("101"));
        assertThat(json.readValue("{\"kind\":\"softphone\"}", ReachChoice.class)).isEqualTo(ReachChoice.SOFTPHONE);
    }
}
