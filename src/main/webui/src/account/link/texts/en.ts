import type fr from './fr'

const en: typeof fr = {
  passwordLink: {
    first: {
      title: 'Welcome',
      words: 'This installation is empty. Create the account of the person who administers it; they then invite the others.',
      code: 'Installation code',
      where: 'It proves that you belong here. The service shows it at its start, in its log: docker compose logs service',
      codeMissing: 'Copy the code from the log of the service.',
      name: 'Your name',
      nameMissing: 'Give your name.',
      go: 'Create my account and begin',
    },
    choose: {
      title: 'Choose a password',
      welcome: 'Welcome, {{name}}',
      again: 'A new password for {{name}}',
      email: 'You will log in with {{email}}.',
      password: 'Password',
      repeat: 'Once more',
      rule: '12 characters or more: three or four words will do.',
      short: '12 characters or more.',
      long: 'This password is too long: 72 characters at most.',
      differs: 'The two are not the same.',
      go: 'Choose and log in',
      over: 'This link no longer works: it was used, is older than 24 hours, or a newer one replaced it.',
      ask: 'Ask for a new link',
    },
    forgotten: {
      title: 'Forgotten password',
      words: 'Say your address: if it has access, a link to choose a new password is sent to it.',
      email: 'E-mail address',
      wrong: 'This is not an e-mail address.',
      send: 'Send the link',
      sent: 'If {{email}} has access, the link arrives in some minutes. Look among unwanted mail too.',
      tooMany: 'Too many requests. Try again in some minutes.',
      back: 'Back to log-in',
    },
  },
}

export default en
