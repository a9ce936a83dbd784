/** The set-up of a new line, in French, and the form that the other languages must fill whole. */
const fr = {
  setUp: {
    note: 'Dans l’ordre que vous voulez ; vous pouvez vous arrêter et reprendre.',
    done: 'fait',
    over: 'Tout est prêt : la ligne a répondu à son premier appel.',
    look: 'Voir',
    putAway: 'Ne plus me le rappeler',
    remind: 'Me le rappeler de nouveau',
    isAway: 'La mise en place n’est plus rappelée. Elle reste à cette adresse.',
    still: {
      line: 'Son nom, le numéro que les gens composent, et ses langues.',
      hours: 'Les jours et les heures où la ligne répond. Sans horaire, elle est toujours fermée.',
    },
    is: {
      administrator: 'Votre compte existe, et vous êtes connecté·e.',
      line: 'La ligne a un nom et un numéro.',
      hours: 'La ligne a un horaire.',
    },
    go: {
      line: 'Entrer la ligne',
      hours: 'Entrer l’horaire',
      people: 'Ajouter quelqu’un',
      call: 'Ouvrir les permanences',
    },
    people: {
      todo: 'Qui répond : une personne suffit pour commencer. Avec un numéro à domicile, elle n’a besoin de rien d’autre.',
      done_one: '{{count}} personne peut répondre.',
      done_other: '{{count}} personnes peuvent répondre.',
    },
    trunk: {
      registered: 'L’opérateur a accepté la connexion du central : les appels peuvent entrer et sortir.',
      answers: 'L’opérateur répond au central et le reconnaît à son adresse : les appels peuvent entrer et sortir.',
      refused:
        'L’opérateur répond, mais refuse la connexion du central. Comparez TRUNK_USER et TRUNK_SECRET du fichier .env avec ce qu’il vous a donné, puis redémarrez. Le central réessaie de lui-même.',
      silent:
        'L’opérateur ne répond pas au central. Vérifiez TRUNK_ADDRESS et TRUNK_PORT du fichier .env, et que le pare-feu laisse passer le SIP. Un opérateur qui ne répond jamais aux questions (OPTIONS) demande TRUNK_QUALIFY_SECONDS=0.',
      asking: 'Le central se présente à l’opérateur et attend sa réponse…',
      notAsked: 'Le central ne demande rien à l’opérateur (TRUNK_QUALIFY_SECONDS=0) : le premier appel le montrera.',
      pbxAway:
        'Le central téléphonique ne répond pas au service : voyez s’il tourne (docker compose ps), et si AMI_SECRET est le même pour les deux.',
      ask: 'Demander encore',
    },
    call: {
      noLine: 'Dès que la ligne a un numéro, composez-le : l’appel se verra ici.',
      unreachable_one:
        '{{count}} personne est de garde, mais son téléphone ne peut pas sonner : son navigateur n’est pas ouvert, ou son poste est débranché. Choisissez pour elle un autre poste dans la permanence, par exemple son téléphone à domicile.',
      unreachable_other:
        '{{count}} personnes sont de garde, mais aucun de leurs téléphones ne peut sonner : leurs navigateurs ne sont pas ouverts, ou leurs postes sont débranchés. Choisissez un autre poste dans la permanence, par exemple le téléphone à domicile.',
      nobody: 'Personne n’est de garde pour le moment : inscrivez quelqu’un à la permanence en cours. Son téléphone sonnera.',
      todo_one: 'Composez le {{number}} depuis n’importe quel téléphone. {{count}} personne est de garde.',
      todo_other: 'Composez le {{number}} depuis n’importe quel téléphone. {{count}} personnes sont de garde.',
      waits: 'En attente du premier appel…',
      done: 'Quelqu’un a appelé, et quelqu’un a répondu.',
      somebody: 'quelqu’un',
      state: {
        arrived: 'Un appel arrive : il entend l’accueil.',
        waiting: 'L’appel attend dans la file : personne ne peut être appelé pour le moment.',
        ringing: 'L’appel sonne.',
        talking: '{{name}} a répondu : la conversation est en cours.',
        answered: '{{name}} a répondu ; l’appel est terminé.',
        turnedAway:
          'L’appel a entendu que personne ne peut répondre maintenant : la ligne est fermée, ou personne n’est de garde dans cette langue.',
        unanswered: 'La personne a raccroché avant que quelqu’un réponde.',
      },
    },
  },
}

export default fr
