import type { SoftphoneCredential } from '../../api/types'
import type { SoundDevices } from './devices'
import type { Quality } from './quality'
import type { Leg, Microphone, PhoneProblem, SoftphoneView } from './view'

/**
 * The browser's telephone as plain values: what it is, what can happen to it, and what it then has done. Four parts that live side by side,
 * each with its own table of transitions (`registration.ts`, `call.ts`, `echo.ts`, `microphone.ts`); `transition.ts` puts them together.
 * `softphone.ts` runs the effects and reports the events.
 */
export interface Telephone {
  /** This browser can be a telephone at all. */
  supported: boolean
  /** Its responder is on duty here. Also false while the last call is still in hand. */
  wanted: boolean
  /** The next start takes the phone, wherever it is. */
  claimed: boolean
  registration: Registration
  call: Call
  echo: Echo
  microphone: { is: Microphone }
  devices: SoundDevices
  soundBlocked: boolean
  answerFailed: boolean
  reachedBefore: boolean
  address: string | null
}

/** How often was tried in vain since the PBX was reached last. */
interface Tried {
  attempt: number
}
/** What was wrong stays said until it is over: a sentence and its link that come and go with every attempt cannot be read, nor followed. */
interface Said extends Tried {
  said: PhoneProblem | null
}

/** Whether the PBX can ring this page. Only `connecting`, `registered` and `lost` have a user agent. */
export type Registration =
  | { is: 'off' }
  /** Asks the browser whether this tab may be the phone; `over` although another one is. */
  | ({ is: 'seeking'; over: boolean } & Said)
  | ({ is: 'otherTab' } & Tried)
  | ({ is: 'otherBrowser' } & Tried)
  /** Asks the service for a credential. */
  | ({ is: 'asking' } & Said)
  | ({ is: 'connecting' } & Said)
  | { is: 'registered' }
  /** The connection went with a call in hand: the call keeps its user agent, which connects again by itself. */
  | ({ is: 'lost' } & Tried)
  /** For the next attempt. */
  | ({ is: 'waiting' } & Said)
  | { is: 'unsupported' }

/** The one call whose sound passes through here. */
export type Call = { is: 'none' } | { is: 'ringing' } | { is: 'answering' } | ({ is: 'connected' } & Omit<Leg, 'phase'>)

/** `listening`: the microphone is asked for, the PBX is not called yet. */
export type Echo = { is: 'none' | 'listening' | 'calling' | 'talking' | 'failed' }

export type RegistrationEvent =
  | { type: 'wanted' }
  | { type: 'unwanted' }
  | { type: 'claimed' }
  | { type: 'takenOver' }
  /** The service is there again: what waits for its next attempt is tried at once. */
  | { type: 'triedAtOnce' }
  | { type: 'loggedOut' }
  | { type: 'tabGranted' }
  | { type: 'tabDenied' }
  | { type: 'tabStolen' }
  | { type: 'tabFree' }
  | { type: 'credentialGiven'; credential: SoftphoneCredential }
  | { type: 'credentialDenied'; problem: 'network' | 'pbxAway' | 'otherBrowser' }
  | { type: 'retryDue' }
  | { type: 'registered' }
  | { type: 'unregistered' }
  /** `connected`: the PBX answered, and said no. */
  | { type: 'registrationFailed'; connected: boolean }
  | { type: 'disconnected' }
  | CallOver

/** How a call goes, for the registration as well. */
export type CallOver =
  /** `failedHere`: this page gave it up before it was answered. `connected`: the user agent still has its connection. */
  | { type: 'callEnded'; failedHere: boolean; connected: boolean }
  /** No sound for so long that the network is gone, and with it this telephone. */
  | { type: 'soundLost' }

export type CallEvent =
  /** `call` is a number that the shell gives to each. */
  | { type: 'rings'; call: number }
  | { type: 'accepted' }
  | { type: 'refused' }
  | { type: 'hungUp' }
  | { type: 'muteToggled' }
  /** The microphone was asked for to answer with. */
  | { type: 'answerHeard'; heard: boolean }
  | { type: 'connected' }
  | { type: 'muted'; muted: boolean }
  | { type: 'counted'; packetsReceived: number; packetsSent: number; quality: Quality }
  | { type: 'soundInterrupted' }
  | { type: 'soundResumed' }
  | { type: 'chosen'; change: Partial<SoundDevices> }
  /** The browser lets this page make no sound yet. */
  | { type: 'ringBlocked'; blocked: boolean }
  | { type: 'loggedOut' }
  | CallOver

export type EchoEvent =
  | { type: 'echoTested' }
  | { type: 'echoStopped' }
  | { type: 'echoHeard'; heard: boolean }
  | { type: 'echoConnected' }
  | { type: 'echoOver'; failed: boolean }
  | { type: 'rings'; call: number }
  | { type: 'unwanted' }
  | { type: 'loggedOut' }

export type MicrophoneEvent =
  /** The browser will not ask its user: it was told before, or will ask at the first need. */
  | { type: 'permissionKnown'; permission: 'toAllow' | 'refused' }
  | { type: 'microphoneAsked' }
  | { type: 'microphoneAnswered'; answer: 'ready' | 'missing' | 'refused' | 'busy' }

export type TelephoneEvent = RegistrationEvent | CallEvent | EchoEvent | MicrophoneEvent

export type Effect =
  | { type: 'seekTab'; over: boolean }
  /** Tells once no other tab is the phone any more. */
  | { type: 'watchTab' }
  | { type: 'releaseTab' }
  | { type: 'askCredential'; take: boolean }
  | { type: 'connect'; credential: SoftphoneCredential }
  /** The user agent goes, at once or with the call that it carries; what was asked on the way to one is no longer waited for. */
  | { type: 'leave' }
  | { type: 'retry'; attempt: number }
  | { type: 'lookAgainElsewhere' }
  | { type: 'cancelRetry' }
  | { type: 'lookForMicrophone' }
  /** The call that rings becomes the call in hand. */
  | { type: 'takeCall'; call: number }
  | { type: 'turnAway'; call: number }
  | { type: 'startRing' }
  | { type: 'stopRing' }
  | { type: 'listenToAnswer' }
  | { type: 'answer' }
  | { type: 'refuse' }
  | { type: 'hangUp' }
  | { type: 'mute'; muted: boolean }
  | { type: 'speakThrough' }
  | { type: 'awaitSound' }
  | { type: 'soundIsBack' }
  /** The call in hand is over: its microphone and its sound are let go. */
  | { type: 'dropCall' }
  /** The same, and it is hung up: it is not waited for until it says that it is over. */
  | { type: 'cutCall' }
  /**
   * The same, and its user agent is left without a word: the only one that there is would hang up on the caller when it arrives. The PBX
   * keeps the caller, and rings this page once it is back.
   */
  | { type: 'leaveSilently' }
  | { type: 'listenForEcho' }
  | { type: 'callEcho' }
  | { type: 'cutEcho' }
  | { type: 'keepDevices'; devices: SoundDevices }

export function newTelephone(supported: boolean, devices: SoundDevices): Telephone {
  return {
    supported,
    devices,
    wanted: false,
    claimed: false,
    registration: { is: 'off' },
    call: { is: 'none' },
    echo: { is: 'none' },
    microphone: { is: 'unknown' },
    soundBlocked: false,
    answerFailed: false,
    reachedBefore: false,
    address: null,
  }
}

const newLeg: Leg = { phase: 'ringing', muted: false, packetsReceived: 0, packetsSent: 0, quality: 'good' }

export function viewOf({
  registration,
  call,
  echo,
  microphone,
  devices,
  soundBlocked,
  answerFailed,
  reachedBefore,
  address,
}: Telephone): SoftphoneView {
  return {
    ...shown(registration),
    microphone: microphone.is,
    leg: legOf(call),
    soundBlocked,
    answerFailed,
    echo: echo.is === 'listening' ? 'calling' : echo.is,
    devices,
    reachedBefore,
    address,
  }
}

export const offView: SoftphoneView = viewOf(newTelephone(true, { microphone: '', speaker: '', ring: '' }))

function shown(registration: Registration): Pick<SoftphoneView, 'registration' | 'problem'> {
  switch (registration.is) {
    case 'off':
    case 'registered':
      return { registration: registration.is, problem: null }
    case 'seeking':
      return registration.said === null ? { registration: 'off', problem: null } : { registration: 'failed', problem: registration.said }
    case 'asking':
    case 'connecting':
    case 'waiting':
      return registration.said === null
        ? { registration: 'starting', problem: null }
        : { registration: 'failed', problem: registration.said }
    case 'lost':
      return { registration: 'failed', problem: 'network' }
    case 'otherTab':
    case 'otherBrowser':
    case 'unsupported':
      return { registration: 'failed', problem: registration.is }
  }
}

function legOf(call: Call): Leg | null {
  switch (call.is) {
    case 'none':
      return null
    case 'ringing':
    case 'answering':
      return { ...newLeg, phase: call.is }
    case 'connected': {
      const { is: phase, ...sound } = call
      return { phase, ...sound }
    }
  }
}
