import type { Row, Step, Table } from './table'
import type { Effect, Registration, RegistrationEvent, Telephone } from './telephone'
import type { PhoneProblem } from './view'

type Event<T extends RegistrationEvent['type']> = Extract<RegistrationEvent, { type: T }>

const stays: Row<Registration, unknown> = () => ({})

const to = (registration: Registration, ...effects: Effect[]): Step => ({ change: { registration }, effects })

/** Only one tab is the phone: this tab, or the state says where the phone is. */
const seek = (said: PhoneProblem | null, attempt: number, ...first: Effect[]) =>
  to({ is: 'seeking', said, attempt, over: false }, ...first, { type: 'seekTab', over: false })

const takeOver = (said: PhoneProblem): Step => ({
  change: { claimed: true, registration: { is: 'seeking', said, attempt: 0, over: true } },
  effects: [{ type: 'cancelRetry' }, { type: 'leave' }, { type: 'seekTab', over: true }],
})

const ask = ({ supported, microphone, claimed }: Telephone, said: PhoneProblem | null, attempt: number, ...first: Effect[]) =>
  supported
    ? to({ is: 'asking', said, attempt }, ...first, ...(microphone.is === 'unknown' ? [{ type: 'lookForMicrophone' as const }] : []), {
        type: 'askCredential',
        take: claimed,
      })
    : to({ is: 'unsupported' }, ...first)

/**
 * The credential may have expired with a restart of the service or of the PBX. The next attempt requests a new one; the answer also says
 * whether another browser has taken the phone over.
 */
const wait = (said: PhoneProblem | null, attempt: number) =>
  to({ is: 'waiting', said, attempt: attempt + 1 }, { type: 'leave' }, { type: 'retry', attempt })

const stop: Step = {
  change: { wanted: false, registration: { is: 'off' }, echo: { is: 'none' }, soundBlocked: false, answerFailed: false, address: null },
  effects: [{ type: 'cancelRetry' }, { type: 'leave' }, { type: 'releaseTab' }],
}

const isElsewhere = (said: PhoneProblem | null) => said === 'otherTab' || said === 'otherBrowser'

const wanted: Row<Registration, unknown> = () => ({ change: { wanted: true } })
const claimed: Row<Registration, unknown> = () => ({ change: { claimed: true } })
const stops: Row<Registration, unknown> = () => stop

/** Another tab is the phone now. A call in hand keeps its sound here until it ends. */
const stolen = (attempt: number) => to({ is: 'otherTab', attempt }, { type: 'cancelRetry' }, { type: 'leave' }, { type: 'watchTab' })

/**
 * States without a user agent. A call may still be in hand, with the user agent that received it; the end of that call does not concern
 * the registration.
 */
const without = {
  wanted,
  claimed,
  unwanted: stops,
  loggedOut: stops,
  triedAtOnce: stays,
  lineSilent: stays,
  callEnded: stays,
  soundLost: stays,
  echoConnected: stays,
}

type Attached = Extract<Registration, { is: 'connecting' | 'registered' | 'lost' }>

const saidOf = (at: Attached) => (at.is === 'registered' ? null : at.said)
const attemptOf = (at: Attached) => (at.is === 'registered' ? 0 : at.attempt)

/** States with a user agent. If its registration fails during a call, the call goes on and keeps the user agent. */
const attached = {
  wanted,
  claimed,
  /** A call in hand is not cut: the phone stops when the call ends. */
  unwanted: ((_, __, { call }) => (call.is === 'none' ? stop : { change: { wanted: false } })) satisfies Row<Attached, unknown>,
  loggedOut: stops,
  takenOver: stays,
  triedAtOnce: stays,
  lineSilent: stays,
  reached: stays,
  echoConnected: stays,
  tabStolen: ((at, _, telephone) => (telephone.wanted ? stolen(attemptOf(at)) : {})) satisfies Row<Attached, unknown>,
  registrationFailed: ((at, { connected }, { call }) => {
    const said = connected ? 'refused' : 'network'
    return call.is === 'none' ? wait(said, attemptOf(at)) : to({ is: 'lost', said, recovers: false, attempt: attemptOf(at) })
  }) satisfies Row<Attached, Event<'registrationFailed'>>,
  disconnected: ((at, _, { call }) =>
    call.is === 'none'
      ? wait('network', attemptOf(at))
      : to({ is: 'lost', said: 'network', recovers: true, attempt: attemptOf(at) })) satisfies Row<Attached, unknown>,
  soundLost: ((at, _, { wanted: onDuty, call }) =>
    !onDuty ? stop : call.is === 'connected' && !call.heard ? noSound : wait('network', attemptOf(at))) satisfies Row<Attached, unknown>,
  callEnded: ((at, { connected }, telephone) => {
    if (!telephone.wanted) {
      return stop
    }
    // A user agent whose registration was refused does not try again.
    if (!connected || (at.is === 'lost' && !at.recovers)) {
      return wait(saidOf(at), attemptOf(at))
    }
    return at.is === 'lost' ? to({ is: 'connecting', said: at.said, attempt: at.attempt }) : {}
  }) satisfies Row<Attached, Event<'callEnded'>>,
}

/** Whether the PBX is still there is found out before a caller does. Not during a call, whose own sound tells. */
const check: Step = to({ is: 'connecting', said: null, attempt: 0 }, { type: 'checkLine' })

/** A relay may do what the network itself does not: so it is tried at once. */
const noSound: Step = {
  change: { path: 'none', registration: { is: 'soundless', attempt: 0 } },
  effects: [{ type: 'keepPath', path: 'none' }, { type: 'testEcho' }],
}

const registered: Row<Registration, unknown> = () => ({ change: { registration: { is: 'registered' }, reachedBefore: true } })

/** Whether the PBX can ring this page, and the problem if it cannot. */
export const registrationTable: Table<Registration, RegistrationEvent> = {
  off: {
    wanted: () => ({ change: { wanted: true, ...seek(null, 0).change }, effects: seek(null, 0).effects }),
    claimed,
    unwanted: stays,
    takenOver: stays,
    triedAtOnce: stays,
    loggedOut: stays,
    tabStolen: stays,
    lineSilent: stays,
    callEnded: stays,
    soundLost: stays,
    echoConnected: stays,
  },
  seeking: {
    ...without,
    takenOver: ({ said }) => (said !== null && isElsewhere(said) ? takeOver(said) : {}),
    tabGranted: ({ said, attempt, over }, _, telephone) => ask(telephone, over ? null : said, attempt),
    tabDenied: ({ attempt }) => to({ is: 'otherTab', attempt }, { type: 'watchTab' }),
    tabStolen: ({ attempt }) => stolen(attempt),
  },
  otherTab: {
    ...without,
    takenOver: () => takeOver('otherTab'),
    // Two user agents for one responder would ring in turn, and during a call the user agent that received it still exists.
    tabFree: ({ attempt }, _, { call }) => (call.is === 'none' ? seek('otherTab', attempt) : { effects: [{ type: 'watchTab' }] }),
  },
  otherBrowser: {
    ...without,
    takenOver: () => takeOver('otherBrowser'),
    tabStolen: ({ attempt }) => stolen(attempt),
    retryDue: ({ attempt }) => seek('otherBrowser', attempt),
  },
  asking: {
    ...without,
    takenOver: ({ said }) => (said !== null && isElsewhere(said) ? takeOver(said) : {}),
    triedAtOnce: ({ said }, _, telephone) => (said === null || isElsewhere(said) ? {} : ask(telephone, said, 0)),
    tabStolen: ({ attempt }) => stolen(attempt),
    credentialGiven: ({ said, attempt }, { credential }, { path }) => ({
      change: {
        registration: { is: 'connecting', said, attempt },
        claimed: false,
        address: credential.webSocket,
        relays: credential.relays.length > 0,
      },
      effects: [{ type: 'connect', credential, register: path !== 'none' }],
    }),
    credentialDenied: ({ attempt }, { problem }) =>
      problem === 'otherBrowser' ? to({ is: 'otherBrowser', attempt }, { type: 'lookAgainElsewhere' }) : wait(problem, attempt),
  },
  connecting: {
    ...attached,
    registered,
    unregistered: stays,
    // Known from an earlier call: whether it is still so is found out before anybody is rung here.
    reached: ({ attempt }, _, { path }) => (path === 'none' ? to({ is: 'soundless', attempt }, { type: 'testEcho' }) : {}),
  },
  registered: {
    ...attached,
    registered: stays,
    unregistered: () => to({ is: 'connecting', said: null, attempt: 0 }),
    triedAtOnce: (_, __, { call }) => (call.is === 'none' ? check : {}),
    // Not asked any more: a new registration is tried by the PBX at once, and an old one only at its next round.
    lineSilent: (_, __, telephone) => (telephone.call.is === 'none' ? ask(telephone, null, 0, { type: 'leave' }) : {}),
  },
  soundless: {
    ...without,
    takenOver: stays,
    tabStolen: ({ attempt }) => stolen(attempt),
    // Perhaps it is another network now.
    triedAtOnce: () => ({ effects: [{ type: 'testEcho' }] }),
    lineSilent: () => ({ effects: [{ type: 'checkLine' }] }),
    reached: stays,
    registered: stays,
    unregistered: stays,
    registrationFailed: stays,
    disconnected: ({ attempt }) => wait('network', attempt),
    echoConnected: (_, __, { relays }) => {
      const path = relays ? 'relay' : 'direct'
      return {
        change: { path, registration: { is: 'connecting', said: null, attempt: 0 } },
        effects: [{ type: 'keepPath', path }, { type: 'register' }],
      }
    },
  },
  lost: {
    ...attached,
    registered,
    unregistered: (at) => (at.recovers ? to({ is: 'connecting', said: null, attempt: at.attempt }) : {}),
  },
  waiting: {
    ...without,
    takenOver: stays,
    triedAtOnce: ({ said }, _, telephone) => ask(telephone, said, 0, { type: 'cancelRetry' }),
    tabStolen: ({ attempt }) => stolen(attempt),
    retryDue: ({ said, attempt }, _, telephone) => ask(telephone, said, attempt),
  },
  unsupported: { ...without, takenOver: stays, tabStolen: () => stolen(0) },
}
