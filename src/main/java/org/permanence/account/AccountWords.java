package org.permanence.account;

import org.permanence.pbx.Language;

/** The text of the mails to the owner of an account, in their language. */
final class AccountWords {

    private AccountWords() {}

    record Text(String subject, String body) {}

    static Text invitation(String name, String link, Language language) {
        return switch (language) {
            case FR -> new Text("[Permanence] Votre accès",
                    "Bonjour " + name + ",\n\nUn accès à Permanence vous est ouvert. Choisissez votre mot de passe ici :\n\n" + link
                            + "\n\nCe lien sert une seule fois, pendant 24 heures. Passé ce délai, demandez-en un nouveau à la coordination, "
                            + "ou choisissez « Mot de passe oublié » à la connexion.\n");
            case NL -> new Text("[Permanence] Uw toegang",
                    "Dag " + name + ",\n\nU hebt toegang tot Permanence. Kies hier uw wachtwoord:\n\n" + link
                            + "\n\nDeze link werkt één keer, gedurende 24 uur. Vraag daarna een nieuwe aan de coördinatie, "
                            + "of kies “Wachtwoord vergeten” bij het aanmelden.\n");
            case EN -> new Text("[Permanence] Your access",
                    "Hello " + name + ",\n\nYou have been given access to Permanence. Choose your password here:\n\n" + link
                            + "\n\nThis link works once, for 24 hours. After that, ask the coordinators for a new one, "
                            + "or choose \"Forgotten password\" when you log in.\n");
        };
    }

    /** Does not name the new address: it may be a stranger's. */
    static Text moved(String name, Language language) {
        return switch (language) {
            case FR -> new Text("[Permanence] Votre adresse a changé",
                    "Bonjour " + name + ",\n\nVotre accès à Permanence porte désormais une autre adresse électronique. "
                            + "Les liens pour choisir un mot de passe y arrivent, et plus ici.\n\n"
                            + "Si vous ne l’avez pas demandé, dites-le tout de suite à la coordination.\n");
            case NL -> new Text("[Permanence] Uw adres is gewijzigd",
                    "Dag " + name + ",\n\nUw toegang tot Permanence heeft voortaan een ander e-mailadres. "
                            + "Links om een wachtwoord te kiezen komen daar aan, en niet meer hier.\n\n"
                            + "Hebt u dit niet gevraagd? Verwittig dan meteen de coördinatie.\n");
            case EN -> new Text("[Permanence] Your address has changed",
                    "Hello " + name + ",\n\nYour access to Permanence now has another e-mail address. "
                            + "Links for choosing a password go there, and no longer here.\n\n"
                            + "If you did not ask for this, tell the coordinators at once.\n");
        };
    }

    static Text forgotten(String name, String link, Language language) {
        return switch (language) {
            case FR -> new Text("[Permanence] Choisir un nouveau mot de passe",
                    "Bonjour " + name + ",\n\nVoici le lien pour choisir un nouveau mot de passe :\n\n" + link
                            + "\n\nIl sert une seule fois, pendant 24 heures. Si vous n’avez rien demandé, ignorez ce message : "
                            + "votre mot de passe reste le même.\n");
            case NL -> new Text("[Permanence] Een nieuw wachtwoord kiezen",
                    "Dag " + name + ",\n\nMet deze link kiest u een nieuw wachtwoord:\n\n" + link
                            + "\n\nHij werkt één keer, gedurende 24 uur. Hebt u niets gevraagd? Dan hoeft u niets te doen: "
                            + "uw wachtwoord blijft hetzelfde.\n");
            case EN -> new Text("[Permanence] Choose a new password",
                    "Hello " + name + ",\n\nWith this link you choose a new password:\n\n" + link
                            + "\n\nIt works once, for 24 hours. If you asked for nothing, ignore this message: your password stays the same.\n");
        };
    }
}
