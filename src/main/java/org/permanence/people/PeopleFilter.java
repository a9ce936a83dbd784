package org.permanence.people;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which people a list shows. Pure.
 *
 * @param words   each must be the beginning of a word of the name, the address or the service; accents and case are ignored
 * @param partner 0: those whom no service lends
 * @param today   of the line
 */
record PeopleFilter(String words, Optional<Long> partner, Optional<String> language, State state, boolean withoutAccount, LocalDate today) {

    /** Everybody who answers the line, those of them who are on leave today, those who left, or all of them. */
    enum State {
        active, leave, left, all
    }

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    boolean matches(PersonView person) {
        return inState(person)
                && partner.map(id -> person.partner() == null ? id == 0 : person.partner().id() == id).orElse(true)
                && language.map(person.languages()::contains).orElse(true)
                && (!withoutAccount || person.account() == null)
                && named(person);
    }

    private boolean inState(PersonView person) {
        return switch (state) {
            case active -> person.active();
            case leave -> person.active() && person.leave() != null && person.leave().covers(today);
            case left -> !person.active();
            case all -> true;
        };
    }

    private boolean named(PersonView person) {
        List<String> there = words(person.firstName() + " " + person.surname() + " " + person.email() + " "
                + (person.partner() == null ? "" : person.partner().name()));
        return words(words).stream().allMatch(typed -> there.stream().anyMatch(word -> word.startsWith(typed)));
    }

    private static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT)
                .replace("œ", "oe").replace("æ", "ae");
        return Arrays.stream(BETWEEN_WORDS.split(plain)).filter(word -> !word.isEmpty()).toList();
    }
}
