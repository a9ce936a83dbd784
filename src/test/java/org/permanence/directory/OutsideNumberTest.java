package org.permanence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.pbx.PhoneNumber;
import org.permanence.problem.Impossible;

class OutsideNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"02 555 12 34", "+32 2 555 12 34", "0032 2 555 12 34", "(02) 555.12.34"})
    void readsWhatPeopleWrite(String written) {
        assertThat(OutsideNumber.parse(written, Set.of())).isEqualTo(new PhoneNumber("+3225551234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "02 555", "0900 12 345", "0800 35 243", "078 15 15 15", "+33 1 42 68 53 00"})
    void refusesWhatTheLineDoesNotCallAndSaysWhyWithoutRepeatingIt(String written) {
        assertThatThrownBy(() -> OutsideNumber.parse(written, Set.of())).isInstanceOf(Impossible.class)
                .hasMessageNotContainingAny("555", "900", "35 243", "42 68");
    }

    @Test
    void anAllowedPrefixIsCalled() {
        assertThat(OutsideNumber.parse("+33 1 42 68 53 00", Set.of("+331"))).isEqualTo(new PhoneNumber("+33142685300"));
        assertThat(OutsideNumber.parse("0800 35 243", Set.of("+32800"))).isEqualTo(new PhoneNumber("+3280035243"));
    }

    @Test
    void isShownAsPeopleReadIt() {
        assertThat(OutsideNumber.shown(new PhoneNumber("+3225551234"))).isEqualTo("02 555 12 34");
        assertThat(OutsideNumber.shown(new PhoneNumber("+33142685300"))).isEqualTo("+33 1 42 68 53 00");
    }
}
