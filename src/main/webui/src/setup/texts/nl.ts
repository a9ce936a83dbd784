import type fr from './fr'

const nl: typeof fr = {
  setUp: {
    note: 'In de volgorde die u wilt; u kunt stoppen en later verdergaan.',
    done: 'klaar',
    over: 'Alles is klaar: de lijn heeft haar eerste oproep beantwoord.',
    look: 'Bekijken',
    putAway: 'Me er niet meer aan herinneren',
    remind: 'Me er weer aan herinneren',
    isAway: 'U wordt niet meer aan de opstart herinnerd. Hij blijft op dit adres.',
    still: {
      line: 'Haar naam, het nummer dat mensen bellen, en haar talen.',
      hours: 'De dagen en uren waarop de lijn antwoordt. Zonder uurregeling is ze altijd gesloten.',
    },
    is: {
      administrator: 'Uw account bestaat en u bent aangemeld.',
      line: 'De lijn heeft een naam en een nummer.',
      hours: 'De lijn heeft een uurregeling.',
    },
    go: {
      line: 'De lijn invoeren',
      hours: 'Het uurregeling invoeren',
      people: 'Iemand toevoegen',
      call: 'De permanenties openen',
    },
    people: {
      todo: 'Wie antwoordt: één persoon volstaat om te beginnen. Met een nummer thuis is niets anders nodig.',
      done_one: '{{count}} persoon kan antwoorden.',
      done_other: '{{count}} mensen kunnen antwoorden.',
    },
    trunk: {
      registered: 'De operator heeft de aanmelding van de centrale aanvaard: oproepen kunnen binnenkomen en buitengaan.',
      answers: 'De operator antwoordt de centrale en herkent haar aan haar adres: oproepen kunnen binnenkomen en buitengaan.',
      refused:
        'De operator antwoordt, maar weigert de aanmelding van de centrale. Vergelijk TRUNK_USER en TRUNK_SECRET in het bestand .env met wat hij u gaf, en herstart. De centrale probeert het zelf opnieuw.',
      silent:
        'De operator antwoordt de centrale niet. Kijk TRUNK_ADDRESS en TRUNK_PORT in het bestand .env na, en of de firewall SIP doorlaat. Een operator die nooit op vragen (OPTIONS) antwoordt, heeft TRUNK_QUALIFY_SECONDS=0 nodig.',
      asking: 'De centrale meldt zich aan bij de operator en wacht op zijn antwoord…',
      notAsked: 'De centrale vraagt de operator niets (TRUNK_QUALIFY_SECONDS=0): de eerste oproep zal het tonen.',
      pbxAway:
        'De telefooncentrale antwoordt de dienst niet: kijk of ze draait (docker compose ps) en of AMI_SECRET voor beide hetzelfde is.',
      ask: 'Opnieuw vragen',
    },
    call: {
      noLine: 'Zodra de lijn een nummer heeft, belt u het: de oproep verschijnt hier.',
      unreachable_one:
        '{{count}} persoon is van dienst, maar haar toestel kan niet rinkelen: de browser is niet open, of het toestel is niet aangesloten. Kies voor die persoon een ander toestel in de permanentie, bijvoorbeeld de telefoon thuis.',
      unreachable_other:
        '{{count}} personen zijn van dienst, maar geen van hun toestellen kan rinkelen: de browsers zijn niet open, of de toestellen zijn niet aangesloten. Kies een ander toestel in de permanentie, bijvoorbeeld de telefoon thuis.',
      nobody: 'Er is nu niemand van wacht: zet iemand op de permanentie die bezig is. Die telefoon zal rinkelen.',
      todo_one: 'Bel {{number}} met om het even welke telefoon. {{count}} persoon is van wacht.',
      todo_other: 'Bel {{number}} met om het even welke telefoon. {{count}} mensen zijn van wacht.',
      waits: 'Wachten op de eerste oproep…',
      done: 'Iemand heeft gebeld en iemand heeft geantwoord.',
      somebody: 'iemand',
      state: {
        arrived: 'Er komt een oproep binnen: die hoort het onthaal.',
        waiting: 'De oproep wacht in de wachtrij: op dit moment kan niemand opgebeld worden.',
        ringing: 'De oproep rinkelt.',
        talking: '{{name}} heeft opgenomen: het gesprek is bezig.',
        answered: '{{name}} heeft opgenomen; de oproep is voorbij.',
        turnedAway: 'De beller hoorde dat nu niemand kan antwoorden: de lijn is gesloten, of niemand is van wacht in die taal.',
        unanswered: 'De beller heeft opgehangen voor iemand opnam.',
      },
    },
  },
}

export default nl
