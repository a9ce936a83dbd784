import type fr from './fr'

const nl: typeof fr = {
  announcements: {
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
}

export default nl
