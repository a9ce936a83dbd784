package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.record.PersonalData.Kind.EMAIL;
import static org.permanence.record.PersonalData.Kind.IBAN;
import static org.permanence.record.PersonalData.Kind.NATIONAL_NUMBER;
import static org.permanence.record.PersonalData.Kind.PHONE;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a listener may type in French and Dutch, with and without something that tells who the caller is. The numbers are made up or
 * published examples.
 */
class PersonalDataTest {

    /** An office that is in the directory. */
    private static final Set<String> KNOWN = Set.of("+3225082111");

    private static List<String> found(String text) {
        return PersonalData.in(text, KNOWN::contains).stream().map(f -> f.kind() + " " + text.substring(f.from(), f.to())).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Rappeler au 0470 12 34 56 après 18 h                            | PHONE 0470 12 34 56",
            "Terugbellen op 0470/12.34.56 na 18u                             | PHONE 0470/12.34.56",
            "Monsieur est joignable au 0470123456.                           | PHONE 0470123456",
            "son gsm : +32 470 12 34 56                                      | PHONE +32 470 12 34 56",
            "nummer van de dochter: 0032 470 12 34 56                        | PHONE 0032 470 12 34 56",
            "fixe 02 512 34 56, demander la fille                            | PHONE 02 512 34 56",
            "vaste lijn 02/512.34.56                                         | PHONE 02/512.34.56",
            "son frère en France, +33 6 12 34 56 78                          | PHONE +33 6 12 34 56 78",
            "écrire à marie.dupont@exemple.be pour le formulaire             | EMAIL marie.dupont@exemple.be",
            "mailen naar jan_peeters+cpas@voorbeeld.brussels, dringend       | EMAIL jan_peeters+cpas@voorbeeld.brussels",
            "NN 85.07.30-033.28, demande du RIS                              | NATIONAL_NUMBER 85.07.30-033.28",
            "rijksnummer 85073003328                                         | NATIONAL_NUMBER 85073003328",
            "le petit est né en 2017 : 17.01.15-001.39                       | NATIONAL_NUMBER 17.01.15-001.39",
            "bisnummer 85 47 30 033 17                                       | NATIONAL_NUMBER 85 47 30 033 17",
            "verser sur BE68 5390 0754 7034 pour le loyer                    | IBAN BE68 5390 0754 7034",
            "rekening be68539007547034                                       | IBAN be68539007547034",
            "compte du propriétaire : FR14 2004 1010 0505 0001 3M02 606 (Lille) | IBAN FR14 2004 1010 0505 0001 3M02 606",
            "stort op NL91 ABNA 0417 1643 00 voor de huur                    | IBAN NL91 ABNA 0417 1643 00",
    })
    void whatTellsWhoSomebodyIsIsFound(String text, String expected) {
        assertThat(found(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Orienté vers le 112, puis le 1700 et le 107",
            "Doorverwezen naar 1712, Tele-Onthaal 106 en het 0800 35 243",
            "Numéro vert 0800/35.243, aussi 0800 35 243 ou +32 800 35 243",
            "Le CPAS de Bruxelles-Ville, 02 508 21 11, ne répond pas",
            "OCMW 02/508.21.11 onbereikbaar, ook +32 2 508 21 11",
            "Loyer de 1.250,00 € et 12.345.678 euros de dettes",
            "huur 850 EUR, schuld van 4 701 234,56 euro",
            "Rendez-vous le 02/12/2026 à 14 h 30, audience le 12-11-2026",
            "afspraak op 03.12.2026 om 9u30, zitting 2026-12-03",
            "habite 1050 Ixelles, avant 1000 Bruxelles et 1210 Saint-Josse",
            "woont in 1080 Molenbeek, vroeger 9000 Gent",
            "dossier 2026/12345, réf. LOG-04-2026-0012",
            "dossiernummer 26-123456-7, rolnummer 2026/AB/1234",
            "n° d'entreprise BE 0403.227.579 et TVA BE0403227579",
            "ondernemingsnummer 0475.512.311",
            "85073003329 n'est le numéro de personne, 99.13.45-033.28 non plus",
            "BE68 5390 0754 7035 kan niet bestaan",
            "3 enfants, 2 chambres, 45 m², 6 mois de retard, art. 1344",
            "appeler @bruxelles sur les réseaux, prix à 5 €/m2 @ Evere",
            "",
    })
    void whatIsHarmlessIsNotMarked(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void severalAreFoundInTheOrderOfTheTextWithTheirPlaces() {
        String text = "0470 12 34 56 ou a@b.be, BE68 5390 0754 7034, 85.07.30-033.28; CPAS 02 508 21 11";
        List<PersonalData.Found> found = PersonalData.in(text, KNOWN::contains);

        assertThat(found).extracting(PersonalData.Found::kind).containsExactly(PHONE, EMAIL, IBAN, NATIONAL_NUMBER);
        assertThat(found.getFirst()).isEqualTo(new PersonalData.Found(0, 13, PHONE));
        assertThat(found.get(2)).isEqualTo(new PersonalData.Found(text.indexOf("BE68"), text.indexOf(", 85"), IBAN));
    }

    @Test
    void anOfficeOutsideTheDirectoryIsMarkedAndInsideItIsNot() {
        assertThat(PersonalData.in("02 512 34 56", _ -> false)).hasSize(1);
        assertThat(PersonalData.in("02 512 34 56", "+3225123456"::equals)).isEmpty();
    }

    @Test
    void textWithoutEndTakesNoTimeWithoutEnd() {
        String text = "1 2 3 4 5 6 7 8 9 0 ".repeat(1000);
        long begin = System.nanoTime();
        PersonalData.in(text, _ -> false);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(PersonalData.in(null, _ -> false)).isEmpty();
    }
}
