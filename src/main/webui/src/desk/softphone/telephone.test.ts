import { describe, expect, it } from 'vitest'
import type { SoftphoneCredential } from '../../api/types'
import { callTable } from './call'
import { echoTable } from './echo'
import { microphoneTable } from './microphone'
import { registrationTable } from './registration'
import {
  type Call,
  type Echo,
  type Effect,
  newLeg,
  newTelephone,
  type Registration,
  type Telephone,
  type TelephoneEvent,
  viewOf,
} from './telephone'
import { IllegalTransition, type Part, transition } from './transition'

const devices = { microphone: '', speaker: '', ring: '' }
const credential: SoftphoneCredential = {
  uri: 'sip:r12@pbx',
  authorizationUser: 'r12',
  password: 'secret',
  realm: 'pbx',
  webSocket: 'wss://pbx/ws',
  relays: [],
}
const onDuty: Telephone = { ...newTelephone(true, devices), wanted: true, microphone: { is: 'ready' } }
const noRegistration: Registration = { is: 'off' }

const { phase: _, ...newSound } = newLeg
/** Answered, and nothing has been heard yet. */
const unheard: Call = { is: 'connected', heard: false, ...newSound }
const talking: Call = { ...unheard, heard: true }
const ringing: Call = { is: 'ringing' }
const inCall = { call: talking }
/** The last call before going off duty. */
const leaving = { ...inCall, wanted: false }

const seeking: Registration = { is: 'seeking', said: null, attempt: 0, over: false }
const otherTab: Registration = { is: 'otherTab', attempt: 2 }
const otherBrowser: Registration = { is: 'otherBrowser', attempt: 2 }
const asking: Registration = { is: 'asking', said: null, attempt: 2 }
const askingElsewhere: Registration = { is: 'asking', said: 'otherBrowser', attempt: 2 }
const connecting: Registration = { is: 'connecting', said: null, attempt: 2 }
const registered: Registration = { is: 'registered' }
const lost: Registration = { is: 'lost', said: 'network', recovers: true, attempt: 2 }
/** Its user agent is connected, and no longer registered. */
const refusedInCall: Registration = { is: 'lost', said: 'refused', recovers: false, attempt: 2 }
const soundless: Registration = { is: 'soundless', attempt: 2 }
const waiting: Registration = { is: 'waiting', said: 'refused', attempt: 2 }
const unsupported: Registration = { is: 'unsupported' }

const ended = { type: 'callEnded', failedHere: false, connected: true } as const
const endedWithoutConnection = { type: 'callEnded', failedHere: false, connected: false } as const

type Tell = TelephoneEvent['type'] | TelephoneEvent
type Do = Effect['type'] | Effect

/** One event of each type. The content of an event matters only to a few rows; their tests give it. */
const samples: { [T in TelephoneEvent['type']]: Extract<TelephoneEvent, { type: T }> } = {
  wanted: { type: 'wanted' },
  unwanted: { type: 'unwanted' },
  claimed: { type: 'claimed' },
  takenOver: { type: 'takenOver' },
  triedAtOnce: { type: 'triedAtOnce' },
  loggedOut: { type: 'loggedOut' },
  tabGranted: { type: 'tabGranted' },
  tabDenied: { type: 'tabDenied' },
  tabStolen: { type: 'tabStolen' },
  tabFree: { type: 'tabFree' },
  credentialGiven: { type: 'credentialGiven', credential },
  credentialDenied: { type: 'credentialDenied', problem: 'network' },
  retryDue: { type: 'retryDue' },
  registered: { type: 'registered' },
  reached: { type: 'reached' },
  lineSilent: { type: 'lineSilent' },
  unregistered: { type: 'unregistered' },
  registrationFailed: { type: 'registrationFailed', connected: true },
  disconnected: { type: 'disconnected' },
  callEnded: ended,
  soundLost: { type: 'soundLost' },
  rings: { type: 'rings', call: 7 },
  accepted: { type: 'accepted' },
  refused: { type: 'refused' },
  hungUp: { type: 'hungUp' },
  muteToggled: { type: 'muteToggled' },
  answerHeard: { type: 'answerHeard', heard: true },
  connected: { type: 'connected' },
  muted: { type: 'muted', muted: true },
  counted: { type: 'counted', packetsReceived: 3, packetsSent: 4, quality: 'poor' },
  microphoneIs: { type: 'microphoneIs', microphone: 'gone', name: null },
  devicesChanged: { type: 'devicesChanged' },
  voiceBlocked: { type: 'voiceBlocked', blocked: true },
  playPressed: { type: 'playPressed' },
  soundInterrupted: { type: 'soundInterrupted' },
  soundResumed: { type: 'soundResumed' },
  chosen: { type: 'chosen', change: { ring: 'room' } },
  ringBlocked: { type: 'ringBlocked', blocked: true },
  echoTested: { type: 'echoTested', quiet: false },
  echoStopped: { type: 'echoStopped' },
  echoHeard: { type: 'echoHeard', heard: true },
  echoConnected: { type: 'echoConnected' },
  echoOver: { type: 'echoOver', failed: false },
  permissionKnown: { type: 'permissionKnown', permission: 'toAllow' },
  microphoneAsked: { type: 'microphoneAsked' },
  microphoneAnswered: { type: 'microphoneAnswered', answer: 'busy' },
}

const tables = { registration: registrationTable, call: callTable, echo: echoTable, microphone: microphoneTable } as unknown as Record<
  Part,
  Record<
    string,
    Record<string, (at: unknown, event: TelephoneEvent, telephone: Telephone) => { change?: Partial<Telephone>; effects?: Effect[] }>
  >
>

const tested = new Set<string>()

/** The transition of one table alone for an event. */
function row(part: Part, given: Partial<Telephone>, tell: Tell) {
  const telephone = { ...onDuty, ...given }
  const event = typeof tell === 'string' ? samples[tell] : tell
  const at = telephone[part]
  tested.add(`${part} ${at.is} ${event.type}`)
  const { change = {}, effects = [] } = tables[part][at.is]![event.type]!(at, event, telephone)
  return { change, effects }
}

function expectRow(part: Part, given: Partial<Telephone>, tell: Tell, change: Partial<Telephone>, ...effects: Do[]) {
  expect(row(part, given, tell), JSON.stringify([part, given, tell])).toEqual({
    change,
    effects: effects.map((each) => (typeof each === 'string' ? { type: each } : each)),
  })
}

const registration = (at: Registration, tell: Tell, next: Registration | null, ...effects: Do[]) =>
  expectRow('registration', { registration: at }, tell, next === null ? {} : { registration: next }, ...effects)
const inCallRegistration = (at: Registration, tell: Tell, next: Registration | null, ...effects: Do[]) =>
  expectRow('registration', { ...inCall, registration: at }, tell, next === null ? {} : { registration: next }, ...effects)

const off = {
  wanted: false,
  registration: noRegistration,
  echo: { is: 'none' as const },
  soundBlocked: false,
  answerFailed: false,
  address: null,
}
const stop: Do[] = ['cancelRetry', 'leave', 'releaseTab']
const seekTab: Do = { type: 'seekTab', over: false }
const ask: Do = { type: 'askCredential', take: false }
const retry: Do = { type: 'retry', attempt: 2 }

describe('the registration', () => {
  it('begins with the tab, then asks for a credential, connects and is registered', () => {
    expectRow('registration', { wanted: false }, 'wanted', { wanted: true, registration: seeking }, seekTab)
    registration(seeking, 'tabGranted', { ...asking, attempt: 0 }, ask)
    expectRow(
      'registration',
      { registration: asking, claimed: true },
      'credentialGiven',
      { registration: connecting, claimed: false, address: 'wss://pbx/ws', relays: false },
      { type: 'connect', credential, register: true },
    )
    registration(connecting, 'reached', null)
    expectRow('registration', { registration: connecting }, 'registered', { registration: registered, reachedBefore: true })
  })

  it('looks for a microphone of which nothing is known yet, and needs a browser that can', () => {
    expectRow(
      'registration',
      { registration: seeking, microphone: { is: 'unknown' } },
      'tabGranted',
      { registration: { ...asking, attempt: 0 } },
      'lookForMicrophone',
      ask,
    )
    expectRow('registration', { registration: seeking, microphone: { is: 'unknown' }, supported: false }, 'tabGranted', {
      registration: unsupported,
    })
  })

  it('stays where another tab has the phone until that one is gone or is told otherwise here', () => {
    registration({ ...seeking, attempt: 2 }, 'tabDenied', otherTab, 'watchTab')
    registration(otherTab, 'tabFree', { ...seeking, said: 'otherTab', attempt: 2 }, seekTab)
    registration({ ...seeking, said: 'otherTab' }, 'tabGranted', { is: 'asking', said: 'otherTab', attempt: 0 }, ask)
    // A call that was in hand when another tab took the phone over goes on; its user agent still exists.
    inCallRegistration(otherTab, 'tabFree', null, 'watchTab')
  })

  it('goes to the tab that takes it', () => {
    const goes: Do[] = ['cancelRetry', 'leave', 'watchTab']
    for (const at of [{ ...seeking, attempt: 2 }, otherBrowser, asking, connecting, soundless, lost, waiting]) {
      registration(at, 'tabStolen', otherTab, ...goes)
    }
    registration(registered, 'tabStolen', { is: 'otherTab', attempt: 0 }, ...goes)
    registration(unsupported, 'tabStolen', { is: 'otherTab', attempt: 0 }, ...goes)
    registration(noRegistration, 'tabStolen', null)
    // It is going off duty, with a last call in hand.
    for (const at of [connecting, registered, lost]) {
      expectRow('registration', { ...leaving, registration: at }, 'tabStolen', {})
    }
  })

  it('asks again after ten seconds where another browser has the phone', () => {
    registration(askingElsewhere, { type: 'credentialDenied', problem: 'otherBrowser' }, otherBrowser, 'lookAgainElsewhere')
    registration(otherBrowser, 'retryDue', { is: 'seeking', said: 'otherBrowser', attempt: 2, over: false }, seekTab)
  })

  it('takes the phone over from wherever it is said to be', () => {
    const over = (said: 'otherTab' | 'otherBrowser') => ({
      claimed: true,
      registration: { is: 'seeking' as const, said, attempt: 0, over: true },
    })
    const takes: Do[] = ['cancelRetry', 'leave', { type: 'seekTab', over: true }]
    for (const said of ['otherTab', 'otherBrowser'] as const) {
      expectRow('registration', { registration: { is: said, attempt: 2 } }, 'takenOver', over(said), ...takes)
      expectRow('registration', { registration: { ...seeking, said } }, 'takenOver', over(said), ...takes)
      expectRow('registration', { registration: { ...asking, said } as Registration }, 'takenOver', over(said), ...takes)
    }
    for (const at of [noRegistration, seeking, asking, connecting, registered, soundless, lost, waiting, unsupported]) {
      registration(at, 'takenOver', null)
    }
    // The phone is then in this tab, and the state says so at once.
    expectRow(
      'registration',
      { claimed: true, registration: { ...seeking, said: 'otherTab', over: true } },
      'tabGranted',
      { registration: { ...asking, attempt: 0 } },
      { type: 'askCredential', take: true },
    )
  })

  it('tries again, later each time, and says meanwhile what was wrong', () => {
    registration(asking, 'credentialDenied', { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    registration(asking, { type: 'credentialDenied', problem: 'pbxAway' }, { is: 'waiting', said: 'pbxAway', attempt: 3 }, 'leave', retry)
    registration(waiting, 'retryDue', { is: 'asking', said: 'refused', attempt: 2 }, ask)
    const still = { said: 'refused', attempt: 3 } as const
    expectRow(
      'registration',
      { registration: { is: 'asking', ...still } },
      'credentialGiven',
      { registration: { is: 'connecting', ...still }, claimed: false, address: 'wss://pbx/ws', relays: false },
      { type: 'connect', credential, register: true },
    )
    for (const at of [connecting, lost]) {
      registration(at, 'registrationFailed', { is: 'waiting', said: 'refused', attempt: 3 }, 'leave', retry)
      registration(at, { type: 'registrationFailed', connected: false }, { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
      registration(at, 'disconnected', { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    }
    registration(registered, 'registrationFailed', { is: 'waiting', said: 'refused', attempt: 1 }, 'leave', { type: 'retry', attempt: 0 })
    registration(registered, 'disconnected', { is: 'waiting', said: 'network', attempt: 1 }, 'leave', { type: 'retry', attempt: 0 })
  })

  it('tries at once when the service is there again', () => {
    registration(waiting, 'triedAtOnce', { is: 'asking', said: 'refused', attempt: 0 }, 'cancelRetry', ask)
    registration({ ...asking, said: 'network' }, 'triedAtOnce', { is: 'asking', said: 'network', attempt: 0 }, ask)
    for (const at of [asking, askingElsewhere, noRegistration, seeking, otherTab, otherBrowser, connecting, lost, unsupported]) {
      registration(at, 'triedAtOnce', null)
    }
  })

  it('asks a PBX that says nothing more, or after an outage, whether it is still there', () => {
    registration(registered, 'triedAtOnce', { ...connecting, attempt: 0 }, 'checkLine')
    // It has asked nothing for so long that the connection is dead, or this computer has slept.
    registration(registered, 'lineSilent', { ...asking, attempt: 0 }, 'leave', ask)
    for (const silent of ['lineSilent', 'triedAtOnce'] as const) {
      // The sound of a call tells by itself.
      inCallRegistration(registered, silent, null)
    }
    registration(soundless, 'lineSilent', null, 'checkLine')
    for (const at of [noRegistration, seeking, otherTab, otherBrowser, asking, connecting, lost, waiting, unsupported]) {
      registration(at, 'lineSilent', null)
    }
    // It is there.
    expectRow('registration', { registration: connecting }, 'registered', { registration: registered, reachedBefore: true })
    // Its answer and an answer to a registration, one after the other.
    registration(registered, 'registered', null)
  })

  it('keeps the user agent that a call came by, whatever becomes of its registration', () => {
    inCallRegistration(registered, 'disconnected', { ...lost, attempt: 0 })
    inCallRegistration(connecting, 'disconnected', lost)
    inCallRegistration(lost, 'disconnected', lost)
    inCallRegistration(lost, 'unregistered', connecting)
    inCallRegistration(connecting, 'unregistered', null)
    for (const at of [connecting, registered, lost]) {
      inCallRegistration(at, 'reached', null)
    }
    inCallRegistration(registered, 'unregistered', { ...connecting, attempt: 0 })
    expectRow('registration', { ...inCall, registration: lost }, 'registered', { registration: registered, reachedBefore: true })
  })

  it('that was refused in a call begins anew after it, because JsSIP does not try again', () => {
    for (const at of [connecting, lost, refusedInCall]) {
      inCallRegistration(at, 'registrationFailed', refusedInCall)
    }
    inCallRegistration(registered, 'registrationFailed', { ...refusedInCall, attempt: 0 })
    inCallRegistration(connecting, { type: 'registrationFailed', connected: false }, { ...lost, recovers: false })
    inCallRegistration(refusedInCall, 'unregistered', null)
    inCallRegistration(refusedInCall, ended, { is: 'waiting', said: 'refused', attempt: 3 }, 'leave', retry)
    // A new connection registers by itself.
    inCallRegistration(refusedInCall, 'disconnected', lost)
    expectRow('registration', { ...inCall, registration: refusedInCall }, 'registered', { registration: registered, reachedBefore: true })
  })

  it('is withdrawn when a caller was answered and no sound came, until a sound test passes', () => {
    const silence: Partial<Telephone> = { path: 'none', registration: { is: 'soundless', attempt: 0 } }
    for (const at of [connecting, registered, lost]) {
      expectRow('registration', { call: unheard, registration: at }, 'soundLost', silence, { type: 'keepPath', path: 'none' }, 'testEcho')
      expectRow('registration', { call: unheard, wanted: false, registration: at }, 'soundLost', off, ...stop)
    }
    for (const said of ['reached', 'registered', 'unregistered', 'registrationFailed', 'soundLost', ended] as const) {
      registration(soundless, said, null)
    }
    registration(soundless, 'triedAtOnce', null, 'testEcho')
    registration(soundless, 'disconnected', { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    // A page that was reloaded, or found the PBX again, does not let a caller find out.
    expectRow(
      'registration',
      { registration: asking, path: 'none' },
      { type: 'credentialGiven', credential: { ...credential, relays: [{ urls: ['turns:relay'], username: 'u', credential: 'c' }] } },
      { registration: connecting, claimed: false, address: 'wss://pbx/ws', relays: true },
      {
        type: 'connect',
        credential: { ...credential, relays: [{ urls: ['turns:relay'], username: 'u', credential: 'c' }] },
        register: false,
      },
    )
    expectRow('registration', { registration: connecting, path: 'none' }, 'reached', { registration: soundless }, 'testEcho')
    for (const path of ['direct', 'relay'] as const) {
      expectRow(
        'registration',
        { registration: soundless, path: 'none', relays: path === 'relay' },
        'echoConnected',
        { path, registration: { ...connecting, attempt: 0 } },
        { type: 'keepPath', path },
        'register',
      )
    }
    for (const at of [noRegistration, seeking, otherTab, otherBrowser, asking, connecting, registered, lost, waiting, unsupported]) {
      registration(at, 'echoConnected', null)
    }
  })

  it('begins anew after a call whose connection is gone, and goes on after any other', () => {
    inCallRegistration(lost, endedWithoutConnection, { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    inCallRegistration(lost, ended, { is: 'connecting', said: 'network', attempt: 2 })
    inCallRegistration(
      { ...connecting, said: 'refused' },
      endedWithoutConnection,
      { is: 'waiting', said: 'refused', attempt: 3 },
      'leave',
      retry,
    )
    inCallRegistration(connecting, ended, null)
    inCallRegistration(registered, endedWithoutConnection, { is: 'waiting', said: null, attempt: 1 }, 'leave', {
      type: 'retry',
      attempt: 0,
    })
    inCallRegistration(registered, ended, null)
    for (const at of [noRegistration, seeking, otherTab, otherBrowser, asking, waiting, unsupported]) {
      inCallRegistration(at, ended, null)
      inCallRegistration(at, 'soundLost', null)
    }
  })

  it('is lost with the sound of a call', () => {
    inCallRegistration(connecting, 'soundLost', { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    inCallRegistration(lost, 'soundLost', { is: 'waiting', said: 'network', attempt: 3 }, 'leave', retry)
    inCallRegistration(registered, 'soundLost', { is: 'waiting', said: 'network', attempt: 1 }, 'leave', { type: 'retry', attempt: 0 })
  })

  it('ends when its responder goes off duty, after the call in hand', () => {
    for (const at of [seeking, otherTab, otherBrowser, asking, connecting, registered, soundless, lost, waiting, unsupported]) {
      expectRow('registration', { registration: at }, 'unwanted', off, ...stop)
    }
    registration(noRegistration, 'unwanted', null)
    for (const at of [connecting, registered, lost]) {
      expectRow('registration', { ...inCall, registration: at }, 'unwanted', { wanted: false })
      expectRow('registration', { ...leaving, registration: at }, ended, off, ...stop)
      expectRow('registration', { ...leaving, registration: at }, 'soundLost', off, ...stop)
      // Back on duty before the call was over.
      expectRow('registration', { ...leaving, registration: at }, 'wanted', { wanted: true })
    }
  })

  it('ends with the log-in', () => {
    for (const at of [seeking, otherTab, otherBrowser, asking, connecting, registered, soundless, lost, waiting, unsupported]) {
      expectRow('registration', { ...inCall, registration: at }, 'loggedOut', off, ...stop)
    }
    registration(noRegistration, 'loggedOut', null)
  })

  it('is claimed for the next start, and wanted once', () => {
    for (const at of [
      noRegistration,
      seeking,
      otherTab,
      otherBrowser,
      asking,
      connecting,
      registered,
      soundless,
      lost,
      waiting,
      unsupported,
    ]) {
      expectRow('registration', { registration: at }, 'claimed', { claimed: true })
    }
    for (const at of [seeking, otherTab, otherBrowser, asking, soundless, waiting, unsupported]) {
      expectRow('registration', { registration: at }, 'wanted', { wanted: true })
    }
  })
})

describe('a call', () => {
  const call = (at: Call, tell: Tell, change: Partial<Telephone>, ...effects: Do[]) =>
    expectRow('call', { call: at, registration: registered }, tell, change, ...effects)
  const none: Call = { is: 'none' }
  const answering: Call = { is: 'answering' }
  const over = { call: none, answerFailed: false }

  it('rings, is accepted with a microphone, and is connected', () => {
    call(none, 'rings', { call: ringing, answerFailed: false }, { type: 'takeCall', call: 7 }, 'startRing')
    call(ringing, 'accepted', { call: answering, answerFailed: false }, 'stopRing', 'listenToAnswer')
    call(answering, 'answerHeard', {}, { type: 'answer', relay: false })
    expectRow('call', { call: answering, registration: registered, path: 'relay' }, 'answerHeard', {}, { type: 'answer', relay: true })
    call(answering, 'connected', { call: unheard }, 'expectSound')
    call(unheard, 'soundResumed', { call: talking }, 'soundIsBack')
  })

  it('rings on without a microphone: nobody is answered by silence', () => {
    call(answering, { type: 'answerHeard', heard: false }, { call: ringing }, 'startRing')
  })

  it('is refused while it rings, and hung up from when it is accepted', () => {
    call(ringing, 'refused', {}, 'refuse')
    call(answering, 'hungUp', {}, 'hangUp')
    call(talking, 'hungUp', {}, 'hangUp')
  })

  it('is over', () => {
    call(ringing, ended, over, 'stopRing', 'dropCall')
    call(answering, ended, over, 'dropCall')
    call(talking, ended, over, 'dropCall')
    // Reported only for a call that was being answered here.
    const failed = { ...ended, failedHere: true }
    call(answering, failed, { call: none, answerFailed: true }, 'dropCall')
    call(ringing, failed, over, 'stopRing', 'dropCall')
    call(talking, failed, over, 'dropCall')
  })

  it('is one at a time; only one that has long ended is rung back', () => {
    call(ringing, 'rings', {}, { type: 'turnAway', call: 7 })
    call(answering, 'rings', {}, { type: 'turnAway', call: 7 })
    call(talking, 'rings', { call: ringing, answerFailed: false }, 'cutCall', { type: 'takeCall', call: 7 }, 'startRing')
  })

  it('is muted when the browser says so', () => {
    call(talking, 'muteToggled', {}, { type: 'mute', muted: true })
    call({ ...talking, muted: true }, 'muteToggled', {}, { type: 'mute', muted: false })
    call(talking, 'muted', { call: { ...talking, muted: true } })
  })

  it('counts its sound, and is left without a word when that is gone', () => {
    call(talking, 'counted', { call: { ...talking, packetsReceived: 3, packetsSent: 4, quality: 'poor' } })
    call(talking, 'soundInterrupted', {}, 'awaitSound')
    call(talking, 'soundResumed', { call: talking }, 'soundIsBack')
    call(talking, 'soundLost', over, 'leaveSilently')
  })

  it('whose sound never came is given back: the caller goes to the front of the queue', () => {
    call(unheard, 'soundInterrupted', {})
    call(unheard, 'soundLost', over, 'giveBack')
  })

  it('asks for whatever microphone is left when its own is gone, and for its own when that is back', () => {
    const gone = { ...talking, microphone: 'gone' as const }
    call(talking, 'microphoneIs', { call: gone }, 'speakThrough')
    // Asked for already: none was left.
    call(gone, 'microphoneIs', { call: gone })
    call(gone, 'devicesChanged', {}, 'speakThrough')
    const instead = { type: 'microphoneIs', microphone: 'live', name: 'Built-in' } as const
    call(gone, instead, { call: { ...talking, standIn: 'Built-in' } })
    call({ ...talking, standIn: 'Built-in' }, 'devicesChanged', {}, 'speakThrough')
    call({ ...talking, standIn: 'Built-in' }, { ...instead, name: null }, { call: talking })
    call(talking, 'devicesChanged', {})
    const silenced = { type: 'microphoneIs', microphone: 'silenced', name: null } as const
    call(talking, silenced, { call: { ...talking, microphone: 'silenced' } })
    for (const at of [none, ringing, answering]) {
      call(at, 'devicesChanged', {})
    }
  })

  it('whose voice the browser holds back is played when its user presses something', () => {
    call(talking, 'voiceBlocked', { call: { ...talking, unplayed: true } })
    call({ ...talking, unplayed: true }, { type: 'voiceBlocked', blocked: false }, { call: talking })
    call(talking, 'playPressed', {}, 'playVoice')
    for (const at of [none, ringing, answering]) {
      call(at, 'playPressed', {})
    }
  })

  it('is spoken through another microphone when one is chosen', () => {
    const kept = (change: object): Effect => ({ type: 'keepDevices', devices: { ...devices, ...change } })
    for (const at of [none, ringing, answering, talking]) {
      call(at, 'chosen', { devices: { ...devices, ring: 'room' } }, kept({ ring: 'room' }))
    }
    const headset = { type: 'chosen', change: { microphone: 'headset' } } as const
    call(ringing, headset, { devices: { ...devices, microphone: 'headset' } }, kept({ microphone: 'headset' }))
    call(talking, headset, { devices: { ...devices, microphone: 'headset' } }, kept({ microphone: 'headset' }), 'speakThrough')
  })

  it('is cut by a log-out', () => {
    call(none, 'loggedOut', {})
    call(ringing, 'loggedOut', over, 'stopRing', 'cutCall')
    call(answering, 'loggedOut', over, 'cutCall')
    call(talking, 'loggedOut', over, 'cutCall')
  })

  it('says when the browser lets nothing be heard', () => {
    for (const at of [none, ringing, answering, talking]) {
      call(at, 'ringBlocked', { soundBlocked: true })
    }
  })

  it('takes no notice of a button that comes too late', () => {
    for (const press of ['accepted', 'refused', 'hungUp', 'muteToggled'] as const) {
      call(none, press, {})
    }
    for (const press of ['hungUp', 'muteToggled'] as const) {
      call(ringing, press, {})
    }
    for (const press of ['accepted', 'refused', 'muteToggled'] as const) {
      call(answering, press, {})
    }
    for (const press of ['accepted', 'refused'] as const) {
      call(talking, press, {})
    }
  })
})

describe('the echo', () => {
  type Is = Echo['is']
  const state = (is: Is): Echo => (is === 'listening' || is === 'calling' ? { is, quiet: false } : { is })
  const echo = (is: Is, tell: Tell, next: Is | null, ...effects: Do[]) =>
    expectRow('echo', { registration: registered, echo: state(is) }, tell, next === null ? {} : { echo: state(next) }, ...effects)

  it('is called with a microphone, and talks', () => {
    echo('none', 'echoTested', 'listening', 'listenForEcho')
    echo('failed', 'echoTested', 'listening', 'listenForEcho')
    echo('listening', 'echoHeard', 'calling', { type: 'callEcho', relay: false, quiet: false })
    echo('listening', { type: 'echoHeard', heard: false }, 'none')
    echo('calling', 'echoConnected', 'talking')
  })

  it('is tried without its user, by the relay too, where no sound passes', () => {
    const quietly = (echo: Echo, tell: Tell, next: Echo, ...effects: Do[]) =>
      expectRow('echo', { registration: soundless, path: 'none', echo }, tell, { echo: next }, ...effects)
    const listening: Echo = { is: 'listening', quiet: true }
    const calling: Echo = { is: 'calling', quiet: true }
    quietly({ is: 'none' }, { type: 'echoTested', quiet: true }, listening, 'listenForEcho')
    quietly(listening, 'echoHeard', calling, { type: 'callEcho', relay: true, quiet: true })
    quietly(calling, 'echoConnected', { is: 'none' }, 'cutEcho')
    quietly(calling, { type: 'echoOver', failed: true }, { is: 'failed' })
  })

  it('needs a telephone that is registered and has nothing else to do', () => {
    for (const at of [noRegistration, asking, connecting, lost, otherTab]) {
      expectRow('echo', { registration: at }, 'echoTested', {})
    }
    expectRow('echo', { ...inCall, registration: registered }, 'echoTested', {})
    for (const is of ['listening', 'calling', 'talking'] as const) {
      echo(is, 'echoTested', null)
    }
  })

  it('is over when either side says so', () => {
    echo('calling', 'echoOver', 'none')
    echo('talking', 'echoOver', 'none')
    echo('calling', { type: 'echoOver', failed: true }, 'failed')
    echo('talking', { type: 'echoOver', failed: true }, 'failed')
    echo('calling', 'echoStopped', 'none', 'cutEcho')
    echo('talking', 'echoStopped', 'none', 'cutEcho')
    for (const is of ['none', 'failed', 'listening'] as const) {
      echo(is, 'echoStopped', null)
    }
  })

  it('makes room for a call, and ends with the duty', () => {
    for (const is of ['listening', 'calling', 'talking'] as const) {
      echo(is, 'rings', 'none', 'cutEcho')
    }
    for (const is of ['none', 'failed'] as const) {
      echo(is, 'rings', null)
    }
    for (const end of ['unwanted', 'loggedOut'] as const) {
      echo('none', end, null)
      for (const is of ['failed', 'listening', 'calling', 'talking'] as const) {
        echo(is, end, 'none', 'cutEcho')
      }
    }
  })
})

describe('the microphone', () => {
  const microphone = (is: Telephone['microphone']['is'], tell: Tell, next: Telephone['microphone']['is'] | null) =>
    expectRow('microphone', { microphone: { is } }, tell, next === null ? {} : { microphone: { is: next } })
  const afterwards = ['toAllow', 'asking', 'ready', 'missing', 'refused', 'busy'] as const

  it('is asked for whatever was known of it, and says what it is', () => {
    for (const is of ['unknown', 'toAllow', 'asking', 'missing', 'refused', 'busy'] as const) {
      microphone(is, 'microphoneAsked', 'asking')
    }
    microphone('ready', 'microphoneAsked', null)
    for (const is of ['unknown', ...afterwards] as const) {
      microphone(is, 'microphoneAnswered', 'busy')
    }
  })

  it('is looked for when something is plugged in or unplugged', () => {
    expectRow('microphone', { microphone: { is: 'missing' } }, 'devicesChanged', {}, 'lookForMicrophone')
    expectRow('microphone', { microphone: { is: 'ready' } }, 'devicesChanged', {}, 'countMicrophones')
    expectRow('microphone', { ...inCall, microphone: { is: 'ready' } }, 'devicesChanged', {})
    for (const is of ['unknown', 'toAllow', 'asking', 'refused', 'busy'] as const) {
      microphone(is, 'devicesChanged', null)
    }
  })

  it('is known by its permission only before it was asked for', () => {
    microphone('unknown', 'permissionKnown', 'toAllow')
    for (const is of afterwards) {
      microphone(is, 'permissionKnown', null)
    }
  })
})

describe('all parts together', () => {
  const types = (effects: Effect[]) => effects.map(({ type }) => type)

  it('lets a call go before its user agent', () => {
    const telephone: Telephone = { ...onDuty, registration: registered, call: talking }
    const silent = transition(telephone, { type: 'soundLost' })
    expect(types(silent.effects)).toEqual(['leaveSilently', 'leave', 'retry'])
    expect(viewOf(silent.telephone)).toMatchObject({ registration: 'failed', problem: 'network', leg: null })
    expect(types(transition(telephone, { type: 'loggedOut' }).effects)).toEqual(['cutCall', 'cancelRetry', 'leave', 'releaseTab'])
  })

  it('ends an echo test for a call that rings', () => {
    const { telephone, effects } = transition({ ...onDuty, registration: registered, echo: { is: 'talking' } }, samples.rings)
    expect(types(effects)).toEqual(['takeCall', 'startRing', 'cutEcho'])
    expect(viewOf(telephone)).toMatchObject({ echo: 'none', leg: { phase: 'ringing', muted: false } })
  })

  it('does not change what nothing happened to', () => {
    expect(transition(onDuty, { type: 'hungUp' }).telephone).toBe(onDuty)
  })
})

describe('what the screens see', () => {
  const seen = (at: Registration) => {
    const { registration: is, problem } = viewOf({ ...onDuty, registration: at })
    return [is, problem]
  }

  it('is one sentence about the registration, which stays until what is wrong is over', () => {
    expect(seen(noRegistration)).toEqual(['off', null])
    expect(seen(seeking)).toEqual(['off', null])
    expect(seen({ ...seeking, said: 'otherTab' })).toEqual(['failed', 'otherTab'])
    for (const at of ['asking', 'connecting', 'waiting'] as const) {
      expect(seen({ is: at, said: null, attempt: 0 })).toEqual(['starting', null])
      expect(seen({ is: at, said: 'network', attempt: 0 })).toEqual(['failed', 'network'])
    }
    expect(seen(registered)).toEqual(['registered', null])
    expect(seen(lost)).toEqual(['failed', 'network'])
    expect(seen(refusedInCall)).toEqual(['failed', 'refused'])
    for (const at of [otherTab, otherBrowser, soundless, unsupported]) {
      expect(seen(at)).toEqual(['failed', at.is])
    }
  })

  it('is the leg of a call, and the echo from when it was asked for', () => {
    const of = (change: Partial<Telephone>) => viewOf({ ...onDuty, ...change })
    expect(of({}).leg).toBeNull()
    expect(of({ call: { is: 'answering' } }).leg).toEqual({ ...newLeg, phase: 'answering' })
    expect(of({ call: { ...talking, muted: true } }).leg).toEqual({ ...newLeg, phase: 'connected', muted: true })
    expect(of({ echo: { is: 'listening', quiet: false } }).echo).toBe('calling')
  })
})

describe('the tables', () => {
  const parts = Object.keys(tables) as Part[]
  const knows = (part: Part, type: string) => Object.values(tables[part]).some((rows) => type in rows)

  it('have no row that is not told above', () => {
    const rows = parts.flatMap((part) =>
      Object.entries(tables[part]).flatMap(([at, events]) => Object.keys(events).map((type) => `${part} ${at} ${type}`)),
    )
    expect(rows.filter((each) => !tested.has(each))).toEqual([])
  })

  it('know every event', () => {
    expect(Object.keys(samples).filter((type) => !parts.some((part) => knows(part, type)))).toEqual([])
  })

  it('tell what cannot be', () => {
    let illegal = 0
    for (const part of parts) {
      for (const [is, rows] of Object.entries(tables[part])) {
        for (const event of Object.values(samples).filter(({ type }) => knows(part, type) && !(type in rows))) {
          illegal += 1
          const telephone = { ...onDuty, registration: registered, [part]: { is, said: null, attempt: 0 } } as unknown as Telephone
          expect(() => transition(telephone, event), `${part} ${is} ${event.type}`).toThrow(IllegalTransition)
        }
      }
    }
    expect(illegal).toBeGreaterThan(0)
    expect(() => transition({ ...onDuty, registration: registered }, { type: 'connected' })).toThrow(
      "the telephone's call knows no 'connected' while 'none'",
    )
  })
})
