import type fr from './fr'

const en: typeof fr = {
  app: {
    name: 'Permanence',
    language: 'Language of the screen',
    toDark: 'Switch to dark display',
    toLight: 'Switch to light display',
    skip: 'Skip to content',
    nav: 'Main navigation',
    loading: 'Loading…',
    retry: 'Try again',
    unexpected: 'Something unexpected went wrong.',
    unexpectedReference: 'Something unexpected went wrong. Reference to quote: {{reference}}.',
    crashed: 'This page ran into a problem. What you wrote is kept.',
    reload: 'Reload the page',
    notFound: 'This page does not exist.',
    away: 'The service does not answer. Check your connection, then try again.',
    databaseAway: 'The database does not answer: nothing can be read or stored for the moment. Calls go on. Try again in a moment.',
    pageWithoutDatabase:
      'The database does not answer: this page cannot open for the moment. Calls go on and ring as before. The page tries again by itself.',
    notStored: 'The database stores nothing for the moment. Try again in a moment.',
    service: 'the service',
    menu: 'Menu',
    group: { desk: 'Desk', line: 'Line', manage: 'Manage' },
  },
  page: {
    desk: 'My desk',
    records: 'My records',
    themes: 'Themes',
    directory: 'Directory',
    announcements: 'Announcements',
    audit: 'Audit trail',
    wallboard: 'Wallboard',
    history: 'History',
    alerts_one: '{{count}} alert',
    alerts_other: '{{count}} alerts',
    staffing: 'How many responders are needed?',
    thresholds: 'Alert thresholds',
  },
  form: { cancel: 'Cancel', nameFr: 'French name', nameNl: 'Dutch name', save: 'Save', saved: 'Saved' },
  reach: { deskNamed: 'Desk phone {{name}}', softphone: 'browser', desk: 'desk phone', home: 'home phone' },
  link: {
    connecting: 'Connecting to the service…',
    lost: 'Connection to the service lost: what you see may be out of date. Reconnecting…',
    pbxAway: 'The switchboard does not answer the service: calls go on, but the screen cannot follow them.',
    notWritten:
      'The database has stored nothing since {{time}}: calls go on, nothing is written yet. What you type is kept in this browser.',
    back: 'The connection is back.',
  },
  list: {
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    search: 'Search',
    range: '{{from}} – {{to}} of {{total}}',
    previous: 'Newer',
    next: 'Older',
    pages: 'Pages',
  },
  language: { none: 'no language chosen yet', fr: 'French', nl: 'Dutch', en: 'English' },
  choice: { clear: 'Clear', none: 'Not said' },
}

export default en
