package org.permanence.publication;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;
import org.permanence.publication.Difference.Change;
import org.permanence.publication.Difference.Span;

/** The text of the mail that tells somebody what a published week changes for them. */
final class PublicationWords {

    private PublicationWords() {}

    record Text(String subject, String body) {}

    /** Of one language. @param published the subject, with a date @param first the first sentence, with a date, a line and a number */
    private record Words(String hello, String published, String first, String added, String removed, String all, String none,
            String seen) {}

    private static Words words(Language language) {
        return switch (language) {
            case FR -> new Words("Bonjour", "Vos permanences, semaine du %s", "La coordination a publié la semaine du %s (%s, version %d).",
                    "Ajouté :", "Retiré :", "Vos permanences de cette semaine-là sur cette ligne :",
                    "Sur cette ligne, vous n’avez pas de permanence cette semaine-là.",
                    "Dites ici que vous l’avez vu :");
            case NL -> new Words("Dag", "Uw permanenties, week van %s", "De coördinatie heeft de week van %s gepubliceerd (%s, versie %d).",
                    "Toegevoegd:", "Weggehaald:", "Uw permanenties van die week op deze lijn:",
                    "Op deze lijn hebt u die week geen permanentie.",
                    "Zeg hier dat u het gezien hebt:");
            case EN -> new Words("Hello", "Your shifts, week of %s", "The coordinators have published the week of %s (%s, version %d).",
                    "Added:", "Removed:", "Your shifts of this line in that week:",
                    "You have no shift of this line in that week.",
                    "Say here that you have seen it:");
        };
    }

    /** @param week its Monday @param all of the person's shifts of that week @param link to the roster */
    static Text published(String name, String line, LocalDate week, int number, Change change, List<Span> all, String link,
            Language language) {
        Words words = words(language);
        Locale locale = Locale.of(language.code(), "BE");
        String monday = DateTimeFormatter.ofPattern("d MMMM", locale).format(week);
        StringBuilder body = new StringBuilder(words.hello + " " + name + ",\n\n" + words.first.formatted(monday, line, number) + "\n\n");
        list(body, words.added, change.added(), locale);
        list(body, words.removed, change.removed(), locale);
        if (all.isEmpty()) {
            body.append(words.none).append("\n\n");
        } else if (!all.equals(change.added())) {
            list(body, words.all, all, locale);
        }
        body.append(words.seen).append("\n\n").append(link).append("\n");
        return new Text("[Permanence] " + words.published.formatted(monday), body.toString());
    }

    private static void list(StringBuilder body, String title, List<Span> spans, Locale locale) {
        if (!spans.isEmpty()) {
            DateTimeFormatter day = DateTimeFormatter.ofPattern("EEEE d MMMM", locale).withZone(OpeningHours.ZONE);
            DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm").withZone(OpeningHours.ZONE);
            // The end of a day.
            DateTimeFormatter end = DateTimeFormatter.ofPattern("kk:mm").withZone(OpeningHours.ZONE);
            body.append(title).append("\n").append(spans.stream().map(span -> "  " + day.format(span.from()) + ", "
                    + time.format(span.from()) + " – " + end.format(span.to()) + "\n").collect(Collectors.joining())).append("\n");
        }
    }
}
