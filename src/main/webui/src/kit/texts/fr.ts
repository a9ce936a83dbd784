/** What all screens say, in French, and the form that the other languages must fill whole: a missing or unknown key does not compile. */
const fr = {
  app: {
    name: 'Permanence',
    language: 'Langue de l’écran',
    toDark: 'Passer à l’affichage sombre',
    toLight: 'Passer à l’affichage clair',
    skip: 'Aller au contenu',
    nav: 'Navigation principale',
    loading: 'Chargement…',
    retry: 'Réessayer',
    unexpected: 'Une erreur inattendue s’est produite.',
    unexpectedReference: 'Une erreur inattendue s’est produite. Référence à communiquer : {{reference}}.',
    crashed: 'Cette page a rencontré un problème. Ce que vous avez écrit est gardé.',
    reload: 'Recharger la page',
    notFound: 'Cette page n’existe pas.',
    away: 'Le service ne répond pas. Vérifiez votre connexion, puis réessayez.',
    databaseAway:
      'La base de données ne répond pas : rien ne peut être lu ni enregistré pour le moment. Les appels continuent. Réessayez dans un instant.',
    pageWithoutDatabase:
      'La base de données ne répond pas : cette page ne peut pas s’ouvrir pour le moment. Les appels continuent et sonnent comme avant. La page réessaie toute seule.',
    notStored: 'La base de données n’enregistre rien pour le moment. Réessayez dans un instant.',
    service: 'le service',
    menu: 'Menu',
    group: { desk: 'Poste', line: 'Ligne', manage: 'Gestion' },
  },
  page: {
    desk: 'Mon poste',
    records: 'Mes fiches',
    themes: 'Thématiques',
    directory: 'Annuaire',
    announcements: 'Annonces',
    audit: 'Journal des accès',
    wallboard: 'Tableau de bord',
    history: 'Historique',
    alerts_one: '{{count}} alerte',
    alerts_other: '{{count}} alertes',
    staffing: 'Combien faut-il de répondants ?',
    thresholds: 'Seuils des alertes',
  },
  form: { cancel: 'Annuler', nameFr: 'Nom français', nameNl: 'Nom néerlandais', save: 'Enregistrer', saved: 'Enregistré' },
  reach: { deskNamed: 'Téléphone de bureau {{name}}', softphone: 'navigateur', desk: 'téléphone de bureau', home: 'téléphone à domicile' },
  link: {
    connecting: 'Connexion au service…',
    lost: 'Liaison avec le service interrompue : ce que vous voyez peut être dépassé. Reconnexion en cours…',
    pbxAway: 'Le central téléphonique ne répond pas au service : les appels continuent, mais l’écran ne peut pas les suivre.',
    notWritten:
      'La base de données n’enregistre plus depuis {{time}} : les appels continuent, rien n’est encore écrit. Ce que vous tapez est gardé dans ce navigateur.',
    back: 'La liaison est rétablie.',
  },
  list: {
    more_one: 'et {{count}} autre',
    more_other: 'et {{count}} autres',
    search: 'Chercher',
    range: '{{from}} – {{to}} sur {{total}}',
    previous: 'Plus récentes',
    next: 'Plus anciennes',
    pages: 'Pages',
  },
  language: { none: 'langue pas encore choisie', fr: 'français', nl: 'néerlandais', en: 'anglais' },
  choice: { clear: 'Effacer', none: 'Non précisé' },
}

export default fr
