import type fr from './fr'

const en: typeof fr = {
  account: {
    title: 'Log in',
    welcome: 'The line, your calls and your records.',
    email: 'E-mail address',
    password: 'Password',
    logIn: 'Log in',
    logOut: 'Log out',
    forgotten: 'Forgotten password?',
    own: 'My account',
    menu: 'Account of {{name}}',
    emailMissing: 'Enter your e-mail address.',
    passwordMissing: 'Enter your password.',
    wrong: 'The e-mail address or the password is not right.',
    tooMany_one: 'Too many attempts. Try again in {{count}} second.',
    tooMany_other: 'Too many attempts. Try again in {{count}} seconds.',
    ended: 'Your session has ended. Log in again: what you wrote is kept in this browser.',
    leftOpen:
      'The service did not hear that you logged out: this computer may still open your session. Log in and out again once the service answers.',
    over: {
      ended: 'Your session has ended',
      other: 'Somebody else has logged in in this browser',
      callGoesOn: 'The call goes on: the person hears you.',
      note: '{{name}}, enter your password. What you wrote is kept, and will be saved afterwards.',
      done: 'You are logged in again.',
    },
    inCallNote: 'You are in a call: hang up or transfer the call before you log out.',
    unsavedTitle: 'Some words are not saved yet',
    unsaved: 'If you log out now they stay in this browser, and will be saved when you next log in here.',
    logOutAnyway: 'Log out anyway',
    onDutyNote: 'You are still on duty.',
    noDesk: 'This account is not linked to a responder: it has no desk and receives no calls.',
  },
}

export default en
