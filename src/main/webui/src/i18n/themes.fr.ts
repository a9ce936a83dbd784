/** The themes' page in French, and its form for the other languages. */
const themesFr = {
  title: 'Thématiques',
  note: 'Les codes ne changent jamais et rien n’est effacé : une fiche garde la thématique choisie. Une thématique qui ne sert plus reçoit un dernier jour.',
  code: 'Code',
  codeHint: 'Trois majuscules, pour toujours',
  fr: 'Nom français',
  nl: 'Nom néerlandais',
  nlMissing: 'Pas encore traduit : le français est montré',
  validFrom: 'Premier jour',
  validUntil: 'Dernier jour',
  save: 'Enregistrer',
  up: 'Monter {{name}}',
  down: 'Descendre {{name}}',
  outdated: 'ne sert plus',
  addTheme: 'Ajouter une thématique',
  addSubtheme: 'Ajouter une sous-thématique à {{name}}',
  subthemes: 'Sous-thématiques de {{name}}',
  subthemesCount_one: '{{count}} sous-thématique',
  subthemesCount_other: '{{count}} sous-thématiques',
}

export default themesFr
