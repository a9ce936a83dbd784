import type fr from './fr'

const nl: typeof fr = {
  alert: {
    waiting_one: '{{count}} oproep wacht',
    waiting_other: '{{count}} oproepen wachten',
    longestWait: 'Iemand wacht langer dan {{time}}',
    nobodyOnDuty: 'De lijn is open en niemand is in dienst',
    belowFloor: '{{value}} in dienst, het minimum is {{floor}}',
    nextShiftBelowFloor: 'Volgende permanentie: {{value}} voorzien, het minimum is {{floor}}',
    pbxAway: 'De telefooncentrale antwoordt niet',
    carrierSilent: 'De telefoonoperator antwoordt niet: niemand kan bellen, geen privételefoon wordt bereikt',
    trunkRefused: 'De telefoonoperator weigert de centrale: niemand kan bellen, geen privételefoon wordt bereikt',
    databaseAway: 'De database antwoordt niet',
    homePhoneResting: 'De thuistelefoon van {{name}} antwoordt niet: hij wordt met rust gelaten',
  },
  thresholds: {
    note: 'Een waarschuwing wordt één keer getoond, hoorbaar gemaakt en per e-mail verstuurd, en daarna haar einde. Een leeg vak: geen waarschuwing.',
    waiting: 'Wachtende oproepen (aantal)',
    longestWaitSeconds: 'Langste wachttijd (seconden)',
    nextShiftMinutes: 'Volgende permanentie onder het minimum (minuten vooraf)',
    pbxAwaySeconds: 'Telefooncentrale weg (seconden)',
    databaseAwaySeconds: 'Database weg (seconden)',
    nobodyOnDuty: 'De lijn is open en niemand is in dienst',
    belowFloor: 'Minder beantwoorders in dienst dan het minimum van de permanentie',
    homePhoneResting: 'Een thuistelefoon wordt met rust gelaten',
  },
}

export default nl
