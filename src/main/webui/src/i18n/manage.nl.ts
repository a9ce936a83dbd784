import type manageFr from './manage.fr'

const manageNl: typeof manageFr = {
  directory: {
    title: 'Adresboek',
    note: 'Naar wie een oproep kan worden doorverbonden, of wie erbij kan komen. Niets wordt gewist: wat wordt weggehaald, wordt niet meer voorgesteld.',
    add: 'Aan het adresboek toevoegen',
    hint: 'Naam of nummer',
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
  announcements: {
    title: 'Berichten',
    note: 'Wat bellers horen. Een computerstem leest de tekst; een opname neemt haar plaats in vanaf de volgende oproep. Hoogstens twee minuten.',
    language: 'Berichten in het',
    made: 'computerstem',
    recorded: 'opgenomen {{when}}',
    listen: 'Beluisteren: {{text}}',
    replace: 'Opname kiezen…',
    replaceName: 'Opname kiezen voor: {{text}}',
    restore: 'Terug naar de computerstem',
    restoreName: 'Terug naar de computerstem voor: {{text}}',
    noSound: 'Dit bestand bevat geen geluid dat deze browser kan lezen. Kies een opname in WAV, MP3 of M4A.',
  },
  audit: {
    title: 'Toegangslogboek',
    note: 'Wie wat deed, het recentste eerst. Nooit wat werd gezegd of geschreven.',
    at: 'Wanneer',
    who: 'Wie',
    action: 'Handeling',
    subject: 'Waarop',
  },
}

export default manageNl
