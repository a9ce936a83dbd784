import type fr from './fr'

const nl: typeof fr = {
  directory: {
    note: 'Naar wie een oproep kan worden doorverbonden, of wie erbij kan komen. Niets wordt gewist: wat wordt weggehaald, wordt niet meer voorgesteld.',
    add: 'Aan het adresboek toevoegen',
    hint: 'Naam of nummer',
    empty: 'Het adresboek is nog leeg.',
    none: 'Niets gevonden.',
    number: 'Nummer',
    entryNote: 'Opmerking',
    inactive: 'wordt niet meer voorgesteld',
    edit: 'Wijzigen',
    editName: '{{name}} wijzigen',
    remove: 'Weghalen',
    removeName: '{{name}} weghalen',
    restore: 'Opnieuw voorstellen',
    restoreName: '{{name}} opnieuw voorstellen',
  },
}

export default nl
