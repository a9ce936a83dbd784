import type fr from './fr'

const nl: typeof fr = {
  account: {
    title: 'Aanmelden',
    welcome: 'De lijn, uw oproepen en uw fiches.',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    logIn: 'Aanmelden',
    logOut: 'Afmelden',
    forgotten: 'Wachtwoord vergeten?',
    own: 'Mijn account',
    menu: 'Account van {{name}}',
    emailMissing: 'Vul uw e-mailadres in.',
    passwordMissing: 'Vul uw wachtwoord in.',
    wrong: 'Het e-mailadres of het wachtwoord is niet juist.',
    tooMany_one: 'Te veel pogingen. Probeer opnieuw over {{count}} seconde.',
    tooMany_other: 'Te veel pogingen. Probeer opnieuw over {{count}} seconden.',
    ended: 'Uw sessie is afgelopen. Meld u opnieuw aan: wat u geschreven hebt, is in deze browser bewaard.',
    leftOpen:
      'De dienst weet niet dat u zich hebt afgemeld: deze computer kan uw sessie nog openen. Meld u opnieuw aan en af zodra de dienst antwoordt.',
    over: {
      ended: 'Uw sessie is beëindigd',
      other: 'Iemand anders heeft zich in deze browser aangemeld',
      callGoesOn: 'Het gesprek gaat door: de persoon hoort u.',
      note: '{{name}}, geef uw wachtwoord. Wat u schreef, blijft bewaard en wordt daarna opgeslagen.',
      done: 'U bent opnieuw aangemeld.',
    },
    inCallNote: 'U bent in gesprek: hang op of geef het gesprek door voor u zich afmeldt.',
    unsavedTitle: 'Er zijn woorden nog niet opgeslagen',
    unsaved: 'Als u zich nu afmeldt, blijven ze in deze browser en worden ze opgeslagen wanneer u zich hier opnieuw aanmeldt.',
    logOutAnyway: 'Toch afmelden',
    onDutyNote: 'U bent nog in dienst.',
    noDesk: 'Dit account is niet verbonden met een beantwoorder: het heeft geen werkplek en ontvangt geen oproepen.',
  },
}

export default nl
