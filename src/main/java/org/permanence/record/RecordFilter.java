package org.permanence.record;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A selection of records.
 *
 * @param call  the record of this call
 * @param from  inclusive
 * @param to    exclusive
 * @param theme code of a theme or a subtheme of one of its demands
 * @param words each must occur in its free text; case and accents are ignored
 */
record RecordFilter(Optional<Long> holder, Optional<Boolean> open, Optional<Instant> from, Optional<Instant> to, Optional<Nature> nature,
        Optional<String> commune, Optional<String> theme, Optional<DemandStatus> status, Optional<String> words, Optional<UUID> call) {

    /** The search words, one by one. */
    static List<String> wordsOf(String typed) {
        return Arrays.stream(folded(typed).strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Same result as the database's function of this name. */
    static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]", "");
    }
}
