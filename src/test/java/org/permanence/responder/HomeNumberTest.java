package org.permanence.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.pbx.PhoneNumber;

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
            "null, NOT_A_NUMBER",
            "'', NOT_A_NUMBER",
            "à la maison, NOT_A_NUMBER",
            "0470, TOO_SHORT",
            "047012345, UNASSIGNED",
            "04701234567, TOO_LONG",
            "0470123456 ext. 12, EXTENSION",
            "+33612345678, FOREIGN",
            "0903 12345, PREMIUM",
            "0800 35243, TOLL_FREE",
            "+999 12345678, UNASSIGNED",
    })
    void isRefusedWithTheFaultNamed(String text, HomeNumber.Fault fault) {
        assertThatThrownBy(() -> HomeNumber.parse(text, Set.of()))
                .isInstanceOfSatisfying(HomeNumber.NotPossible.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void abroadIsPossibleWhereThePrefixIsAllowed() {
        assertThat(HomeNumber.parse("+33 6 12 34 56 78", Set.of("+336"))).isEqualTo(new PhoneNumber("+33612345678"));
        assertThatThrownBy(() -> HomeNumber.parse("+33 1 23 45 67 89", Set.of("+336"))).isInstanceOf(HomeNumber.NotPossible.class);
    }

    @ParameterizedTest
    @EnumSource(HomeNumber.Fault.class)
    void everyFaultHasWordsOfItsOwn(HomeNumber.Fault fault) {
        assertThat(fault.words()).isNotBlank();
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
