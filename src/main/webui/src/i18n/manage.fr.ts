/** The pages of what is kept beside the calls, in French, and their form for the other languages. */
const manageFr = {
  directory: {
    title: 'Annuaire',
    note: 'À qui un appel peut être transféré, ou qui peut s’y joindre. Rien n’est effacé : une entrée retirée n’est plus proposée.',
    add: 'Ajouter à l’annuaire',
    hint: 'Nom ou numéro',
    none: 'Aucune entrée ne correspond.',
    number: 'Numéro',
    entryNote: 'Remarque',
    inactive: 'n’est plus proposée',
    edit: 'Modifier',
    editName: 'Modifier {{name}}',
    remove: 'Retirer',
    removeName: 'Retirer {{name}}',
    restore: 'Proposer à nouveau',
    restoreName: 'Proposer à nouveau {{name}}',
  },
  announcements: {
    title: 'Annonces',
    note: 'Ce qu’entendent les personnes qui appellent. Une voix de synthèse lit le texte ; un enregistrement prend sa place dès l’appel suivant. Deux minutes au plus.',
    language: 'Annonces en',
    made: 'voix de synthèse',
    recorded: 'enregistrée {{when}}',
    listen: 'Écouter : {{text}}',
    replace: 'Choisir un enregistrement…',
    replaceName: 'Choisir un enregistrement pour : {{text}}',
    restore: 'Revenir à la voix de synthèse',
    restoreName: 'Revenir à la voix de synthèse pour : {{text}}',
    noSound: 'Ce fichier ne contient pas de son que ce navigateur puisse lire. Choisissez un enregistrement WAV, MP3 ou M4A.',
  },
  audit: {
    title: 'Journal des accès',
    note: 'Qui a fait quoi, le plus récent d’abord. Jamais ce qui a été dit ou écrit.',
    at: 'Quand',
    who: 'Qui',
    action: 'Action',
    subject: 'Sur quoi',
  },
}

export default manageFr
