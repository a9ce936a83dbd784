/** The directory’s page, in French, and the form that the other languages must fill whole: a missing or unknown key does not compile. */
const fr = {
  directory: {
    note: 'À qui un appel peut être transféré, ou qui peut s’y joindre. Rien n’est effacé : une entrée retirée n’est plus proposée.',
    add: 'Ajouter à l’annuaire',
    hint: 'Nom ou numéro',
    empty: 'L’annuaire est encore vide.',
    none: 'Aucune entrée ne correspond.',
    number: 'Numéro',
    entryNote: 'Remarque',
    inactive: 'n’est plus proposée',
    edit: 'Modifier',
    editName: 'Modifier {{name}}',
    remove: 'Retirer',
    removeName: 'Retirer {{name}}',
    restore: 'Proposer à nouveau',
    restoreName: 'Proposer à nouveau {{name}}',
  },
}

export default fr
