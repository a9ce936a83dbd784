/** The announcements’ page, in French, and the form that the other languages must fill whole: a missing or unknown key does not compile. */
const fr = {
  announcements: {
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
}

export default fr
