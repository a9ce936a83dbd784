/** The own account, in French, and the form that the other languages must fill whole. */
const fr = {
  ownAccount: {
    note: 'Votre accès, et comment on vous joint.',
    password: {
      title: 'Mot de passe',
      current: 'Mot de passe actuel',
      new: 'Nouveau mot de passe',
      again: 'Le nouveau, encore une fois',
      change: 'Changer le mot de passe',
      done: 'Mot de passe changé. Vos autres sessions sont fermées.',
      rule: '12 caractères au moins : trois ou quatre mots font l’affaire.',
      short: '12 caractères au moins.',
      long: 'Ce mot de passe est trop long : 72 caractères au plus.',
      differs: 'Les deux ne sont pas pareils.',
      missing: 'Indiquez votre mot de passe actuel.',
      tooMany: 'Trop d’essais. Réessayez dans quelques minutes.',
    },
    language: {
      title: 'Langue',
      label: 'Langue de mes écrans et de mes e-mails',
      done: 'Langue changée.',
    },
    phones: {
      title: 'Téléphones',
      preferred: 'Téléphone préféré',
      softphone: 'Navigateur',
      home: 'Téléphone à domicile',
      desk: 'Téléphone de bureau {{name}}',
      own: 'Mon numéro à domicile',
      none: 'aucun',
      secret: 'Personne ne le voit : ni les collègues, ni les appelants.',
      number: 'Nouveau numéro',
      save: 'Enregistrer',
      forget: 'Oublier mon numéro',
      done: 'Enregistré.',
      forgotten: 'Numéro oublié.',
    },
    sessions: {
      title: 'Mes sessions',
      note: 'Là où vous êtes connecté·e.',
      current: 'cette session',
      since: 'depuis le {{at}}',
      seen: 'utilisée le {{at}}',
      end: 'Fermer',
      endOf: 'Fermer la session {{browser}} du {{at}}',
      endOthers: 'Fermer toutes les autres',
      unknown: 'navigateur inconnu',
      ended: 'Session fermée.',
    },
  },
}

export default fr
