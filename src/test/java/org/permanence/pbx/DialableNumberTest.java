package org.permanence.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.problem.Impossible;

class DialableNumberTest {

    @ParameterizedTest
    @CsvSource({
            "0470123456, +32470123456",
            "0470/12.34.56, +32470123456",
            "+32 470 12 34 56, +32470123456",
            "+32 (0)470 12 34 56, +32470123456",
            "0032470123456, +32470123456",
            "' 02 512 34 56 ', +3225123456",
            "(02) 555.12.34, +3225551234",
            "04 221 12 34, +3242211234",
    })
    void isReadAsPeopleWriteIt(String text, String e164) {
        assertThat(DialableNumber.parse(text, Set.of())).isEqualTo(new PhoneNumber(e164));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "null, NotANumber",
            "'', NotANumber",
            "à la maison, NotANumber",
            "0470, NumberTooShort",
            "047012345, NumberUnassigned",
            "04701234567, NumberTooLong",
            "0470123456 ext. 12, NumberWithExtension",
            "+33612345678, NumberForeign",
            "0903 12345, NumberPremium",
            "0800 35243, NumberTollFree",
            "078 15 15 15, NumberOfAnotherKind",
            "+999 12345678, NumberUnassigned",
    })
    void isRefusedWithTheFaultNamed(String text, String fault) {
        assertThatThrownBy(() -> DialableNumber.parse(text, Set.of()))
                .isInstanceOfSatisfying(Impossible.class, e -> assertThat(e.refusal().getClass().getSimpleName()).isEqualTo(fault));
    }

    @Test
    void anAllowedPrefixIsCalled() {
        assertThat(DialableNumber.parse("0800 35 243", Set.of("+32800"))).isEqualTo(new PhoneNumber("+3280035243"));
        assertThat(DialableNumber.parse("+33 6 12 34 56 78", Set.of("+336"))).isEqualTo(new PhoneNumber("+33612345678"));
        assertThatThrownBy(() -> DialableNumber.parse("+33 1 23 45 67 89", Set.of("+336"))).isInstanceOf(Impossible.class);
    }

    @Test
    void aFaultDoesNotRepeatTheNumber() {
        assertThatThrownBy(() -> DialableNumber.parse("+33612345678", Set.of())).message().doesNotContain("612345678");
    }

    @Test
    void isShownAsPeopleReadIt() {
        assertThat(DialableNumber.shown(new PhoneNumber("+3225551234"))).isEqualTo("02 555 12 34");
        assertThat(DialableNumber.shown(new PhoneNumber("+33142685300"))).isEqualTo("+33 1 42 68 53 00");
    }

    @Test
    void isShownWithAllButItsLastDigitsHidden() {
        assertThat(DialableNumber.masked(new PhoneNumber("+32470123456"))).isEqualTo("+32 … 56");
    }
}
