import type fr from './fr'

const nl: typeof fr = {
  verification: {
    not: 'nog niet geverifieerd',
    on: 'geverifieerd op {{at}}',
    why: {
      mine: 'Een stem belt dit nummer en zegt er een code, die u hier intikt. Zonder dat rinkelt het toch.',
      other:
        'Een stem belt dit nummer en zegt er een code. De persoon zegt ze u, en u tikt ze hier in. Zonder dat rinkelt het nummer toch.',
    },
    call: { mine: 'Mijn nummer laten bellen', other: 'Nu bellen', again: 'Nog eens bellen' },
    state: {
      calling: 'Er wordt gebeld…',
      ringing: 'Het rinkelt…',
      pickedUp: 'Opgenomen. De stem vraagt om op 1 te drukken.',
      spoken: 'De stem zegt de code, twee keer.',
      done: 'De oproep is voorbij: tik de gehoorde code in.',
      hungUp: 'Ingehaakt voor het einde van de code.',
      silent: 'Opgenomen, maar niemand drukte op 1: misschien een voicemail.',
      noAnswer: 'Niemand nam op.',
      busy: 'Het nummer is bezet.',
      declined: 'De oproep werd geweigerd.',
      unreachable: 'Het toestel staat uit, of dit nummer bestaat niet.',
      refused: 'De operator heeft de oproep niet doorverbonden. Probeer over enkele minuten opnieuw.',
      limit: 'Er zijn nu te veel uitgaande oproepen. Probeer over enkele minuten opnieuw.',
      forbidden: 'De telefooncentrale belt dit nummer niet.',
      lost: 'We weten niet hoe de oproep is afgelopen. Probeer opnieuw.',
    },
    code: 'Gehoorde code',
    check: 'Verifiëren',
    done: 'Nummer geverifieerd.',
  },
}

export default nl
