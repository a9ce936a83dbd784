/** The themes’ page, in French, and the form that the other languages must fill whole: a missing or unknown key does not compile. */
const fr = {
  themes: {
    note: 'Les codes ne changent jamais et rien n’est effacé : une fiche garde la thématique choisie. Une thématique qui ne sert plus reçoit un dernier jour.',
    code: 'Code',
    codeHint: 'Trois majuscules, pour toujours',
    nlMissing: 'Pas encore traduit : le français est montré',
    validFrom: 'Premier jour',
    validUntil: 'Dernier jour',
    up: 'Monter {{name}}',
    down: 'Descendre {{name}}',
    outdated: 'ne sert plus',
    addTheme: 'Ajouter une thématique',
    addSubtheme: 'Ajouter une sous-thématique à {{name}}',
    subthemes: 'Sous-thématiques de {{name}}',
    subthemesCount_one: '{{count}} sous-thématique',
    subthemesCount_other: '{{count}} sous-thématiques',
  },
}

export default fr
