/**
 * Alerts and when they are given, in French, and the form that the other languages must fill whole: a missing or unknown key does not
 * compile.
 */
const fr = {
  alert: {
    waiting: {
      now_one: '{{count}} appel attend',
      now_other: '{{count}} appels attendent',
      fewer_one: 'Jusqu’à {{count}} appel a attendu (maintenant {{now}})',
      fewer_other: 'Jusqu’à {{count}} appels ont attendu (maintenant {{now}})',
      over_one: '{{count}} appel a attendu',
      over_other: 'Jusqu’à {{count}} appels ont attendu',
    },
    longestWait: {
      now: 'Quelqu’un attend depuis plus de {{time}}',
      fewer: 'Quelqu’un a attendu {{time}} (maintenant {{now}})',
      over: 'Quelqu’un a attendu {{time}}',
    },
    nobodyOnDuty: {
      now: 'La ligne est ouverte et personne n’est en service',
      unreachable_one: 'La ligne est ouverte et personne ne peut être appelé ({{count}} en service)',
      unreachable_other: 'La ligne est ouverte et personne ne peut être appelé ({{count}} en service)',
      over: 'La ligne était ouverte et personne ne pouvait être appelé',
    },
    belowFloor: {
      now_one: '{{count}} joignable, le minimum est {{floor}}',
      now_other: '{{count}} joignables, le minimum est {{floor}}',
      over_one: 'Il restait {{count}} joignable, le minimum était {{floor}}',
      over_other: 'Il restait {{count}} joignables, le minimum était {{floor}}',
    },
    unreachable: {
      now_one: '{{count}} en service mais injoignable : {{people}}',
      now_other: '{{count}} en service mais injoignables : {{people}}',
      over_one: '{{count}} en service était injoignable : {{people}}',
      over_other: '{{count}} en service étaient injoignables : {{people}}',
    },
    turnedAway_one: '{{count}} appel renvoyé sans réponse',
    turnedAway_other: '{{count}} appels renvoyés sans réponse',
    nextShiftBelowFloor: {
      now: 'Prochaine permanence : {{value}} prévus, le minimum est {{floor}}',
      over: 'La permanence suivante avait {{value}} prévus pour un minimum de {{floor}}',
    },
    pbxAway: { now: 'Le central téléphonique ne répond pas', over: 'Le central téléphonique ne répondait pas' },
    carrierSilent: {
      now: 'L’opérateur téléphonique ne répond pas : personne ne peut appeler, aucun téléphone privé n’est joint',
      over: 'L’opérateur téléphonique ne répondait pas : personne ne pouvait appeler',
    },
    trunkRefused: {
      now: 'L’opérateur téléphonique refuse le central : personne ne peut appeler, aucun téléphone privé n’est joint',
      over: 'L’opérateur téléphonique refusait le central : personne ne pouvait appeler',
    },
    softphonesRefused: {
      now: 'Le central n’accepte plus de téléphones de navigateur : qui ouvre ou recharge sa page ne peut pas être appelé',
      over: 'Le central n’acceptait plus de téléphones de navigateur',
    },
    pbxLogs: {
      now: 'Le journal du central téléphonique a des lacunes (disque plein ?) : des appels d’une panne pourraient manquer dans les chiffres',
      over: 'Le journal du central téléphonique avait des lacunes : des appels d’une panne peuvent manquer dans les chiffres',
    },
    databaseAway: { now: 'La base de données ne répond pas', over: 'La base de données ne répondait pas' },
    databaseNotWriting: {
      now: 'La base de données n’enregistre plus rien : les appels continuent, rien n’est encore écrit',
      over: 'La base de données n’enregistrait plus rien',
    },
    factsSetAside: {
      now_one: 'La base de données refuse {{count}} fait d’un appel : il est gardé à part et sera réessayé',
      now_other: 'La base de données refuse {{count}} faits d’appels : ils sont gardés à part et seront réessayés',
      over_one: '{{count}} fait d’un appel, refusé par la base de données, est enregistré',
      over_other: '{{count}} faits d’appels, refusés par la base de données, sont enregistrés',
    },
    homePhoneResting: {
      noAnswer: '{{name}} n’a pas décroché à domicile : ce téléphone n’est pas appelé pour le moment',
      busy: 'Le téléphone à domicile de {{name}} est occupé : il n’est pas appelé pour le moment',
      refused: '{{name}} a refusé un appel à domicile : ce téléphone n’est pas appelé pour le moment',
      silent: 'Au domicile de {{name}} on a décroché sans appuyer sur 1 : ce téléphone n’est pas appelé pour le moment',
      unreachable: 'Le téléphone à domicile de {{name}} n’a pas pu être joint : il n’est pas appelé pour le moment',
    },
  },
  thresholds: {
    note: 'Une alerte est montrée, sonnée et envoyée par e-mail une fois, puis sa fin. Une case vide : pas d’alerte.',
    kept: {
      always: 'Ces seuils valent depuis toujours.',
      since: 'Ces seuils valent depuis le {{when}}. Les alertes d’avant gardent ceux d’alors.',
      changes_one: '{{count}} changement',
      changes_other: '{{count}} changements',
      none: 'pas d’alerte',
      on: 'oui',
      off: 'non',
    },
    waiting: 'Appels en attente (nombre)',
    longestWaitSeconds: 'Attente la plus longue (secondes)',
    nextShiftMinutes: 'Prochaine permanence sous le minimum (minutes avant)',
    pbxAwaySeconds: 'Central téléphonique absent (secondes)',
    databaseAwaySeconds: 'Base de données absente, ou qui n’enregistre plus (secondes)',
    nobodyOnDuty: 'La ligne est ouverte et personne ne peut être appelé',
    belowFloor: 'Moins de répondants joignables que le minimum de la permanence',
    homePhoneResting: 'Un téléphone à domicile n’est pas appelé pour le moment',
    unreachable: 'Quelqu’un est en service et injoignable',
    turnedAway: 'Des appels sont renvoyés sans réponse',
  },
}

export default fr
