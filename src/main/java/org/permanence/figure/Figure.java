package org.permanence.figure;

import static org.permanence.figure.Figure.Unit.CALLS;
import static org.permanence.figure.Figure.Unit.PEOPLE;
import static org.permanence.figure.Figure.Unit.SECONDS;
import static org.permanence.figure.Figure.Unit.SHARE;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.permanence.pbx.Language;

/**
 * Every figure, defined once: its formula over {@link Sum}s, the calls behind it, and its meaning in words. The wallboard, its half-hours,
 * the history and the exports all use this definition.
 */
public enum Figure {
    OFFERED("offered", CALLS, 10,
            count(s -> s.get(Sum.ANSWERED) + s.get(Sum.GAVE_UP) + s.get(Sum.NOBODY_ON_DUTY) + s.get(Sum.OVERFLOW) + s.get(Sum.FAILED)
                    + s.get(Sum.END_UNKNOWN) + s.get(Sum.IN_PROGRESS)),
            List.of(Sum.ANSWERED, Sum.GAVE_UP, Sum.NOBODY_ON_DUTY, Sum.OVERFLOW, Sum.FAILED, Sum.END_UNKNOWN, Sum.IN_PROGRESS),
            text("Appels présentés",
                    "Appels arrivés pendant que la ligne était ouverte, quel qu'ait été leur sort. Un appel compte dans la demi-heure de son arrivée."),
            text("Aangeboden oproepen",
                    "Oproepen die binnenkwamen terwijl de lijn open was, wat er ook mee gebeurde. Een oproep telt in het halfuur waarin hij binnenkwam."),
            text("Offered",
                    "Calls that arrived while the line was open, whatever became of them. A call counts in the half-hour in which it arrived.")),
    ANSWERED("answered", CALLS, 20, count(s -> s.get(Sum.ANSWERED)), List.of(Sum.ANSWERED),
            text("Répondus",
                    "Appels qu'une personne a acceptés : décrochés, et sur un téléphone privé confirmés par la touche 1. Une boîte vocale ne répond jamais."),
            text("Beantwoord",
                    "Oproepen die iemand heeft aangenomen: opgenomen, en op een privételefoon bevestigd met toets 1. Een voicemail beantwoordt nooit."),
            text("Answered",
                    "Calls that a person accepted: picked up, and on a home phone confirmed with key 1. A voicemail never answers.")),
    GAVE_UP("gaveUp", CALLS, 30, count(s -> s.get(Sum.GAVE_UP)), List.of(Sum.GAVE_UP),
            text("Abandonnés",
                    "Appels dont la personne a raccroché avant que quelqu'un réponde et avant toute annonce disant que personne ne répondrait."),
            text("Afgehaakt", "Oproepen waarvan de beller inhaakte voor iemand opnam en voor een bericht zei dat niemand zou opnemen."),
            text("Gave up", "Calls whose caller hung up before anybody answered and before an announcement said that nobody would.")),
    CLOSED("closed", CALLS, 70, count(s -> s.get(Sum.CLOSED) + s.get(Sum.HOLIDAY) + s.get(Sum.CLOSED_AD_HOC)),
            List.of(Sum.CLOSED, Sum.HOLIDAY, Sum.CLOSED_AD_HOC),
            text("Ligne fermée",
                    "Appels arrivés en dehors des heures, un jour férié, ou pendant une fermeture décidée à la main. Ils ne sont pas comptés comme présentés."),
            text("Lijn gesloten",
                    "Oproepen buiten de uren, op een feestdag of tijdens een sluiting met de hand. Ze tellen niet als aangeboden."),
            text("Line closed",
                    "Calls outside the hours, on a public holiday, or while the line was closed by hand. They do not count as offered.")),
    NOBODY_ON_DUTY("nobodyOnDuty", CALLS, 50, count(s -> s.get(Sum.NOBODY_ON_DUTY)), List.of(Sum.NOBODY_ON_DUTY),
            text("Personne en service", "Appels auxquels il a fallu dire que personne n'était en service ni joignable."),
            text("Niemand in dienst", "Oproepen die te horen kregen dat niemand in dienst of bereikbaar was."),
            text("Nobody on duty", "Calls that had to be told that nobody was on duty or could be reached.")),
    OVERFLOW("overflow", CALLS, 60, count(s -> s.get(Sum.OVERFLOW)), List.of(Sum.OVERFLOW),
            text("Attente dépassée",
                    "Appels qui ont attendu jusqu'à la durée maximale de la ligne et à qui on a dit que personne ne répondrait."),
            text("Te lang gewacht", "Oproepen die de langste wachttijd van de lijn bereikten en te horen kregen dat niemand zou opnemen."),
            text("Waited too long", "Calls that waited for the longest time that the line allows and were told that nobody would answer.")),
    FAILED("failed", CALLS, 80, count(s -> s.get(Sum.FAILED)), List.of(Sum.FAILED),
            text("Échoués", "Appels que la ligne elle-même a terminés, sans raison à dire à la personne : une panne."),
            text("Mislukt", "Oproepen die de lijn zelf beëindigde, zonder reden voor de beller: een storing."),
            text("Failed", "Calls that the line itself ended, for no reason that it could tell the caller: a fault.")),
    END_UNKNOWN("endUnknown", CALLS, Place.IN_HISTORY_ONLY, count(s -> s.get(Sum.END_UNKNOWN)), List.of(Sum.END_UNKNOWN),
            text("Fin inconnue", "Appels non répondus dont personne n'a vu la fin, à cause d'une panne."),
            text("Einde onbekend", "Niet beantwoorde oproepen waarvan niemand het einde zag, door een storing."),
            text("End unknown", "Calls that were not answered and whose end nobody saw, because of an outage.")),
    IN_PROGRESS("inProgress", CALLS, Place.IN_HISTORY_ONLY, count(s -> s.get(Sum.IN_PROGRESS)), List.of(Sum.IN_PROGRESS),
            text("Pas encore répondus", "Appels en cours auxquels personne n'a encore répondu : accueil ou attente."),
            text("Nog niet beantwoord", "Lopende oproepen die nog niemand beantwoordde: begroeting of wachtrij."),
            text("Not answered yet", "Calls going on that nobody has answered yet: greeting or waiting.")),
    ANSWERED_IN_TIME("answeredInTime", CALLS, Place.IN_HISTORY_ONLY, count(s -> s.get(Sum.ANSWERED_IN_TIME)), List.of(Sum.ANSWERED_IN_TIME),
            text("Répondus à temps",
                    "Appels répondus après une attente qui ne dépasse pas le délai fixé pour la ligne, compté depuis l'entrée dans la file."),
            text("Tijdig beantwoord", "Oproepen beantwoord binnen de termijn van de lijn, gerekend vanaf het begin van de wachtrij."),
            text("Answered in time", "Calls answered within the time set for the line, counted from joining the queue.")),
    GAVE_UP_IN_TIME("gaveUpInTime", CALLS, Place.IN_HISTORY_ONLY, count(s -> s.get(Sum.GAVE_UP_IN_TIME)), List.of(Sum.GAVE_UP_IN_TIME),
            text("Abandonnés tôt", "Appels abandonnés avant que le délai fixé pour la ligne soit dépassé, accueil compris."),
            text("Vroeg afgehaakt",
                    "Oproepen waarbij de beller afhaakte voor de termijn van de lijn verstreken was, ook tijdens de begroeting."),
            text("Gave up early", "Calls given up before the time set for the line had passed, during the greeting too.")),
    SERVICE_LEVEL_OF_ANSWERED("serviceLevelOfAnswered", SHARE, 90, share(Sum.ANSWERED_IN_TIME, s -> s.get(Sum.ANSWERED)),
            List.of(Sum.ANSWERED),
            text("Niveau de service (des répondus)",
                    "Répondus à temps, divisés par tous les répondus. Ne dit rien de ceux qui ont abandonné."),
            text("Serviceniveau (van beantwoorde)", "Tijdig beantwoord, gedeeld door alle beantwoorde. Zegt niets over wie opgaf."),
            text("Service level (of answered)", "Answered in time, divided by all answered. Says nothing of those who gave up.")),
    SERVICE_LEVEL_OF_OFFERED("serviceLevelOfOffered", SHARE, 100,
            share(Sum.ANSWERED_IN_TIME, s -> OFFERED.count(s) - s.get(Sum.IN_PROGRESS) - s.get(Sum.GAVE_UP_IN_TIME)),
            List.of(Sum.ANSWERED, Sum.GAVE_UP, Sum.NOBODY_ON_DUTY, Sum.OVERFLOW, Sum.FAILED, Sum.END_UNKNOWN),
            text("Niveau de service (des présentés)",
                    "Répondus à temps, divisés par les présentés sans ceux qui ont abandonné tôt ni ceux qui attendent encore."),
            text("Serviceniveau (van aangeboden)",
                    "Tijdig beantwoord, gedeeld door de aangeboden oproepen zonder wie vroeg opgaf en wie nog wacht."),
            text("Service level (of offered)",
                    "Answered in time, divided by the offered without those who gave up early and those who still wait.")),
    ABANDONMENT("abandonment", SHARE, Place.IN_HISTORY_ONLY, share(Sum.GAVE_UP, s -> OFFERED.count(s) - s.get(Sum.IN_PROGRESS)),
            List.of(Sum.GAVE_UP), text("Taux d'abandon", "Abandonnés, divisés par les présentés qui n'attendent plus."),
            text("Uitval", "Afgehaakt, gedeeld door de aangeboden oproepen die niet meer wachten."),
            text("Abandonment", "Gave up, divided by the offered that wait no more.")),
    AVERAGE_SPEED_OF_ANSWER("averageSpeedOfAnswer", SECONDS, 110, average(s -> s.get(Sum.ANSWER_WAIT), Sum.ANSWERED), List.of(Sum.ANSWERED),
            text("Attente moyenne", "Attente moyenne des appels répondus, de l'entrée dans la file à la réponse, sans l'accueil."),
            text("Gemiddelde wachttijd",
                    "Gemiddelde wachttijd van beantwoorde oproepen, van het begin van de wachtrij tot het antwoord, zonder de begroeting."),
            text("Average speed of answer", "Average wait of answered calls, from joining the queue to the answer, without the greeting.")),
    LONGEST_SPEED_OF_ANSWER("longestSpeedOfAnswer", SECONDS, 120, longest(Sum.LONGEST_ANSWER, Sum.ANSWERED), List.of(Sum.ANSWERED),
            text("Attente la plus longue (répondus)", "La plus longue attente parmi les appels répondus."),
            text("Langste wachttijd (beantwoord)", "De langste wachttijd onder de beantwoorde oproepen."),
            text("Longest wait (answered)", "The longest wait among answered calls.")),
    AVERAGE_TIME_TO_GIVE_UP("averageTimeToGiveUp", SECONDS, 40, average(s -> s.get(Sum.GIVE_UP_WAIT), Sum.GAVE_UP), List.of(Sum.GAVE_UP),
            text("Abandon après (moyenne)",
                    "Attente moyenne dans la file des appels abandonnés ; zéro pour qui raccroche pendant l'accueil."),
            text("Afgehaakt na (gemiddeld)",
                    "Gemiddelde tijd in de wachtrij van oproepen waarbij de beller afhaakte; nul voor wie tijdens de begroeting inhaakt."),
            text("Gave up after (average)",
                    "Average time in the queue of calls that were given up; zero for who hangs up during the greeting.")),
    LONGEST_TIME_TO_GIVE_UP("longestTimeToGiveUp", SECONDS, Place.IN_HISTORY_ONLY, longest(Sum.LONGEST_GIVE_UP, Sum.GAVE_UP),
            List.of(Sum.GAVE_UP), text("Abandon après (maximum)", "La plus longue attente parmi les appels abandonnés."),
            text("Afgehaakt na (langste)", "De langste tijd in de wachtrij van wie afhaakte."),
            text("Gave up after (longest)", "The longest time in the queue among calls that were given up.")),
    AVERAGE_HANDLING_TIME("averageHandlingTime", SECONDS, 130,
            average(s -> s.get(Sum.TALK) + s.get(Sum.HOLD) + s.get(Sum.WRAP_UP), Sum.HANDLED), List.of(Sum.HANDLED),
            text("Durée moyenne de traitement", "Conversation, mise en attente et clôture, en moyenne par appel répondu et terminé."),
            text("Gemiddelde afhandeltijd", "Gesprek, wachtstand en afwerking, gemiddeld per beantwoorde en afgelopen oproep."),
            text("Average handling time", "Talk, hold and wrap-up, on average for each call that was answered and is over.")),
    AVERAGE_TALK_TIME("averageTalkTime", SECONDS, Place.IN_HISTORY_ONLY, average(s -> s.get(Sum.TALK), Sum.HANDLED), List.of(Sum.HANDLED),
            text("Conversation moyenne", "De la réponse au départ de la dernière personne qui répondait, sans la mise en attente."),
            text("Gemiddeld gesprek", "Van het antwoord tot de laatste beantwoorder weg is, zonder de wachtstand."),
            text("Average talk time", "From the answer until the last responder left, without the time on hold.")),
    AVERAGE_HOLD_TIME("averageHoldTime", SECONDS, Place.IN_HISTORY_ONLY, average(s -> s.get(Sum.HOLD), Sum.HANDLED), List.of(Sum.HANDLED),
            text("Mise en attente moyenne", "Temps pendant lequel la personne a été mise en attente après la réponse."),
            text("Gemiddelde wachtstand", "Tijd waarin de beller na het antwoord in de wacht stond."),
            text("Average hold time", "Time for which the caller was on hold after the answer.")),
    AVERAGE_WRAP_UP_TIME("averageWrapUpTime", SECONDS, Place.IN_HISTORY_ONLY, average(s -> s.get(Sum.WRAP_UP), Sum.HANDLED),
            List.of(Sum.HANDLED),
            text("Clôture moyenne",
                    "Temps de clôture après l'appel, tel que le central téléphonique l'a accordé et que la personne l'a prolongé ou abrégé."),
            text("Gemiddelde afwerking",
                    "Afwerkingstijd na de oproep, zoals de centrale ze gaf en de beantwoorder ze verlengde of inkortte."),
            text("Average wrap-up time", "Wrap-up after the call, as the exchange gave it and the responder lengthened or shortened it.")),
    OCCUPANCY("occupancy", SHARE, 140, share(Sum.BUSY, s -> s.get(Sum.DUTY)), List.of(),
            text("Taux d'occupation",
                    "Temps en appel et en clôture, divisé par le temps en service sans les pauses (un appel ou une clôture qui se termine après compte des deux côtés), le tout à l'intérieur de la période. Non défini par langue ni par issue : le temps en service d'une personne ne s'y partage pas."),
            text("Bezettingsgraad",
                    "Tijd in gesprek en afwerking, gedeeld door de tijd in dienst zonder pauzes (een oproep of afwerking die daarna doorloopt telt aan beide kanten mee), alles binnen de periode. Niet bepaald per taal of per afloop: iemands tijd in dienst valt zo niet op te splitsen."),
            text("Occupancy",
                    "Time in calls and wrap-up, divided by the time on duty without pauses (a call or wrap-up that goes on after it counts on both sides), all within the period. Not defined by language or outcome: a person's time on duty does not divide that way.")),
    AVERAGE_ON_DUTY("averageOnDuty", PEOPLE, Place.IN_HISTORY_ONLY,
            s -> s.get(Sum.ELAPSED) == 0 ? null : (double) s.get(Sum.DUTY) / s.get(Sum.ELAPSED), List.of(),
            text("En service (moyenne)",
                    "Nombre moyen de personnes en service et pas en pause, ou qui terminent encore un appel, sur toute la période écoulée, nuits comprises."),
            text("In dienst (gemiddeld)",
                    "Gemiddeld aantal mensen in dienst en niet in pauze, of die nog een oproep afwerken, over de hele verstreken periode, nachten inbegrepen."),
            text("On duty (average)",
                    "Average number of people on duty and not paused, or still finishing a call, over all of the period that has passed, nights included."));

    public enum Unit {
        /** Whole numbers. */
        @JsonProperty("calls")
        CALLS,
        /** From 0 to 1. */
        @JsonProperty("share")
        SHARE,
        @JsonProperty("seconds")
        SECONDS,
        @JsonProperty("people")
        PEOPLE
    }

    /** Constants that the enum's constants need: those of the enum itself are initialised after them. */
    private static final class Place {
        static final int IN_HISTORY_ONLY = 0;
    }

    /** @param name for a heading @param meaning for a tooltip */
    public record Wording(String name, String meaning) {}

    private final String key;
    private final Unit unit;
    private final int place;
    private final Function<Sums, Double> formula;
    private final List<Sum> behind;
    private final Wording fr;
    private final Wording nl;
    private final Wording en;

    /**
     * @param place its position among the figures by which a day, a half-hour or any other part of a period is judged; or
     * {@link Place#IN_HISTORY_ONLY}
     * @param behind the calls that are listed behind it; none for people's time
     */
    Figure(String key, Unit unit, int place, Function<Sums, Double> formula, List<Sum> behind, Wording fr, Wording nl, Wording en) {
        this.key = key;
        this.unit = unit;
        this.place = place;
        this.formula = formula;
        this.behind = behind;
        this.fr = fr;
        this.nl = nl;
        this.en = en;
    }

    public static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    /** The name of its field in answers and exports. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** Empty: the figure exists for a whole period only. */
    OptionalInt place() {
        return place == Place.IN_HISTORY_ONLY ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Whether a list of calls stands behind it. */
    boolean hasCalls() {
        return !behind.isEmpty();
    }

    public Wording wording(Language language) {
        return switch (language) {
            case FR -> fr;
            case NL -> nl;
            case EN -> en;
        };
    }

    /** @return null when it is undefined: a share or an average of nothing */
    Double of(Sums sums) {
        return formula.apply(sums);
    }

    /** The value as it is sent: calls are whole numbers. @return null when it is undefined */
    Number exactly(Sums sums) {
        if (unit == Unit.CALLS) {
            return count(sums);
        }
        return of(sums);
    }

    /** For a figure that counts calls. */
    long count(Sums sums) {
        return Math.round(of(sums));
    }

    /** The condition on {@code call c} and its {@code line l} to be counted in this figure; a figure without calls has none. */
    String behind() {
        return behind.isEmpty() ? "false"
                : behind.stream().map(sum -> "(" + sum.where() + ")").collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static Wording text(String name, String meaning) {
        return new Wording(name, meaning);
    }

    private static Function<Sums, Double> count(ToLongFunction<Sums> calls) {
        return s -> (double) calls.applyAsLong(s);
    }

    private static Function<Sums, Double> share(Sum part, ToLongFunction<Sums> whole) {
        return s -> whole.applyAsLong(s) <= 0 ? null : (double) s.get(part) / whole.applyAsLong(s);
    }

    /** In seconds. */
    private static Function<Sums, Double> average(ToLongFunction<Sums> milliseconds, Sum calls) {
        return s -> s.get(calls) == 0 ? null : milliseconds.applyAsLong(s) / 1000.0 / s.get(calls);
    }

    private static Function<Sums, Double> longest(Sum milliseconds, Sum calls) {
        return s -> s.get(calls) == 0 ? null : s.get(milliseconds) / 1000.0;
    }
}
