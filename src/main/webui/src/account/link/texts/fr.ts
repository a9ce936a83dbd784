/** Choosing a password, in French, and the form that the other languages must fill whole. */
const fr = {
  passwordLink: {
    first: {
      title: 'Bienvenue',
      words: 'Cette installation est vide. Créez le compte de la personne qui l’administre ; elle invitera les autres ensuite.',
      code: 'Code d’installation',
      where: 'Il prouve que vous êtes de la maison. Il est affiché au démarrage, dans le journal du service : docker compose logs service',
      codeMissing: 'Recopiez le code du journal du service.',
      name: 'Votre nom',
      nameMissing: 'Donnez votre nom.',
      go: 'Créer mon compte et commencer',
    },
    choose: {
      title: 'Choisir un mot de passe',
      welcome: 'Bienvenue, {{name}}',
      again: 'Un nouveau mot de passe pour {{name}}',
      email: 'Vous vous connecterez avec {{email}}.',
      password: 'Mot de passe',
      repeat: 'Encore une fois',
      rule: '12 caractères au moins : trois ou quatre mots font l’affaire.',
      short: '12 caractères au moins.',
      long: 'Ce mot de passe est trop long : 72 caractères au plus.',
      differs: 'Les deux ne sont pas pareils.',
      go: 'Choisir et me connecter',
      over: 'Ce lien ne sert plus : il a déjà servi, il a plus de 24 heures, ou un lien plus récent le remplace.',
      ask: 'Demander un nouveau lien',
    },
    forgotten: {
      title: 'Mot de passe oublié',
      words: 'Indiquez votre adresse : si elle a un accès, un lien pour choisir un nouveau mot de passe y est envoyé.',
      email: 'Adresse e-mail',
      wrong: 'Ce n’est pas une adresse e-mail.',
      send: 'Envoyer le lien',
      sent: 'Si {{email}} a un accès, le lien arrive dans quelques minutes. Regardez aussi dans les indésirables.',
      tooMany: 'Trop de demandes. Réessayez dans quelques minutes.',
      back: 'Retour à la connexion',
    },
  },
}

export default fr
