import type fr from './fr'

const en: typeof fr = {
  ownAccount: {
    note: 'Your access, and how you are reached.',
    password: {
      title: 'Password',
      current: 'Present password',
      new: 'New password',
      again: 'The new one, again',
      change: 'Change the password',
      done: 'Password changed. Your other sessions have ended.',
      rule: '12 characters or more: three or four words will do.',
      short: '12 characters or more.',
      long: 'This password is too long: 72 characters at most.',
      differs: 'The two are not the same.',
      missing: 'Say your present password.',
      tooMany: 'Too many tries. Try again in some minutes.',
    },
    language: {
      title: 'Language',
      label: 'Language of my screens and e-mails',
      done: 'Language changed.',
    },
    phones: {
      title: 'Telephones',
      preferred: 'Preferred telephone',
      softphone: 'Browser',
      home: 'Home telephone',
      desk: 'Desk phone {{name}}',
      own: 'My home number',
      none: 'none',
      secret: 'Nobody sees it: neither colleagues nor callers.',
      number: 'New number',
      save: 'Save',
      forget: 'Forget my number',
      done: 'Saved.',
      forgotten: 'Number forgotten.',
    },
    sessions: {
      title: 'My sessions',
      note: 'Where you are logged in.',
      current: 'this session',
      since: 'since {{at}}',
      seen: 'used on {{at}}',
      end: 'End',
      endOf: 'End the session {{browser}} of {{at}}',
      endOthers: 'End all others',
      unknown: 'unknown browser',
      ended: 'Session ended.',
    },
  },
}

export default en
