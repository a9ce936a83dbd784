package org.permanence.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.Language;
import org.permanence.publication.Difference.Change;
import org.permanence.publication.Difference.Span;

class PublicationWordsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final Span EVENING = new Span(Instant.parse("2026-12-08T19:00:00Z"), Instant.parse("2026-12-08T23:00:00Z"));
    private static final Span MORNING = new Span(Instant.parse("2026-12-09T07:00:00Z"), Instant.parse("2026-12-09T11:00:00Z"));

    private static PublicationWords.Text mail(Change change, List<Span> all, Language language) {
        return PublicationWords.published("Ann", "Allo ? Aide sociale", MONDAY, 2, change, all, "https://line.example/#/roster", language);
    }

    @Test
    void whatChangesAndWhatRemainsIsListed() {
        PublicationWords.Text mail = mail(new Change(List.of(EVENING), List.of()), List.of(EVENING, MORNING), Language.FR);

        assertThat(mail.subject()).isEqualTo("[Permanence] Vos permanences, semaine du 7 décembre");
        assertThat(mail.body()).isEqualTo("""
                Bonjour Ann,

                La coordination a publié la semaine du 7 décembre (Allo ? Aide sociale, version 2).

                Ajouté :
                  mardi 8 décembre, 20:00 – 24:00

                Vos permanences de cette semaine-là sur cette ligne :
                  mardi 8 décembre, 20:00 – 24:00
                  mercredi 9 décembre, 08:00 – 12:00

                Dites ici que vous l’avez vu :

                https://line.example/#/roster
                """);
    }

    @Test
    void whoHasNothingLeftIsToldSo() {
        assertThat(mail(new Change(List.of(), List.of(MORNING)), List.of(), Language.NL).body())
                .contains("Weggehaald:\n  woensdag 9 december, 08:00 – 12:00", "Op deze lijn hebt u die week geen permanentie.");
    }

    @Test
    void aFirstVersionIsNotListedTwice() {
        assertThat(mail(new Change(List.of(MORNING), List.of()), List.of(MORNING), Language.EN).body()).containsOnlyOnce("08:00 – 12:00")
                .contains("Wednesday 9 December");
    }
}
