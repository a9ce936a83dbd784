import type fr from './fr'

const en: typeof fr = {
  alert: {
    waiting: {
      now_one: '{{count}} call is waiting',
      now_other: '{{count}} calls are waiting',
      fewer_one: 'Up to {{count}} call waited (now {{now}})',
      fewer_other: 'Up to {{count}} calls waited (now {{now}})',
      over_one: '{{count}} call waited',
      over_other: 'Up to {{count}} calls waited',
    },
    longestWait: {
      now: 'Somebody has waited for more than {{time}}',
      fewer: 'Somebody waited {{time}} (now {{now}})',
      over: 'Somebody waited {{time}}',
    },
    nobodyOnDuty: {
      now: 'The line is open and nobody is on duty',
      unreachable_one: 'The line is open and nobody can be rung ({{count}} on duty)',
      unreachable_other: 'The line is open and nobody can be rung ({{count}} on duty)',
      over: 'The line was open and nobody could be rung',
    },
    belowFloor: {
      now_one: '{{count}} can be rung, the floor is {{floor}}',
      now_other: '{{count}} can be rung, the floor is {{floor}}',
      over_one: 'Only {{count}} could be rung, the floor was {{floor}}',
      over_other: 'Only {{count}} could be rung, the floor was {{floor}}',
    },
    unreachable: {
      now_one: '{{count}} on duty but unreachable: {{people}}',
      now_other: '{{count}} on duty but unreachable: {{people}}',
      over_one: '{{count}} was on duty but unreachable: {{people}}',
      over_other: '{{count}} were on duty but unreachable: {{people}}',
    },
    turnedAway_one: '{{count}} call turned away unanswered',
    turnedAway_other: '{{count}} calls turned away unanswered',
    nextShiftBelowFloor: {
      now: 'Next shift: {{value}} planned, the floor is {{floor}}',
      over: 'The next shift had {{value}} planned, the floor was {{floor}}',
    },
    pbxAway: { now: 'The phone system does not answer', over: 'The phone system did not answer' },
    carrierSilent: {
      now: 'The carrier does not answer: nobody can call, and no home phone is reached',
      over: 'The carrier did not answer: nobody could call',
    },
    trunkRefused: {
      now: 'The carrier refuses the phone system: nobody can call, no home phone is reached',
      over: 'The carrier refused the phone system: nobody could call',
    },
    softphonesRefused: {
      now: 'The phone system accepts no more browser phones: people who open or reload a page cannot be rung',
      over: 'The phone system accepted no more browser phones',
    },
    pbxLogs: {
      now: 'The phone system’s log has gaps (disk full?): calls during an outage may be missing from the figures',
      over: 'The phone system’s log had gaps: calls during an outage may be missing from the figures',
    },
    databaseAway: { now: 'The database does not answer', over: 'The database did not answer' },
    databaseNotWriting: {
      now: 'The database stores nothing any more: calls go on, nothing is written yet',
      over: 'The database stored nothing',
    },
    factsSetAside: {
      now_one: 'The database refuses {{count}} fact of a call: it is kept apart and tried again',
      now_other: 'The database refuses {{count}} facts of calls: they are kept apart and tried again',
      over_one: '{{count}} fact of a call that the database had refused is stored',
      over_other: '{{count}} facts of calls that the database had refused are stored',
    },
    homePhoneResting: {
      noAnswer: '{{name}} did not answer at home: that phone is not rung for a while',
      busy: '{{name}}’s home phone is busy: it is not rung for a while',
      refused: '{{name}} refused a call at home: that phone is not rung for a while',
      silent: '{{name}}’s home phone was picked up and nobody pressed 1: it is not rung for a while',
      unreachable: '{{name}}’s home phone could not be reached: it is not rung for a while',
    },
  },
  thresholds: {
    note: 'An alert is shown, sounded and mailed once, and then its end. An empty field: no alert.',
    kept: {
      always: 'These thresholds have always applied.',
      since: 'These thresholds apply since {{when}}. Earlier alerts keep those of their time.',
      changes_one: '{{count}} change',
      changes_other: '{{count}} changes',
      none: 'no alert',
      on: 'yes',
      off: 'no',
    },
    waiting: 'Calls waiting (number)',
    longestWaitSeconds: 'Longest wait (seconds)',
    nextShiftMinutes: 'Next shift below its floor (minutes ahead)',
    pbxAwaySeconds: 'Phone system down (seconds)',
    databaseAwaySeconds: 'Database away, or storing nothing (seconds)',
    nobodyOnDuty: 'The line is open and nobody can be rung',
    belowFloor: 'Fewer responders can be rung than the floor of the shift',
    homePhoneResting: 'A home phone is not rung for a while',
    unreachable: 'Somebody is on duty and unreachable',
    turnedAway: 'Calls are turned away unanswered',
  },
}

export default en
