import type fr from './fr'

const nl: typeof fr = {
  themes: {
    note: 'Codes veranderen nooit en niets wordt gewist: een fiche behoudt het gekozen thema. Een thema dat niet meer dient, krijgt een laatste dag.',
    code: 'Code',
    codeHint: 'Drie hoofdletters, voorgoed',
    nlMissing: 'Nog niet vertaald: het Frans wordt getoond',
    validFrom: 'Eerste dag',
    validUntil: 'Laatste dag',
    up: '{{name}} naar boven',
    down: '{{name}} naar onder',
    outdated: 'dient niet meer',
    addTheme: 'Thema toevoegen',
    addSubtheme: 'Subthema toevoegen aan {{name}}',
    subthemes: 'Subthema’s van {{name}}',
    subthemesCount_one: '{{count}} subthema',
    subthemesCount_other: '{{count}} subthema’s',
  },
}

export default nl
