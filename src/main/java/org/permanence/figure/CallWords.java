package org.permanence.figure;

import java.util.List;
import java.util.Locale;
import org.permanence.call.Outcome;
import org.permanence.figure.Export.Column;
import org.permanence.figure.Export.Kind;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.Language;
import org.permanence.pbx.Reach;

/** What an exported call says in words, as the screens word it. */
final class CallWords {

    private final Language in;

    CallWords(Language in) {
        this.in = in;
    }

    private String say(String fr, String nl, String en) {
        return switch (in) {
            case FR -> fr;
            case NL -> nl;
            case EN -> en;
        };
    }

    List<Column> columns() {
        return List.of(new Column(say("Appel", "Oproep", "Call"), Kind.TEXT), new Column(say("Ligne", "Lijn", "Line"), Kind.TEXT),
                new Column(say("Langue", "Taal", "Language"), Kind.TEXT), new Column(say("Arrivée", "Aankomst", "Arrived"), Kind.TIME),
                new Column(say("Issue", "Afloop", "Outcome"), Kind.TEXT), new Column(say("Attente", "Wachttijd", "Waited"), Kind.DURATION),
                new Column(say("Réponse", "Antwoord", "Answered"), Kind.TIME),
                new Column(say("Répondu par", "Beantwoord door", "Answered by"), Kind.TEXT),
                new Column(say("Téléphone", "Toestel", "Phone"), Kind.TEXT),
                new Column(say("Conversation", "Gesprek", "Talk"), Kind.DURATION),
                new Column(say("Mise en attente", "In de wacht", "Hold"), Kind.DURATION),
                new Column(say("Clôture", "Afwerking", "Wrap-up"), Kind.DURATION), new Column(say("Fin", "Einde", "Ended"), Kind.TIME),
                new Column(say("Terminé par", "Beëindigd door", "Ended by"), Kind.TEXT));
    }

    String outcome(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> say("répondu", "beantwoord", "answered");
            case GAVE_UP -> say("abandonné", "afgehaakt", "gave up");
            case NOBODY_ON_DUTY -> say("personne en service", "niemand in dienst", "nobody on duty");
            case OVERFLOW -> say("attente dépassée", "te lang gewacht", "waited too long");
            case CLOSED -> say("ligne fermée", "lijn gesloten", "line closed");
            case HOLIDAY -> say("jour férié", "feestdag", "public holiday");
            case CLOSED_AD_HOC -> say("fermeture exceptionnelle", "uitzonderlijke sluiting", "exceptional closing");
            case FAILED -> say("échoué", "mislukt", "failed");
            case END_UNKNOWN -> say("fin inconnue", "einde onbekend", "end unknown");
            case IN_PROGRESS -> say("en cours", "bezig", "in progress");
        };
    }

    /** @param code of the caller's language; null: unknown */
    String language(String code) {
        return code == null ? say("inconnue", "onbekend", "unknown") : Locale.of(code).getDisplayLanguage(Locale.of(in.code()));
    }

    /** @param code null: nobody answered */
    String reach(String code) {
        return code == null ? null : switch (Reach.Kind.valueOf(code.toUpperCase(Locale.ROOT))) {
            case SOFTPHONE -> say("navigateur", "browser", "browser");
            case DESK -> say("téléphone de bureau", "bureautelefoon", "desk phone");
            case HOME -> say("téléphone à domicile", "telefoon thuis", "home phone");
        };
    }

    /** @param code null: it goes on */
    String endedBy(String code) {
        return code == null ? null : switch (EndedBy.valueOf(code.toUpperCase(Locale.ROOT))) {
            case CALLER -> say("la personne qui appelait", "de beller", "the caller");
            case RESPONDER -> say("la personne qui répondait", "de beantwoorder", "the responder");
            case LOST -> say("liaison perdue", "verbinding verloren", "connection lost");
            case THIRD -> say("une tierce personne", "een derde", "a third person");
            case LINE -> say("la ligne", "de lijn", "the line");
            case UNKNOWN -> say("inconnu", "onbekend", "unknown");
        };
    }
}
