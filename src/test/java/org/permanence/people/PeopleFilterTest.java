package org.permanence.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.people.PeopleFilter.State;
import org.permanence.responder.Leave;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderService.PartnerView;

/** Whom a coordinator finds. */
class PeopleFilterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static PersonView person(String firstName, String surname, boolean active, Leave leave) {
        return new PersonView(1, surname, firstName, "an@casg.example", Set.of("fr", "nl"), Set.of(),
                new PartnerView(7, "CASG d’Évere", true),
                active,
                ReachChoice.SOFTPHONE, null, null, false, null, null, false, false, leave, 1, null);
    }

    private static final PersonView AN = person("Anaïs", "Van den Œver", true, null);

    private static PeopleFilter filter(String words, State state) {
        return new PeopleFilter(words, Optional.empty(), Optional.empty(), state, false, TODAY);
    }

    @ParameterizedTest
    @CsvSource({"anais, true", "ANAÏS van, true", "oever, true", "den anai, true", "evere, true", "casg, true", "nais, false", "'  ', true",
            "anais nobody, false"})
    void accentsCaseAndOrderDoNotMatter(String words, boolean found) {
        assertThat(filter(words, State.active).matches(AN)).isEqualTo(found);
    }

    @Test
    void leaveIsOfToday() {
        assertThat(filter("", State.leave).matches(AN)).isFalse();
        assertThat(filter("", State.leave).matches(person("A", "B", true, new Leave(TODAY, TODAY)))).isTrue();
        assertThat(filter("", State.leave).matches(person("A", "B", true, new Leave(TODAY.minusDays(9), null)))).isTrue();
        assertThat(filter("", State.leave).matches(person("A", "B", true, new Leave(TODAY.plusDays(1), null)))).isFalse();
        assertThat(filter("", State.leave).matches(person("A", "B", true, new Leave(TODAY.minusDays(9), TODAY.minusDays(1))))).isFalse();
        assertThat(filter("", State.leave).matches(person("A", "B", false, new Leave(TODAY, null)))).isFalse();
    }

    @Test
    void whoLeftIsFoundWhereAskedFor() {
        PersonView left = person("A", "B", false, null);
        assertThat(filter("", State.active).matches(left)).isFalse();
        assertThat(filter("", State.left).matches(left)).isTrue();
        assertThat(filter("", State.all).matches(left)).isTrue();
    }

    @Test
    void byServiceLanguageAndAccount() {
        assertThat(new PeopleFilter("", Optional.of(7L), Optional.of("nl"), State.active, true, TODAY).matches(AN)).isTrue();
        assertThat(new PeopleFilter("", Optional.of(0L), Optional.empty(), State.active, false, TODAY).matches(AN)).isFalse();
        assertThat(new PeopleFilter("", Optional.empty(), Optional.of("en"), State.active, false, TODAY).matches(AN)).isFalse();
    }
}
