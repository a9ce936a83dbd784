/** Logging in and out, in French, and the form that the other languages must fill whole: a missing or unknown key does not compile. */
const fr = {
  account: {
    title: 'Connexion',
    welcome: 'La ligne, vos appels et vos fiches.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    logIn: 'Se connecter',
    logOut: 'Se déconnecter',
    forgotten: 'Mot de passe oublié ?',
    own: 'Mon compte',
    menu: 'Compte de {{name}}',
    emailMissing: 'Indiquez votre adresse e-mail.',
    passwordMissing: 'Indiquez votre mot de passe.',
    wrong: 'L’adresse e-mail ou le mot de passe n’est pas correct.',
    tooMany_one: 'Trop d’essais. Réessayez dans {{count}} seconde.',
    tooMany_other: 'Trop d’essais. Réessayez dans {{count}} secondes.',
    ended: 'Votre session est terminée. Reconnectez-vous : ce que vous avez écrit est gardé dans ce navigateur.',
    leftOpen:
      'Le service n’a pas appris que vous vous êtes déconnecté : cet ordinateur peut encore ouvrir votre session. Dès que le service répond, reconnectez-vous et déconnectez-vous.',
    over: {
      ended: 'Votre session est terminée',
      other: 'Quelqu’un d’autre s’est connecté dans ce navigateur',
      callGoesOn: 'L’appel continue : la personne vous entend.',
      note: '{{name}}, entrez votre mot de passe. Ce que vous avez écrit est gardé, et sera enregistré ensuite.',
      done: 'Vous êtes de nouveau connecté·e.',
    },
    inCallNote: 'Vous êtes en communication : raccrochez ou transférez l’appel avant de vous déconnecter.',
    unsavedTitle: 'Des mots ne sont pas encore enregistrés',
    unsaved: 'Si vous vous déconnectez maintenant, ils restent dans ce navigateur et seront enregistrés à votre prochaine connexion ici.',
    logOutAnyway: 'Se déconnecter quand même',
    onDutyNote: 'Vous êtes encore en service.',
    noDesk: 'Ce compte n’est pas lié à un·e répondant·e : il n’a pas de poste et ne reçoit pas d’appels.',
  },
}

export default fr
