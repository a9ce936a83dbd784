import type fr from './fr'

const nl: typeof fr = {
  passwordLink: {
    first: {
      title: 'Welkom',
      words: 'Deze installatie is leeg. Maak het account van wie ze beheert; die nodigt daarna de anderen uit.',
      code: 'Installatiecode',
      where: 'Ze bewijst dat u van het huis bent. Ze staat bij de start in het logboek van de dienst: docker compose logs service',
      codeMissing: 'Neem de code uit het logboek van de dienst over.',
      name: 'Uw naam',
      nameMissing: 'Geef uw naam.',
      go: 'Mijn account maken en beginnen',
    },
    choose: {
      title: 'Een wachtwoord kiezen',
      welcome: 'Welkom, {{name}}',
      again: 'Een nieuw wachtwoord voor {{name}}',
      email: 'U meldt zich aan met {{email}}.',
      password: 'Wachtwoord',
      repeat: 'Nog eens',
      rule: 'Minstens 12 tekens: drie of vier woorden volstaan.',
      short: 'Minstens 12 tekens.',
      long: 'Dit wachtwoord is te lang: hoogstens 72 tekens.',
      differs: 'De twee zijn niet gelijk.',
      go: 'Kiezen en aanmelden',
      over: 'Deze link werkt niet meer: hij is al gebruikt, is ouder dan 24 uur, of is vervangen door een nieuwere.',
      ask: 'Een nieuwe link vragen',
    },
    forgotten: {
      title: 'Wachtwoord vergeten',
      words: 'Vul uw adres in: als het toegang heeft, wordt er een link naartoe gestuurd om een nieuw wachtwoord te kiezen.',
      email: 'E-mailadres',
      wrong: 'Dit is geen e-mailadres.',
      send: 'Link versturen',
      sent: 'Als {{email}} toegang heeft, komt de link binnen enkele minuten aan. Kijk ook bij de ongewenste e-mail.',
      tooMany: 'Te veel aanvragen. Probeer over enkele minuten opnieuw.',
      back: 'Terug naar aanmelden',
    },
  },
}

export default nl
