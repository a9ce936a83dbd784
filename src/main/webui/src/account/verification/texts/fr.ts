/** A home number that is verified by a call, in French, and the form that the other languages must fill whole. */
const fr = {
  verification: {
    not: 'pas encore vérifié',
    on: 'vérifié le {{at}}',
    why: {
      mine: 'Une voix appelle ce numéro et y dit un code, que vous tapez ici. Sans cela, il sonne quand même.',
      other:
        'Une voix appelle ce numéro et y dit un code. La personne vous le dit, et vous le tapez ici. Sans cela, le numéro sonne quand même.',
    },
    call: { mine: 'Faire appeler mon numéro', other: 'Appeler maintenant', again: 'Appeler encore une fois' },
    state: {
      calling: 'Appel en cours…',
      ringing: 'Ça sonne…',
      pickedUp: 'Décroché. La voix demande d’appuyer sur le 1.',
      spoken: 'La voix dit le code, deux fois.',
      done: 'L’appel est terminé : tapez le code entendu.',
      hungUp: 'Raccroché avant la fin du code.',
      silent: 'Décroché, mais personne n’a appuyé sur le 1 : peut-être une messagerie.',
      noAnswer: 'Personne n’a décroché.',
      busy: 'Le numéro est occupé.',
      declined: 'L’appel a été refusé.',
      unreachable: 'Le téléphone est éteint, ou ce numéro n’existe pas.',
      refused: 'L’opérateur n’a pas transmis l’appel. Réessayez dans quelques minutes.',
      limit: 'Trop d’appels sortent en ce moment. Réessayez dans quelques minutes.',
      forbidden: 'Le central téléphonique n’appelle pas ce numéro.',
      lost: 'On ne sait pas comment l’appel s’est terminé. Réessayez.',
    },
    code: 'Code entendu',
    check: 'Vérifier',
    done: 'Numéro vérifié.',
  },
}

export default fr
