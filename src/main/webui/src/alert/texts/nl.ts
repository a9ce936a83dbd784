import type fr from './fr'

const nl: typeof fr = {
  alert: {
    waiting: {
      now_one: '{{count}} oproep wacht',
      now_other: '{{count}} oproepen wachten',
      fewer_one: 'Tot {{count}} oproep heeft gewacht (nu {{now}})',
      fewer_other: 'Tot {{count}} oproepen hebben gewacht (nu {{now}})',
      over_one: '{{count}} oproep heeft gewacht',
      over_other: 'Tot {{count}} oproepen hebben gewacht',
    },
    longestWait: {
      now: 'Iemand wacht langer dan {{time}}',
      fewer: 'Iemand heeft {{time}} gewacht (nu {{now}})',
      over: 'Iemand heeft {{time}} gewacht',
    },
    nobodyOnDuty: {
      now: 'De lijn is open en niemand is in dienst',
      unreachable_one: 'De lijn is open en niemand kan gebeld worden ({{count}} in dienst)',
      unreachable_other: 'De lijn is open en niemand kan gebeld worden ({{count}} in dienst)',
      over: 'De lijn was open en niemand kon gebeld worden',
    },
    belowFloor: {
      now_one: '{{count}} bereikbaar, het minimum is {{floor}}',
      now_other: '{{count}} bereikbaar, het minimum is {{floor}}',
      over_one: 'Er bleef {{count}} iemand bereikbaar, het minimum was {{floor}}',
      over_other: 'Er bleven er {{count}} bereikbaar, het minimum was {{floor}}',
    },
    unreachable: {
      now_one: '{{count}} in dienst maar onbereikbaar: {{people}}',
      now_other: '{{count}} in dienst maar onbereikbaar: {{people}}',
      over_one: '{{count}} was in dienst maar onbereikbaar: {{people}}',
      over_other: '{{count}} waren in dienst maar onbereikbaar: {{people}}',
    },
    turnedAway_one: '{{count}} oproep zonder antwoord afgewezen',
    turnedAway_other: '{{count}} oproepen zonder antwoord afgewezen',
    nextShiftBelowFloor: {
      now: 'Volgende permanentie: {{value}} voorzien, het minimum is {{floor}}',
      over: 'De volgende permanentie had {{value}} voorzien, het minimum was {{floor}}',
    },
    pbxAway: { now: 'De telefooncentrale antwoordt niet', over: 'De telefooncentrale antwoordde niet' },
    carrierSilent: {
      now: 'De telefoonoperator antwoordt niet: niemand kan bellen, geen privételefoon wordt bereikt',
      over: 'De telefoonoperator antwoordde niet: niemand kon bellen',
    },
    trunkRefused: {
      now: 'De telefoonoperator weigert de centrale: niemand kan bellen, geen privételefoon wordt bereikt',
      over: 'De telefoonoperator weigerde de centrale: niemand kon bellen',
    },
    softphonesRefused: {
      now: 'De centrale aanvaardt geen browsertelefoons meer: wie de pagina opent of herlaadt, kan niet worden gebeld',
      over: 'De centrale aanvaardde geen browsertelefoons meer',
    },
    pbxLogs: {
      now: 'Het logboek van de centrale heeft gaten (schijf vol?): oproepen tijdens een storing kunnen in de cijfers ontbreken',
      over: 'Het logboek van de centrale had gaten: oproepen tijdens een storing kunnen in de cijfers ontbreken',
    },
    databaseAway: { now: 'De database antwoordt niet', over: 'De database antwoordde niet' },
    databaseNotWriting: {
      now: 'De database slaat niets meer op: oproepen gaan door, er is nog niets opgeslagen',
      over: 'De database sloeg niets meer op',
    },
    factsSetAside: {
      now_one: 'De database weigert {{count}} feit van een oproep: het wordt apart bewaard en opnieuw geprobeerd',
      now_other: 'De database weigert {{count}} feiten van oproepen: ze worden apart bewaard en opnieuw geprobeerd',
      over_one: '{{count}} feit van een oproep, door de database geweigerd, is opgeslagen',
      over_other: '{{count}} feiten van oproepen, door de database geweigerd, zijn opgeslagen',
    },
    homePhoneResting: {
      noAnswer: '{{name}} nam thuis niet op: die telefoon krijgt even geen oproepen',
      busy: 'De thuistelefoon van {{name}} is bezet en krijgt even geen oproepen',
      refused: '{{name}} weigerde thuis een oproep: die telefoon krijgt even geen oproepen',
      silent: 'Bij {{name}} thuis werd opgenomen zonder op 1 te drukken: die telefoon krijgt even geen oproepen',
      unreachable: 'De thuistelefoon van {{name}} kon niet bereikt worden en krijgt even geen oproepen',
    },
  },
  thresholds: {
    note: 'Een waarschuwing wordt één keer getoond, hoorbaar gemaakt en per e-mail verstuurd, en daarna haar einde. Een leeg vak: geen waarschuwing.',
    kept: {
      always: 'Deze drempels gelden al altijd.',
      since: 'Deze drempels gelden sinds {{when}}. Vroegere waarschuwingen behouden die van toen.',
      changes_one: '{{count}} wijziging',
      changes_other: '{{count}} wijzigingen',
      none: 'geen waarschuwing',
      on: 'ja',
      off: 'nee',
    },
    waiting: 'Wachtende oproepen (aantal)',
    longestWaitSeconds: 'Langste wachttijd (seconden)',
    nextShiftMinutes: 'Volgende permanentie onder het minimum (minuten vooraf)',
    pbxAwaySeconds: 'Telefooncentrale weg (seconden)',
    databaseAwaySeconds: 'Database weg, of slaat niets meer op (seconden)',
    nobodyOnDuty: 'De lijn is open en niemand kan gebeld worden',
    belowFloor: 'Minder bereikbare beantwoorders dan het minimum van de permanentie',
    homePhoneResting: 'Een thuistelefoon krijgt even geen oproepen',
    unreachable: 'Iemand is in dienst en onbereikbaar',
    turnedAway: 'Oproepen worden zonder antwoord afgewezen',
  },
}

export default nl
