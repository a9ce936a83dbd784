import type fr from './fr'

const en: typeof fr = {
  setUp: {
    note: 'In any order; you can stop and go on later.',
    done: 'done',
    over: 'Everything is ready: the line has answered its first call.',
    look: 'Look',
    putAway: 'Do not remind me any more',
    remind: 'Remind me again',
    isAway: 'Nobody is reminded of the set-up any more. It stays at this address.',
    still: {
      line: 'Its name, the number that people dial, and its languages.',
      hours: 'The days and hours at which the line answers. Without hours it is always closed.',
    },
    is: {
      administrator: 'Your account exists, and you are logged in.',
      line: 'The line has a name and a number.',
      hours: 'The line has hours.',
    },
    go: {
      line: 'Enter the line',
      hours: 'Enter the hours',
      people: 'Add somebody',
      call: 'Open the roster',
    },
    people: {
      todo: 'Who answers: one person is enough to begin. With a home number they need nothing else.',
      done_one: '{{count}} person can answer.',
      done_other: '{{count}} people can answer.',
    },
    trunk: {
      registered: 'The carrier has accepted the switchboard’s log-in: calls can come in and go out.',
      answers: 'The carrier answers the switchboard and recognises it by its address: calls can come in and go out.',
      refused:
        'The carrier answers, but refuses the switchboard’s log-in. Compare TRUNK_USER and TRUNK_SECRET in the file .env with what it gave you, then restart. The switchboard retries by itself.',
      silent:
        'The carrier does not answer the switchboard. Check TRUNK_ADDRESS and TRUNK_PORT in the file .env, and that the firewall lets SIP through. A carrier that never answers questions (OPTIONS) needs TRUNK_QUALIFY_SECONDS=0.',
      asking: 'The switchboard is logging in at the carrier and waits for its answer…',
      notAsked: 'The switchboard asks the carrier nothing (TRUNK_QUALIFY_SECONDS=0): the first call will show it.',
      pbxAway:
        'The switchboard does not answer the service: see whether it runs (docker compose ps), and whether AMI_SECRET is the same for both.',
      ask: 'Ask again',
    },
    call: {
      noLine: 'As soon as the line has a number, dial it: the call will show here.',
      unreachable_one:
        '{{count}} person is on duty, but their telephone cannot ring: their browser is not open, or their phone is unplugged. Choose another telephone for them in the shift, such as their home phone.',
      unreachable_other:
        '{{count}} people are on duty, but none of their telephones can ring: their browsers are not open, or their phones are unplugged. Choose another telephone in the shift, such as the home phone.',
      nobody: 'Nobody is on duty at the moment: put somebody on the shift in progress. Their telephone will ring.',
      todo_one: 'Dial {{number}} from any telephone. {{count}} person is on duty.',
      todo_other: 'Dial {{number}} from any telephone. {{count}} people are on duty.',
      waits: 'Waiting for the first call…',
      done: 'Somebody called, and somebody answered.',
      somebody: 'somebody',
      state: {
        arrived: 'A call comes in: it hears the greeting.',
        waiting: 'The call waits in the queue: nobody can be rung at the moment.',
        ringing: 'The call is ringing.',
        talking: '{{name}} has answered: they are talking.',
        answered: '{{name}} answered; the call is over.',
        turnedAway: 'The caller heard that nobody can answer now: the line is closed, or nobody is on duty in that language.',
        unanswered: 'The caller hung up before anybody answered.',
      },
    },
  },
}

export default en
