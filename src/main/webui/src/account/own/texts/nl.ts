import type fr from './fr'

const nl: typeof fr = {
  ownAccount: {
    note: 'Uw toegang, en hoe u bereikt wordt.',
    password: {
      title: 'Wachtwoord',
      current: 'Huidig wachtwoord',
      new: 'Nieuw wachtwoord',
      again: 'Het nieuwe, nog eens',
      change: 'Wachtwoord wijzigen',
      done: 'Wachtwoord gewijzigd. Uw andere sessies zijn beëindigd.',
      rule: 'Minstens 12 tekens: drie of vier woorden volstaan.',
      short: 'Minstens 12 tekens.',
      long: 'Dit wachtwoord is te lang: hoogstens 72 tekens.',
      differs: 'De twee zijn niet gelijk.',
      missing: 'Vul uw huidige wachtwoord in.',
      tooMany: 'Te veel pogingen. Probeer over enkele minuten opnieuw.',
    },
    language: {
      title: 'Taal',
      label: 'Taal van mijn schermen en e-mails',
      done: 'Taal gewijzigd.',
    },
    phones: {
      title: 'Telefoons',
      preferred: 'Voorkeurstoestel',
      softphone: 'Browser',
      home: 'Telefoon thuis',
      desk: 'Bureautelefoon {{name}}',
      own: 'Mijn nummer thuis',
      none: 'geen',
      secret: 'Niemand ziet het: geen collega’s, geen bellers.',
      number: 'Nieuw nummer',
      save: 'Opslaan',
      forget: 'Mijn nummer vergeten',
      done: 'Opgeslagen.',
      forgotten: 'Nummer vergeten.',
    },
    sessions: {
      title: 'Mijn sessies',
      note: 'Waar u aangemeld bent.',
      current: 'deze sessie',
      since: 'sinds {{at}}',
      seen: 'gebruikt op {{at}}',
      end: 'Beëindigen',
      endOf: 'Sessie {{browser}} van {{at}} beëindigen',
      endOthers: 'Alle andere beëindigen',
      unknown: 'onbekende browser',
      ended: 'Sessie beëindigd.',
    },
  },
}

export default nl
