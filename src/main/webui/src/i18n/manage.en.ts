import type manageFr from './manage.fr'

const manageEn: typeof manageFr = {
  directory: {
    title: 'Directory',
    note: 'Whom a call may be transferred to, or who may join one. Nothing is erased: what is removed is not offered any more.',
    add: 'Add to the directory',
    hint: 'Name or number',
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
  announcements: {
    title: 'Announcements',
    note: 'What callers hear. A made voice reads the text; a recording takes its place from the next call on. Two minutes at most.',
    language: 'Announcements in',
    made: 'made voice',
    recorded: 'recorded {{when}}',
    listen: 'Listen: {{text}}',
    replace: 'Choose a recording…',
    replaceName: 'Choose a recording for: {{text}}',
    restore: 'Back to the made voice',
    restoreName: 'Back to the made voice for: {{text}}',
    noSound: 'This file holds no sound that this browser can read. Choose a WAV, MP3 or M4A recording.',
  },
  audit: {
    title: 'Audit trail',
    note: 'Who did what, latest first. Never what was said or written.',
    at: 'When',
    who: 'Who',
    action: 'Action',
    subject: 'On what',
  },
}

export default manageEn
