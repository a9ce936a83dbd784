import type fr from './fr'

const en: typeof fr = {
  directory: {
    note: 'Whom a call may be transferred to, or who may join one. Nothing is erased: what is removed is not offered any more.',
    add: 'Add to the directory',
    hint: 'Name or number',
    empty: 'The directory is still empty.',
    none: 'Nothing matches.',
    number: 'Number',
    entryNote: 'Remark',
    inactive: 'not offered any more',
    edit: 'Change',
    editName: 'Change {{name}}',
    remove: 'Remove',
    removeName: 'Remove {{name}}',
    restore: 'Offer again',
    restoreName: 'Offer {{name}} again',
  },
}

export default en
