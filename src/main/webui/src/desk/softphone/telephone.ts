import type { SoftphoneCredential } from '../../api/types'
import type { SoundDevices } from './devices'
import type { Quality } from './quality'
import type { Leg, Microphone, PhoneProblem, SoftphoneView } from './view'

/**
 * The browser's telephone as plain values: its states, its events and its effects. It has four parallel parts, each with its own table of
 * transitions (`registration.ts`, `call.ts`, `echo.ts`, `microphone.ts`); `transition.ts` combines them. `softphone.ts` runs the effects
 * and reports the events.
 */
export interface Telephone {
  /** This browser has the features that a telephone needs. */
  supported: boolean
  /** The responder is on duty here. After going off duty it is false, even if the last call is still in hand. */
  wanted: boolean
  /** The next start takes the phone over from any other tab or browser. */
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

/** The number of failed attempts since the PBX was last reached. */
interface Tried {
  attempt: number
}
/** A problem stays on the screen until it is over: a message and a link that vanish with every retry could not be read or followed. */
interface Said extends Tried {
  said: PhoneProblem | null
}

/** Whether the PBX can ring this page. Only `connecting`, `registered` and `lost` have a user agent. */
export type Registration =
  | { is: 'off' }
  /** Requests the tab lock from the browser; with `over`, even if another tab holds it. */
  | ({ is: 'seeking'; over: boolean } & Said)
  | ({ is: 'otherTab' } & Tried)
  | ({ is: 'otherBrowser' } & Tried)
  /** Asks the service for a credential. */
  | ({ is: 'asking' } & Said)
  | ({ is: 'connecting' } & Said)
  | { is: 'registered' }
  /** The connection was lost during a call: the call keeps its user agent, which reconnects by itself. */
  | ({ is: 'lost' } & Tried)
  /** Waiting for the next retry. */
  | ({ is: 'waiting' } & Said)
  | { is: 'unsupported' }

/** The one call whose audio passes through this browser. */
export type Call = { is: 'none' } | { is: 'ringing' } | { is: 'answering' } | ({ is: 'connected' } & Omit<Leg, 'phase'>)

/** `listening`: the microphone has been requested; the PBX has not been called yet. */
export type Echo = { is: 'none' | 'listening' | 'calling' | 'talking' | 'failed' }

export type RegistrationEvent =
  | { type: 'wanted' }
  | { type: 'unwanted' }
  | { type: 'claimed' }
  | { type: 'takenOver' }
  /** The service is back: pending retries run at once. */
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
  /** `connected`: the PBX answered with a refusal. */
  | { type: 'registrationFailed'; connected: boolean }
  | { type: 'disconnected' }
  | CallOver

/** Events of a call; the registration handles them as well. */
export type CallOver =
  /** `failedHere`: this page gave the call up before it was answered. `connected`: the user agent is still connected. */
  | { type: 'callEnded'; failedHere: boolean; connected: boolean }
  /** No audio for so long that the network must be down; so this telephone is unreachable too. */
  | { type: 'soundLost' }

export type CallEvent =
  /** `call` is a number that `softphone.ts` gives to each call. */
  | { type: 'rings'; call: number }
  | { type: 'accepted' }
  | { type: 'refused' }
  | { type: 'hungUp' }
  | { type: 'muteToggled' }
  /** The microphone was requested in order to answer. */
  | { type: 'answerHeard'; heard: boolean }
  | { type: 'connected' }
  | { type: 'muted'; muted: boolean }
  | { type: 'counted'; packetsReceived: number; packetsSent: number; quality: Quality }
  | { type: 'soundInterrupted' }
  | { type: 'soundResumed' }
  | { type: 'chosen'; change: Partial<SoundDevices> }
  /** The browser does not allow this page to play sound yet. */
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
  /** The browser will not prompt now: permission was given before, or the prompt comes at the first use. */
  | { type: 'permissionKnown'; permission: 'toAllow' | 'refused' }
  | { type: 'microphoneAsked' }
  | { type: 'microphoneAnswered'; answer: 'ready' | 'missing' | 'refused' | 'busy' }

export type TelephoneEvent = RegistrationEvent | CallEvent | EchoEvent | MicrophoneEvent

export type Effect =
  | { type: 'seekTab'; over: boolean }
  /** Reports when no other tab is the phone any more. */
  | { type: 'watchTab' }
  | { type: 'releaseTab' }
  | { type: 'askCredential'; take: boolean }
  | { type: 'connect'; credential: SoftphoneCredential }
  /** Stops the user agent, at once or when its call ends. Answers to requests made before it started are ignored. */
  | { type: 'leave' }
  | { type: 'retry'; attempt: number }
  | { type: 'lookAgainElsewhere' }
  | { type: 'cancelRetry' }
  | { type: 'lookForMicrophone' }
  /** The ringing call becomes the call in hand. */
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
  /** The call in hand is over: releases its microphone and its audio. */
  | { type: 'dropCall' }
  /** The same, and hangs the call up, without waiting for its end to be reported. */
  | { type: 'cutCall' }
  /**
   * The same, and abandons its user agent without sending BYE: a BYE that arrived would hang up on the caller. The PBX keeps the caller,
   * and rings this page once it is back.
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
