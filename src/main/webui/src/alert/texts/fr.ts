/**
 * Alerts and when they are given, in French, and the form that the other languages must fill whole: a missing or unknown key does not
 * compile.
 */
const fr = {
  alert: {
    waiting_one: '{{count}} appel attend',
    waiting_other: '{{count}} appels attendent',
    longestWait: 'Quelqu’un attend depuis plus de {{time}}',
    nobodyOnDuty: 'La ligne est ouverte et personne n’est en service',
    belowFloor: '{{value}} en service, le minimum est {{floor}}',
    nextShiftBelowFloor: 'Prochaine permanence : {{value}} prévus, le minimum est {{floor}}',
    pbxAway: 'Le central téléphonique ne répond pas',
    carrierSilent: 'L’opérateur téléphonique ne répond pas : personne ne peut appeler, aucun téléphone privé n’est joint',
    trunkRefused: 'L’opérateur téléphonique refuse le central : personne ne peut appeler, aucun téléphone privé n’est joint',
    databaseAway: 'La base de données ne répond pas',
    homePhoneResting: 'Le téléphone à domicile de {{name}} ne répond pas : il est laissé au repos',
  },
  thresholds: {
    note: 'Une alerte est montrée, sonnée et envoyée par e-mail une fois, puis sa fin. Une case vide : pas d’alerte.',
    waiting: 'Appels en attente (nombre)',
    longestWaitSeconds: 'Attente la plus longue (secondes)',
    nextShiftMinutes: 'Prochaine permanence sous le minimum (minutes avant)',
    pbxAwaySeconds: 'Central téléphonique absent (secondes)',
    databaseAwaySeconds: 'Base de données absente (secondes)',
    nobodyOnDuty: 'La ligne est ouverte et personne n’est en service',
    belowFloor: 'Moins de répondants en service que le minimum de la permanence',
    homePhoneResting: 'Un téléphone à domicile est laissé au repos',
  },
}

export default fr
