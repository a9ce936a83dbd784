package org.permanence.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;

/** The text of an alert's mail. It says how many people are concerned, never which. */
final class AlertWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("dd/MM HH:mm");

    private AlertWords() {}

    record Text(String subject, String body) {}

    static Text begin(Alert alert, String line, Language language) {
        String what = what(alert, language);
        String since = time(alert.since(), DAY_AND_TIME);
        return new Text("[Permanence] " + about(line) + what, about(line) + what + ".\n" + switch (language) {
            case FR -> "Depuis " + since
                    + ".\n\nUn seul message par alerte, et un autre quand elle prend fin. Le tableau de bord en dit plus.";
            case NL -> "Sinds " + since + ".\n\nEén bericht per waarschuwing, en nog één wanneer ze voorbij is. Het wallboard zegt meer.";
            case EN -> "Since " + since + ".\n\nOne message for each alert, and another when it is over. The wallboard tells more.";
        } + "\n");
    }

    static Text end(Alert alert, String line, Language language) {
        String what = what(alert, language);
        Instant end = alert.endedAt().orElseThrow();
        String from = time(alert.since(), DAY_AND_TIME);
        String to = time(end, TIME);
        String lasted = duration(Duration.between(alert.since(), end).toSeconds());
        String over = switch (language) {
            case FR -> "Terminé : ";
            case NL -> "Voorbij: ";
            case EN -> "Over: ";
        };
        return new Text("[Permanence] " + over + about(line) + what, over + about(line) + what + ".\n" + switch (language) {
            case FR -> "De " + from + " à " + to + " (" + lasted + ").";
            case NL -> "Van " + from + " tot " + to + " (" + lasted + ").";
            case EN -> "From " + from + " to " + to + " (" + lasted + ").";
        } + "\n");
    }

    private static String about(String line) {
        return line == null ? "" : line + " – ";
    }

    private static String time(Instant at, DateTimeFormatter form) {
        return form.format(at.atZone(OpeningHours.ZONE));
    }

    private static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min"
                : seconds / 3600 + " h " + "%02d".formatted(seconds % 3600 / 60);
    }

    private static String what(Alert alert, Language language) {
        Long value = alert.holds().value();
        Long threshold = alert.holds().threshold();
        return switch (alert.key().kind()) {
            case WAITING -> switch (language) {
                case FR -> "appels en attente : " + value + " (seuil " + threshold + ")";
                case NL -> "wachtende oproepen: " + value + " (drempel " + threshold + ")";
                case EN -> "calls waiting: " + value + " (threshold " + threshold + ")";
            };
            case LONGEST_WAIT -> switch (language) {
                case FR -> "attente la plus longue : " + duration(value) + " (seuil " + duration(threshold) + ")";
                case NL -> "langste wachttijd: " + duration(value) + " (drempel " + duration(threshold) + ")";
                case EN -> "longest wait: " + duration(value) + " (threshold " + duration(threshold) + ")";
            };
            case NOBODY_ON_DUTY -> value == null || value == 0 ? switch (language) {
                case FR -> "la ligne est ouverte et personne n’est en service";
                case NL -> "de lijn is open en niemand is in dienst";
                case EN -> "the line is open and nobody is on duty";
            } : switch (language) {
                case FR -> "la ligne est ouverte et personne ne peut être appelé (en service : " + value + ")";
                case NL -> "de lijn is open en niemand kan gebeld worden (in dienst: " + value + ")";
                case EN -> "the line is open and nobody can be rung (on duty: " + value + ")";
            };
            case BELOW_FLOOR -> switch (language) {
                case FR -> "joignables : " + value + ", minimum " + threshold;
                case NL -> "bereikbaar: " + value + ", minimum " + threshold;
                case EN -> "can be rung: " + value + ", floor " + threshold;
            };
            case UNREACHABLE -> switch (language) {
                case FR -> "en service mais injoignables : " + value;
                case NL -> "in dienst maar onbereikbaar: " + value;
                case EN -> "on duty but unreachable: " + value;
            };
            case TURNED_AWAY -> switch (language) {
                case FR -> "appels renvoyés sans réponse : " + value;
                case NL -> "oproepen zonder antwoord afgewezen: " + value;
                case EN -> "calls turned away unanswered: " + value;
            };
            case NEXT_SHIFT_BELOW_FLOOR -> {
                String begins = shift(alert.key().subject());
                yield switch (language) {
                    case FR -> "permanence de " + begins + " : prévus " + value + ", minimum " + threshold;
                    case NL -> "permanentie van " + begins + ": gepland " + value + ", minimum " + threshold;
                    case EN -> "shift of " + begins + ": planned " + value + ", floor " + threshold;
                };
            }
            case PBX_AWAY -> switch (language) {
                case FR -> "le central téléphonique ne répond pas ; les appels continuent peut-être, les écrans ne les voient pas";
                case NL -> "de telefooncentrale antwoordt niet; oproepen gaan misschien door, de schermen zien ze niet";
                case EN -> "the telephone exchange does not answer; calls may go on, screens do not see them";
            };
            case TRUNK_REFUSED -> switch (language) {
                case FR -> "l’opérateur téléphonique refuse le central : personne ne peut appeler, aucun téléphone privé n’est joint";
                case NL -> "de telefoonoperator weigert de centrale: niemand kan bellen, geen privételefoon wordt bereikt";
                case EN -> "the carrier refuses the telephone exchange: nobody can call, no home phone is reached";
            };
            case CARRIER_SILENT -> switch (language) {
                case FR -> "l’opérateur téléphonique ne répond pas : personne ne peut appeler, aucun téléphone privé n’est joint";
                case NL -> "de telefoonoperator antwoordt niet: niemand kan bellen, geen privételefoon wordt bereikt";
                case EN -> "the carrier does not answer: nobody can call, no home phone is reached";
            };
            case SOFTPHONES_REFUSED -> switch (language) {
                case FR -> "le central n’accepte plus de téléphones de navigateur : qui ouvre ou recharge sa page ne peut pas être appelé";
                case NL -> "de centrale aanvaardt geen browsertelefoons meer: wie de pagina opent of herlaadt, kan niet worden gebeld";
                case EN -> "the telephone exchange accepts no more browser phones: who opens or reloads a page cannot be rung";
            };
            case PBX_LOGS -> switch (language) {
                case FR ->
                        "le journal du central téléphonique a des lacunes (disque plein ?) : des appels d'une panne du service pourraient manquer dans les chiffres";
                case NL ->
                        "het logboek van de telefooncentrale heeft gaten (schijf vol?): oproepen tijdens een storing van de dienst kunnen in de cijfers ontbreken";
                case EN ->
                        "the telephone exchange's log has gaps (disk full?): calls during an outage of the service may be missing from the figures";
            };
            case DATABASE_AWAY -> switch (language) {
                case FR -> "la base de données ne répond pas ; les appels continuent, rien n’est encore enregistré";
                case NL -> "de database antwoordt niet; oproepen gaan door, er wordt nog niets opgeslagen";
                case EN -> "the database does not answer; calls go on, nothing is stored yet";
            };
            case DATABASE_NOT_WRITING -> switch (language) {
                case FR -> "la base de données n’enregistre plus rien ; les appels continuent, rien n’est encore écrit";
                case NL -> "de database slaat niets meer op; oproepen gaan door, er is nog niets opgeslagen";
                case EN -> "the database stores nothing any more; calls go on, nothing is written yet";
            };
            case FACTS_SET_ASIDE -> switch (language) {
                case FR -> "la base de données refuse des faits d’appels, gardés à part : " + value;
                case NL -> "de database weigert feiten van oproepen, apart bewaard: " + value;
                case EN -> "the database refuses facts of calls, kept apart: " + value;
            };
            case HOME_PHONE_RESTING -> resting(alert.holds().reason(), language);
        };
    }

    private static String resting(String reason, Language language) {
        String why = switch (reason) {
            case "declined", "refused" -> switch (language) {
                case FR -> "un appel a été refusé au téléphone privé de quelqu’un";
                case NL -> "een oproep werd geweigerd op iemands privételefoon";
                case EN -> "a call was refused on somebody’s home phone";
            };
            case "silent" -> switch (language) {
                case FR -> "un téléphone privé a été décroché sans que l’on appuie sur 1";
                case NL -> "een privételefoon werd opgenomen zonder dat iemand op 1 drukte";
                case EN -> "a home phone was picked up and nobody pressed 1";
            };
            case "busy" -> switch (language) {
                case FR -> "un téléphone privé est occupé";
                case NL -> "een privételefoon is bezet";
                case EN -> "a home phone is busy";
            };
            case null, default -> switch (language) {
                case FR -> "un téléphone privé n’a pas répondu";
                case NL -> "een privételefoon antwoordde niet";
                case EN -> "a home phone did not answer";
            };
        };
        return why + switch (language) {
            case FR -> " ; il n’est plus appelé pour le moment";
            case NL -> "; hij wordt even niet gebeld";
            case EN -> "; it is not rung for a while";
        };
    }

    private static String shift(String begin) {
        return time(ZonedDateTime.parse(begin).toInstant(), DAY_AND_TIME);
    }
}
