import type fr from './fr'

const en: typeof fr = {
  alert: {
    waiting_one: '{{count}} call is waiting',
    waiting_other: '{{count}} calls are waiting',
    longestWait: 'Somebody has waited for more than {{time}}',
    nobodyOnDuty: 'The line is open and nobody is on duty',
    belowFloor: '{{value}} on duty, the floor is {{floor}}',
    nextShiftBelowFloor: 'Next shift: {{value}} planned, the floor is {{floor}}',
    pbxAway: 'The telephone exchange does not answer',
    carrierSilent: 'The carrier does not answer: nobody can call, and no home phone is reached',
    trunkRefused: 'The carrier refuses the telephone exchange: nobody can call, no home phone is reached',
    databaseAway: 'The database does not answer',
    homePhoneResting: '{{name}}’s home phone does not answer: it is left alone for a while',
  },
  thresholds: {
    note: 'An alert is shown, sounded and mailed once, and then its end. An empty field: no alert.',
    waiting: 'Calls waiting (number)',
    longestWaitSeconds: 'Longest wait (seconds)',
    nextShiftMinutes: 'Next shift below its floor (minutes ahead)',
    pbxAwaySeconds: 'Telephone exchange away (seconds)',
    databaseAwaySeconds: 'Database away (seconds)',
    nobodyOnDuty: 'The line is open and nobody is on duty',
    belowFloor: 'Fewer responders on duty than the floor of the shift',
    homePhoneResting: 'A home phone is left alone for a while',
  },
}

export default en
