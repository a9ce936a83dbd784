import type fr from './fr'

const en: typeof fr = {
  announcements: {
    note: 'What callers hear. A computer voice reads the text; a recording takes its place from the next call on. Two minutes at most.',
    language: 'Announcements in',
    made: 'computer voice',
    recorded: 'recorded {{when}}',
    listen: 'Listen: {{text}}',
    replace: 'Choose a recording…',
    replaceName: 'Choose a recording for: {{text}}',
    restore: 'Back to the computer voice',
    restoreName: 'Back to the computer voice for: {{text}}',
    noSound: 'This file holds no sound that this browser can read. Choose a WAV, MP3 or M4A recording.',
  },
}

export default en
