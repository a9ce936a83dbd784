package org.permanence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectorySearchTest {

    @Test
    void theBeginningsOfWordsFindAnEntryInEitherLanguageWithoutAccents() {
        String fr = "Médiation de dettes – Écluse";
        String nl = "Schuldbemiddeling (Sluis)";
        assertThat(DirectorySearch.matches("mediat", fr, nl, null)).isTrue();
        assertThat(DirectorySearch.matches("ECLUSE det", fr, nl, null)).isTrue();
        assertThat(DirectorySearch.matches("sluis", fr, nl, null)).isTrue();
        assertThat(DirectorySearch.matches("", fr, nl)).as("nothing typed yet").isTrue();
        assertThat(DirectorySearch.matches("ettes", fr, nl)).as("not the middle of a word").isFalse();
        assertThat(DirectorySearch.matches("dettes logement", fr, nl)).as("every word").isFalse();
        assertThat(DirectorySearch.matches("coeur", "Le Cœur de l’Ilot")).isTrue();
    }
}
