package org.permanence.planning.sheet;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.permanence.pbx.Language;
import org.permanence.planning.Availability;

/** The words of the services' sheets, in French, Dutch and English. Pure. */
final class Words {

    /** What an answer may say. Empty: nothing. */
    record Mark(Optional<Availability> answer) {}

    /** What a column is about that is no shift. */
    enum Column {
        NAME, FIRST_NAME, SURNAME, MAIL, PHONE, OTHER
    }

    /** No answer is longer, with its punctuation. */
    private static final int LONGEST_MARK = 60;
    private static final Map<String, Optional<Availability>> MARKS = new HashMap<>();
    private static final Map<String, Column> COLUMNS = new HashMap<>();
    private static final Map<Language, Map<String, DayOfWeek>> DAYS = new EnumMap<>(Language.class);
    private static final Map<String, Month> MONTHS = new TreeMap<>();
    private static final Set<String> TOTALS = Set.of("total", "totaux", "totaal", "som", "somme", "sum", "aantal", "nombre", "count");
    /** How dates and columns without a word of ours are filled in between. */
    static final Set<String> LINKS =
            Set.of("de", "du", "le", "van", "from", "of", "the", "op", "on", "a", "et", "en", "and", "h", "u", "uur",
                    "heures", "heure", "th", "st", "nd", "rd", "er", "e");

    static {
        mark(Availability.YES, "x", "v", "✓", "✔", "☑", "✅", "1", "oui", "o", "ja", "j", "ok", "yes", "y", "true", "vrai", "waar", "dispo",
                "disponible", "beschikbaar", "available");
        mark(Availability.IF_NEEDED, "si besoin", "si necessaire", "au besoin", "indien nodig", "zo nodig", "if needed", "if necessary");
        mark(Availability.PREFERRED, "prefere", "preferee", "preference", "de preference", "volontiers", "voorkeur", "bij voorkeur",
                "liefst",
                "preferred", "gladly");
        mark(Availability.NO, "non", "n", "neen", "nee", "no", "0", "-", "–", "—", "/", "false", "faux", "onwaar", "pas dispo", "indispo",
                "pas disponible", "indisponible", "niet beschikbaar", "onbeschikbaar", "not available", "unavailable");

        column(Column.NAME, "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "nom complet", "naam en voornaam",
                "voornaam en naam",
                "naam voornaam", "voornaam naam", "volledige naam", "full name", "personne", "persoon", "person", "repondant", "repondante",
                "repondant e", "beantwoorder", "responder", "medewerker", "collaborateur", "travailleur", "werknemer", "qui", "wie", "who");
        column(Column.SURNAME, "nom", "nom de famille", "naam", "familienaam", "achternaam", "name", "surname", "last name", "family name");
        column(Column.FIRST_NAME, "prenom", "voornaam", "first name", "given name");
        column(Column.MAIL, "mail", "e mail", "email", "courriel", "adresse mail", "adresse e mail", "adresse email", "mailadres",
                "e mailadres",
                "emailadres", "e mail adres", "email address", "e mail address", "mail address");
        column(Column.PHONE, "telephone", "tel", "gsm", "n de telephone", "numero", "numero de telephone", "numero gsm", "telefoon",
                "telefoonnummer", "nummer", "gsm nummer", "gsmnummer", "mobile", "mobiel", "portable", "phone", "phone number", "no tel",
                "n tel");
        column(Column.OTHER, "service", "dienst", "organisation", "organisatie", "institution", "instelling", "partenaire", "partner",
                "remarque",
                "remarques", "opmerking", "opmerkingen", "note", "notes", "nota", "remark", "remarks", "commentaire", "commentaires",
                "langue",
                "langues", "taal", "talen", "language", "languages", "total", "totaal", "totaux", "n", "nr", "no", "fonction", "functie");

        days(Language.FR, "lundi lun lu", "mardi mar ma", "mercredi mer me merc", "jeudi jeu je", "vendredi ven ve vend", "samedi sam sa",
                "dimanche dim di");
        days(Language.NL, "maandag maa ma", "dinsdag din di dins", "woensdag woe wo woens", "donderdag don do dond", "vrijdag vri vr vrij",
                "zaterdag zat za", "zondag zon zo");
        days(Language.EN, "monday mon mo", "tuesday tue tu tues", "wednesday wed we", "thursday thu th thur thurs", "friday fri fr",
                "saturday sat sa", "sunday sun su");

        months("janvier januari january", "fevrier februari february", "mars maart march mrt", "avril april", "mai mei may",
                "juin juni june",
                "juillet juli july", "aout augustus august", "septembre september", "octobre oktober october", "novembre november",
                "decembre december");
    }

    private Words() {}

    private static void mark(Availability answer, String... words) {
        Arrays.stream(words).forEach(word -> MARKS.put(word, Optional.of(answer)));
    }

    private static void column(Column column, String... words) {
        Arrays.stream(words).forEach(word -> COLUMNS.put(word, column));
    }

    private static void days(Language language, String... week) {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Stream.of(week[day.ordinal()].split(" ")).forEach(word -> days.put(word, day));
        }
        DAYS.put(language, days);
    }

    private static void months(String... year) {
        for (Month month : Month.values()) {
            Stream.of(year[month.ordinal()].split(" ")).forEach(word -> MONTHS.put(word, month));
        }
    }

    /** Without what nobody sees: spaces that do not break, marks of no width, spaces at the ends. */
    static String tidy(String text) {
        return text == null ? "" : text.replaceAll("[\\u00A0\\u2007\\u202F\\u2009\\u3000]", " ")
                .replaceAll("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD\\u202A-\\u202E]", "").strip();
    }

    /** As it is compared: small letters, no accents, single spaces. */
    static String plain(String text) {
        return Normalizer.normalize(tidy(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "")
                .replace('’', '\'').replaceAll("\\s+", " ").strip();
    }

    /** A name as it is compared: hyphens, apostrophes and points are spaces. */
    static String name(String text) {
        return plain(text).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }

    static Optional<Mark> mark(String text) {
        if (text.length() > LONGEST_MARK) {
            return Optional.empty();
        }
        String plain = plain(text);
        Optional<Availability> answer = MARKS.get(plain.length() > 1 ? plain.replaceAll("[.!]+$", "").strip() : plain);
        return answer == null ? Optional.empty() : Optional.of(new Mark(answer));
    }

    /** Also in two languages: {@code Nom / Naam}. */
    static Optional<Column> column(String text) {
        return Stream.concat(Stream.of(text), Stream.of(text.split("[/|()\n;:*]"))).map(part -> COLUMNS.get(name(part)))
                .filter(Objects::nonNull).findFirst();
    }

    static boolean isTotal(String name) {
        return TOTALS.contains(name(name));
    }

    /** By the languages in which it is one. */
    static Map<Language, DayOfWeek> weekday(String plain) {
        Map<Language, DayOfWeek> found = new EnumMap<>(Language.class);
        DAYS.forEach((language, days) -> Optional.ofNullable(days.get(plain)).ifPresent(day -> found.put(language, day)));
        return found;
    }

    /** @param plain of three letters at least, when it is short for a month */
    static Optional<Month> month(String plain) {
        if (plain.length() < 3) {
            return Optional.empty();
        }
        Set<Month> found = MONTHS.entrySet().stream().filter(each -> each.getKey().startsWith(plain)).map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.ofNullable(MONTHS.get(plain));
    }

    static String dayName(DayOfWeek day, Language language) {
        return switch (language) {
            case FR -> List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche").get(day.ordinal());
            case NL -> List.of("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag").get(day.ordinal());
            case EN -> List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday").get(day.ordinal());
        };
    }

    static String shown(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    static String shown(LocalDateTime moment) {
        return shown(moment.toLocalDate()) + (moment.toLocalTime().toSecondOfDay() == 0 ? ""
                : " %02d:%02d".formatted(moment.getHour(), moment.getMinute()));
    }

    static String shown(Optional<Availability> answer, Language language) {
        int index = answer.map(Availability::ordinal).orElse(Availability.values().length);
        return switch (language) {
            case FR -> List.of("préféré", "oui", "si besoin", "non", "vide").get(index);
            case NL -> List.of("voorkeur", "ja", "indien nodig", "neen", "leeg").get(index);
            case EN -> List.of("preferred", "yes", "if needed", "no", "empty").get(index);
        };
    }

    static String quoted(String text, Language language) {
        return switch (language) {
            case FR -> "« " + text + " »";
            case NL -> "„" + text + "”";
            case EN -> "“" + text + "”";
        };
    }

    /** What a cell may say, in a language. */
    static String marks(Language language) {
        return switch (language) {
            case FR -> "x ou oui, préféré, si besoin, non";
            case NL -> "x of ja, voorkeur, indien nodig, neen";
            case EN -> "x or yes, preferred, if needed, no";
        };
    }
}
