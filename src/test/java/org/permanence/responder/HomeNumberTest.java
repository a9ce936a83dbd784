package org.permanence.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.pbx.PhoneNumber;
import org.permanence.problem.Impossible;

class HomeNumberTest {

    @ParameterizedTest
    @CsvSource({
            "0470123456, +32470123456",
            "0470/12.34.56, +32470123456",
            "+32 470 12 34 56, +32470123456",
            "+32 (0)470 12 34 56, +32470123456",
            "0032470123456, +32470123456",
            "' 02 512 34 56 ', +3225123456",
            "04 221 12 34, +3242211234",
    })
    void isReadAsPeopleWriteIt(String text, String e164) {
        assertThat(HomeNumber.parse(text, Set.of())).isEqualTo(new PhoneNumber(e164));
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
            "+999 12345678, NumberUnassigned",
    })
    void isRefusedWithTheFaultNamed(String text, String fault) {
        assertThatThrownBy(() -> HomeNumber.parse(text, Set.of()))
                .isInstanceOfSatisfying(Impossible.class, e -> assertThat(e.refusal().getClass().getSimpleName()).isEqualTo(fault));
    }

    @Test
    void abroadIsPossibleWhereThePrefixIsAllowed() {
        assertThat(HomeNumber.parse("+33 6 12 34 56 78", Set.of("+336"))).isEqualTo(new PhoneNumber("+33612345678"));
        assertThatThrownBy(() -> HomeNumber.parse("+33 1 23 45 67 89", Set.of("+336"))).isInstanceOf(Impossible.class);
    }

    @Test
    void aFaultDoesNotRepeatTheNumber() {
        assertThatThrownBy(() -> HomeNumber.parse("+33612345678", Set.of())).message().doesNotContain("612345678");
    }

    @Test
    void isShownWithAllButItsLastDigitsHidden() {
        assertThat(HomeNumber.masked(new PhoneNumber("+32470123456"))).isEqualTo("+32 … 56");
    }
}
