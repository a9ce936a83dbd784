package org.permanence.planning.sheet;

import java.util.Locale;
import org.permanence.pbx.Language;

/**
 * The kinds of faults, and of what is said although nothing is wrong, with their sentences. They stand here and not in the screens' texts,
 * because the file that goes back to the service carries them too.
 */
public enum FaultCode {

    // ---- the file as a whole
    FILE_EMPTY("Le fichier est vide.", "Het bestand is leeg.", "The file is empty."),
    FILE_TOO_LARGE("Le fichier fait {found}. Envoyez-en un de {expected} au plus : une seule semaine, sans images.",
            "Het bestand is {found} groot. Stuur er een van ten hoogste {expected}: één week, zonder afbeeldingen.",
            "The file has {found}. Send one of {expected} at most: a single week, without pictures."),
    OLD_EXCEL(
            "C’est un ancien fichier Excel (.xls). Ouvrez-le, choisissez Fichier › Enregistrer sous › Classeur Excel (.xlsx), et envoyez ce fichier-là.",
            "Dit is een oud Excelbestand (.xls). Open het, kies Bestand › Opslaan als › Excel-werkmap (.xlsx), en stuur dat bestand.",
            "This is an old Excel file (.xls). Open it, choose File › Save as › Excel workbook (.xlsx), and send that file."),
    ENCRYPTED(
            "Le fichier est protégé par un mot de passe. Ouvrez-le, enlevez-le sous Fichier › Informations › Protéger le classeur, enregistrez en .xlsx et envoyez ce fichier-là.",
            "Het bestand is met een wachtwoord beveiligd. Open het, verwijder het onder Bestand › Info › Werkmap beveiligen, sla op als .xlsx en stuur dat bestand.",
            "The file is protected by a password. Open it, remove it under File › Info › Protect workbook, save it as .xlsx and send that file."),
    OPEN_DOCUMENT(
            "C’est un fichier LibreOffice (.ods). Ouvrez-le, choisissez Fichier › Enregistrer sous › Excel 2007-365 (.xlsx), et envoyez ce fichier-là.",
            "Dit is een LibreOffice-bestand (.ods). Open het, kies Bestand › Opslaan als › Excel 2007-365 (.xlsx), en stuur dat bestand.",
            "This is a LibreOffice file (.ods). Open it, choose File › Save as › Excel 2007-365 (.xlsx), and send that file."),
    PDF("C’est un PDF : il ne contient pas de cases. Envoyez le tableau dont il vient, enregistré en .xlsx.",
            "Dit is een PDF: er staan geen cellen in. Stuur de tabel waar hij van komt, opgeslagen als .xlsx.",
            "This is a PDF: it has no cells. Send the sheet that it was made of, saved as .xlsx."),
    NUMBERS("C’est un fichier Numbers. Ouvrez-le, choisissez Fichier › Exporter vers › Excel (.xlsx), et envoyez ce fichier-là.",
            "Dit is een Numbers-bestand. Open het, kies Archief › Exporteer naar › Excel (.xlsx), en stuur dat bestand.",
            "This is a Numbers file. Open it, choose File › Export to › Excel (.xlsx), and send that file."),
    MACROS("Le fichier contient des macros (.xlsm). Choisissez Fichier › Enregistrer sous › Classeur Excel (.xlsx), sans macros, et envoyez ce fichier-là.",
            "Het bestand bevat macro’s (.xlsm). Kies Bestand › Opslaan als › Excel-werkmap (.xlsx), zonder macro’s, en stuur dat bestand.",
            "The file has macros (.xlsm). Choose File › Save as › Excel workbook (.xlsx), without macros, and send that file."),
    BINARY_EXCEL(
            "C’est un classeur binaire (.xlsb). Choisissez Fichier › Enregistrer sous › Classeur Excel (.xlsx), et envoyez ce fichier-là.",
            "Dit is een binaire werkmap (.xlsb). Kies Bestand › Opslaan als › Excel-werkmap (.xlsx), en stuur dat bestand.",
            "This is a binary workbook (.xlsb). Choose File › Save as › Excel workbook (.xlsx), and send that file."),
    NOT_A_SHEET("Ce n’est pas un tableau ({found}). Enregistrez le tableau en .xlsx ou en .csv, et envoyez ce fichier-là.",
            "Dit is geen tabel ({found}). Sla de tabel op als .xlsx of .csv, en stuur dat bestand.",
            "This is no spreadsheet ({found}). Save the sheet as .xlsx or .csv, and send that file."),
    DAMAGED("Le fichier est abîmé et ne s’ouvre pas. Ouvrez-le dans Excel, enregistrez-le sous un autre nom en .xlsx, et envoyez ce fichier-là.",
            "Het bestand is beschadigd en gaat niet open. Open het in Excel, sla het onder een andere naam op als .xlsx, en stuur dat bestand.",
            "The file is damaged and does not open. Open it in Excel, save it under another name as .xlsx, and send that file."),
    INFLATED_TOO_LARGE(
            "Le fichier, une fois décompressé, dépasse {expected}. Copiez le tableau seul dans un nouveau fichier, et envoyez celui-là.",
            "Uitgepakt is het bestand groter dan {expected}. Kopieer alleen de tabel naar een nieuw bestand, en stuur dat.",
            "Inflated, the file exceeds {expected}. Copy the table alone into a new file, and send that one."),
    TOO_MANY_PARTS("Le fichier contient plus de {expected} parties. Copiez le tableau seul dans un nouveau fichier, et envoyez celui-là.",
            "Het bestand bevat meer dan {expected} delen. Kopieer alleen de tabel naar een nieuw bestand, en stuur dat.",
            "The file has more than {expected} parts. Copy the table alone into a new file, and send that one."),
    CSV_UNREADABLE(
            "Le texte est mal formé à partir de la ligne {found} : un guillemet y est de trop, ou manque. Enregistrez le tableau en .xlsx.",
            "De tekst is fout gevormd vanaf regel {found}: er staat een aanhalingsteken te veel of te weinig. Sla de tabel op als .xlsx.",
            "The text is malformed from line {found} on: a quote is one too many, or missing. Save the sheet as .xlsx."),
    TOO_MUCH_IN_IT(
            "Le fichier contient trop de texte ou de mises en forme. Copiez le tableau seul dans un nouveau fichier, et envoyez celui-là.",
            "Het bestand bevat te veel tekst of opmaak. Kopieer alleen de tabel naar een nieuw bestand, en stuur dat.",
            "The file has too much text or formatting. Copy the table alone into a new file, and send that one."),
    FILES_TOO_LONG("Avec les fichiers qui le précèdent, cela fait plus de {expected} lignes remplies. Envoyez moins de fichiers à la fois.",
            "Samen met de bestanden ervoor zijn het meer dan {expected} ingevulde rijen. Stuur minder bestanden tegelijk.",
            "With the files before it, that makes more than {expected} rows with something in them. Send fewer files at once."),
    TOO_MANY_ROWS("Le tableau a plus de {expected} lignes remplies. Divisez-le en plusieurs fichiers.",
            "De tabel heeft meer dan {expected} ingevulde rijen. Verdeel ze over meerdere bestanden.",
            "The sheet has more than {expected} rows with something in them. Divide it into several files."),
    TOO_MANY_COLUMNS(
            "Il y a quelque chose en colonne {found}, et {expected} colonnes au plus sont lues. Effacez ce qui est à droite du tableau.",
            "Er staat iets in kolom {found}, en ten hoogste {expected} kolommen worden gelezen. Wis wat rechts van de tabel staat.",
            "There is something in column {found}, and {expected} columns at most are read. Clear what is right of the table."),
    NOTHING_IN_IT("Il n’y a rien dans ce fichier.", "Er staat niets in dit bestand.", "There is nothing in this file."),

    // ---- the heads
    NO_HEAD("Aucune ligne de titres avec des jours et des heures n’a été trouvée. Au-dessus des personnes il faut une case par permanence, comme {expected}.",
            "Er is geen titelrij met dagen en uren gevonden. Boven de personen hoort een cel per permanentie, zoals {expected}.",
            "No row of heads with days and times was found. Above the people there must be a cell for each shift, such as {expected}."),
    NO_TIMES("« {found} » est un jour sans heures. Écrivez dessous, ou dans la même case, les heures de la permanence, comme {expected}.",
            "„{found}” is een dag zonder uren. Schrijf eronder, of in dezelfde cel, de uren van de permanentie, zoals {expected}.",
            "“{found}” is a day without times. Write below it, or in the same cell, the times of the shift, such as {expected}."),
    NO_DAY("Les heures « {found} » n’ont pas de jour. Écrivez-le au-dessus, comme {expected}.",
            "De uren „{found}” hebben geen dag. Schrijf hem erboven, zoals {expected}.",
            "The times “{found}” have no day. Write it above them, such as {expected}."),
    NO_NAMES("Aucune colonne ne dit qui sont les personnes. Ajoutez à gauche une colonne {expected}.",
            "Geen kolom zegt wie de personen zijn. Voeg links een kolom {expected} toe.",
            "No column says who the people are. Add a column {expected} at the left."),
    TIMES_UNREADABLE("« {found} » n’est pas une permanence. Écrivez ses heures comme {expected}.",
            "„{found}” is geen permanentie. Schrijf de uren zoals {expected}.",
            "“{found}” is no shift. Write its times such as {expected}."),
    TIMES_BECAME_DATE("Excel a pris ces heures pour une date ({found}). Mettez la case au format Texte et écrivez {expected}.",
            "Excel heeft deze uren voor een datum gehouden ({found}). Zet de cel op Tekst en schrijf {expected}.",
            "Excel took these times for a date ({found}). Format the cell as text and write {expected}."),
    DATE_UNREADABLE("« {found} » n’est pas une date. Écrivez-la comme {expected}.", "„{found}” is geen datum. Schrijf ze zoals {expected}.",
            "“{found}” is no date. Write it such as {expected}."),
    DATE_IS_NUMBER("« {found} » est un nombre. Si c’est le {expected}, mettez la case au format Date.",
            "„{found}” is een getal. Is het {expected}, zet de cel dan op Datum.",
            "“{found}” is a number. If it is {expected}, format the cell as a date."),
    DAY_AMBIGUOUS("« {found} » est mardi en français et maandag en néerlandais, ou dimanche et dinsdag. Écrivez le jour en entier.",
            "„{found}” is maandag in het Nederlands en mardi in het Frans, of dinsdag en dimanche. Schrijf de dag voluit.",
            "“{found}” is Tuesday in French and Monday in Dutch, or Sunday and Tuesday. Write the whole day."),
    WEEKDAY_MISMATCH("« {found} » ne va pas ensemble : cette date est un {expected}. Est-ce la semaine d’une autre année ?",
            "„{found}” klopt niet: die datum is een {expected}. Is het de week van een ander jaar?",
            "“{found}” does not fit: that date is a {expected}. Is it the week of another year?"),
    DATE_PAST("« {found} » est passé. Indiquez des dates à partir du {expected}.", "„{found}” is voorbij. Geef data vanaf {expected}.",
            "“{found}” has passed. Give dates from {expected} on."),
    DATE_TOO_FAR("« {found} » est dans plus d’un an. Indiquez des dates avant le {expected}.",
            "„{found}” is over meer dan een jaar. Geef data vóór {expected}.",
            "“{found}” is in more than a year. Give dates before {expected}."),
    SLOT_UNKNOWN("La ligne n’a pas de permanence « {found} ». Ce jour-là elle a : {expected}.",
            "De lijn heeft geen permanentie „{found}”. Die dag heeft ze: {expected}.",
            "The line has no shift “{found}”. On that day it has: {expected}."),
    LINE_CLOSED("La ligne est fermée ce jour-là : « {found} ». Videz ou supprimez la colonne.",
            "De lijn is die dag gesloten: „{found}”. Maak de kolom leeg of verwijder ze.",
            "The line is closed on that day: “{found}”. Clear or remove the column."),
    SLOT_TWICE("« {found} » a déjà une colonne, en {expected}. Gardez-en une.",
            "„{found}” heeft al een kolom, in {expected}. Behoud er één.",
            "“{found}” has a column already, at {expected}. Keep one of them."),
    DATED_AND_NOT("« {found} » n’a pas de date, et d’autres colonnes en ont. Écrivez la date de chaque jour, ou d’aucun.",
            "„{found}” heeft geen datum, en andere kolommen wel. Schrijf de datum van elke dag, of van geen.",
            "“{found}” has no date, and other columns have one. Write the date of each day, or of none."),
    SECOND_TABLE("Un deuxième tableau commence ici ({found}). Mettez-le sur une feuille à lui.",
            "Hier begint een tweede tabel ({found}). Zet ze op een eigen blad.",
            "A second table begins here ({found}). Put it on a sheet of its own."),

    // ---- the people
    NO_PERSON("Il y a des réponses, mais personne n’est nommé sur cette ligne. Écrivez {expected}.",
            "Er staan antwoorden, maar op deze rij wordt niemand genoemd. Schrijf {expected}.",
            "There are answers, but nobody is named in this row. Write {expected}."),
    PERSON_UNKNOWN(
            "« {found} » n’est pas connu·e ici. Corrigez le nom, écrivez son adresse e-mail, ou ajoutez d’abord cette personne sous Personnes.",
            "„{found}” is hier niet bekend. Verbeter de naam, schrijf het e-mailadres, of voeg deze persoon eerst toe onder Personen.",
            "“{found}” is not known here. Correct the name, write their e-mail address, or first add this person under People."),
    PERSON_AMBIGUOUS("Plusieurs personnes s’appellent « {found} ». Écrivez l’adresse e-mail : {expected}.",
            "Meerdere personen heten „{found}”. Schrijf het e-mailadres: {expected}.",
            "Several people are called “{found}”. Write the e-mail address: {expected}."),
    PERSON_CONTRADICTS("L’adresse e-mail ou le numéro de cette ligne est de {expected}, et le nom est « {found} ». Corrigez l’un des deux.",
            "Het e-mailadres of het nummer van deze rij is van {expected}, en de naam is „{found}”. Verbeter een van beide.",
            "The e-mail address or the number of this row is that of {expected}, and the name is “{found}”. Correct one of them."),
    MAIL_UNKNOWN("L’adresse « {found} » n’est connue ici de personne ; celle de {expected}. Corrigez l’adresse, ou le nom.",
            "Het adres „{found}” is hier van niemand; dat van {expected}. Verbeter het adres, of de naam.",
            "The address “{found}” is nobody’s here; that of {expected}. Correct the address, or the name."),
    MAIL_UNREADABLE("« {found} » n’est pas une adresse e-mail. Écrivez-la comme {expected}.",
            "„{found}” is geen e-mailadres. Schrijf het zoals {expected}.",
            "“{found}” is no e-mail address. Write it such as {expected}."),
    PHONE_DAMAGED("Excel a changé ce numéro : « {found} ». Mettez la case au format Texte et écrivez {expected}.",
            "Excel heeft dit nummer veranderd: „{found}”. Zet de cel op Tekst en schrijf {expected}.",
            "Excel changed this number: “{found}”. Format the cell as text and write {expected}."),
    PHONE_UNREADABLE("« {found} » n’est pas un numéro de téléphone. Écrivez-le comme {expected}.",
            "„{found}” is geen telefoonnummer. Schrijf het zoals {expected}.",
            "“{found}” is no telephone number. Write it such as {expected}."),
    PHONE_SHARED("Ce numéro est celui de plusieurs personnes ({expected}). Écrivez l’adresse e-mail.",
            "Dit nummer is van meerdere personen ({expected}). Schrijf het e-mailadres.",
            "This number is that of several people ({expected}). Write the e-mail address."),
    PERSON_LEFT("{found} ne répond plus à la ligne. Réactivez cette personne sous Personnes, ou laissez sa ligne de côté.",
            "{found} beantwoordt de lijn niet meer. Maak deze persoon weer actief onder Personen, of sla de rij over.",
            "{found} has left. Make them active again under People, or leave their row out."),
    PERSON_OF_OTHER_LINES("{found} ne répond pas à la ligne {expected}. Changez-le sous Personnes, ou laissez sa ligne de côté.",
            "{found} beantwoordt de lijn {expected} niet. Verander dat onder Personen, of sla de rij over.",
            "{found} does not answer the line {expected}. Change it under People, or leave their row out."),

    // ---- the answers
    MARK_UNKNOWN("« {found} » n’est pas une réponse. Écrivez {expected}, ou laissez vide.",
            "„{found}” is geen antwoord. Schrijf {expected}, of laat leeg.",
            "“{found}” is no answer. Write {expected}, or leave it empty."),
    FORMULA_FAULT("La formule de cette case donne {found}. Écrivez la réponse elle-même : {expected}.",
            "De formule in deze cel geeft {found}. Schrijf het antwoord zelf: {expected}.",
            "The formula of this cell gives {found}. Write the answer itself: {expected}."),
    FORMULA_WITHOUT_VALUE(
            "La valeur de cette formule n’est pas dans le fichier. Ouvrez-le dans Excel et enregistrez-le, ou écrivez {expected}.",
            "De waarde van deze formule staat niet in het bestand. Open het in Excel en sla het op, of schrijf {expected}.",
            "The value of this formula is not in the file. Open it in Excel and save it, or write {expected}."),
    MERGED("Les cases {found} sont fusionnées. Annulez la fusion et écrivez une réponse dans chacune.",
            "De cellen {found} zijn samengevoegd. Splits ze en schrijf in elke cel een antwoord.",
            "The cells {found} are merged. Unmerge them and write an answer in each."),
    CONTRADICTION("« {found} » ici, et {expected}. Gardez une réponse, ou laissez une des lignes de côté.",
            "„{found}” hier, en {expected}. Behoud één antwoord, of sla een van de rijen over.",
            "“{found}” here, and {expected}. Keep one answer, or leave one of the rows out."),

    // ---- what is said although nothing is wrong
    HIDDEN_SHEET(false, "La feuille « {found} » est masquée : elle n’est pas lue.",
            "Het blad „{found}” is verborgen: het wordt niet gelezen.",
            "The sheet “{found}” is hidden: it is not read."),
    HIDDEN_ROWS(false, "Ces lignes sont masquées et ne sont pas lues : {found}.",
            "Deze rijen zijn verborgen en worden niet gelezen: {found}.",
            "These rows are hidden and not read: {found}."),
    HIDDEN_COLUMNS(false, "Ces colonnes sont masquées et ne sont pas lues : {found}.",
            "Deze kolommen zijn verborgen en worden niet gelezen: {found}.", "These columns are hidden and not read: {found}."),
    NO_TABLE(false, "Cette feuille n’a pas de permanences : elle n’est pas lue.",
            "Dit blad heeft geen permanenties: het wordt niet gelezen.",
            "This sheet has no shifts: it is not read."),
    ROW_SILENT(false, "{found} n’a rien indiqué : rien ne change.", "{found} heeft niets aangeduid: er verandert niets.",
            "{found} has marked nothing: nothing changes."),
    ROW_IGNORED(false, "« {found} » : cette ligne n’a pas de réponse et n’est pas lue.",
            "„{found}”: deze rij heeft geen antwoord en wordt niet gelezen.", "“{found}”: this row has no answer and is not read."),
    COLUMN_IGNORED(false, "La colonne « {found} » n’est pas lue.", "De kolom „{found}” wordt niet gelezen.",
            "The column “{found}” is not read."),
    SLOT_BEGUN(false, "« {found} » a déjà commencé : cette colonne ne change rien.",
            "„{found}” is al begonnen: deze kolom verandert niets.", "“{found}” has begun already: this column changes nothing."),
    SLOT_EMPTY(false, "« {found} » n’est pas une permanence de la ligne ; la colonne est vide.",
            "„{found}” is geen permanentie van de lijn; de kolom is leeg.", "“{found}” is no shift of the line; the column is empty."),
    IMPORTED_BEFORE(false, "Ce fichier a déjà été importé le {found}. Ce qui a changé depuis reste, sauf là où vous le cochez.",
            "Dit bestand is al geïmporteerd op {found}. Wat sindsdien veranderde, blijft, behalve waar u het aanvinkt.",
            "This file was imported already on {found}. What changed since stays, except where you tick it.");

    private final boolean blocks;
    private final String fr;
    private final String nl;
    private final String en;

    FaultCode(String fr, String nl, String en) {
        this(true, fr, nl, en);
    }

    FaultCode(boolean blocks, String fr, String nl, String en) {
        this.blocks = blocks;
        this.fr = fr;
        this.nl = nl;
        this.en = en;
    }

    /** Nothing of the files is taken over while there is one. */
    public boolean blocks() {
        return blocks;
    }

    /** {@code person-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the service that sent the file: without what the sentence for coordinators says of other people and of other services' files. */
    String wordsForService(Language language) {
        return switch (this) {
            case PERSON_AMBIGUOUS -> switch (language) {
                case FR -> "Plusieurs personnes s’appellent « {found} ». Ajoutez l’adresse e-mail de celle-ci.";
                case NL -> "Meerdere personen heten „{found}”. Voeg het e-mailadres van deze persoon toe.";
                case EN -> "Several people are called “{found}”. Add the e-mail address of this one.";
            };
            case PERSON_CONTRADICTS -> switch (language) {
                case FR -> "L’adresse e-mail ou le numéro de cette ligne n’est pas de « {found} ». Corrigez l’un des deux.";
                case NL -> "Het e-mailadres of het nummer van deze rij is niet van „{found}”. Verbeter een van beide.";
                case EN -> "The e-mail address or the number of this row is not that of “{found}”. Correct one of them.";
            };
            case MAIL_UNKNOWN -> switch (language) {
                case FR -> "L’adresse « {found} » n’est connue ici de personne. Corrigez-la, ou demandez à la coordination de l’ajouter.";
                case NL -> "Het adres „{found}” is hier van niemand. Verbeter het, of vraag de coördinatie om het toe te voegen.";
                case EN -> "The address “{found}” is nobody’s here. Correct it, or ask the coordinators to add it.";
            };
            case PHONE_SHARED -> switch (language) {
                case FR -> "Ce numéro est celui de plusieurs personnes. Écrivez l’adresse e-mail.";
                case NL -> "Dit nummer is van meerdere personen. Schrijf het e-mailadres.";
                case EN -> "This number is that of several people. Write the e-mail address.";
            };
            case CONTRADICTION -> switch (language) {
                case FR ->
                        "« {found} » ici, et une autre réponse ailleurs pour la même personne. Demandez à la coordination laquelle garder.";
                case NL -> "„{found}” hier, en elders een ander antwoord voor dezelfde persoon. Vraag de coördinatie welk te behouden.";
                case EN -> "“{found}” here, and another answer elsewhere for the same person. Ask the coordinators which one to keep.";
            };
            default -> words(language);
        };
    }

    String words(Language language) {
        return switch (language) {
            case FR -> fr;
            case NL -> nl;
            case EN -> en;
        };
    }
}
