import type fr from './fr'

const en: typeof fr = {
  themes: {
    note: 'Codes never change and nothing is deleted: a record keeps the theme that was chosen. A theme that is no longer used gets a last day.',
    code: 'Code',
    codeHint: 'Three capital letters, for good',
    nlMissing: 'Not translated yet: the French is shown',
    validFrom: 'First day',
    validUntil: 'Last day',
    up: 'Move {{name}} up',
    down: 'Move {{name}} down',
    outdated: 'no longer used',
    addTheme: 'Add a theme',
    addSubtheme: 'Add a subtheme to {{name}}',
    subthemes: 'Subthemes of {{name}}',
    subthemesCount_one: '{{count}} subtheme',
    subthemesCount_other: '{{count}} subthemes',
  },
}

export default en
