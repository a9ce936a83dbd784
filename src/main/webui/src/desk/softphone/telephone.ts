import type { SoftphoneCredential } from '../../api/types'
import type { Path, SoundDevices } from './devices'
import type { Quality } from './quality'
import type { CallMicrophone, Leg, Microphone, PhoneProblem, SoftphoneView } from './view'

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
  /**
   * How sound travels between this browser and the PBX. `none`: a call that was answered here stayed silent, so this telephone is not
   * registered until a sound test passes. `relay`: only by the relay.
   */
  path: Path
  /** The service has named a relay for sound. */
  relays: boolean
}

/** The number of failed attempts since the PBX was last reached. */
interface Tried {
  attempt: number
}
/** A problem stays on the screen until it is over: a message and a link that vanish with every retry could not be read or followed. */
interface Said extends Tried {
  said: PhoneProblem | null
}

/** Whether the PBX can ring this page. Only `connecting`, `registered`, `soundless` and `lost` have a user agent. */
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
  /** Reached, and not registered, because no sound passes: a caller would hear nothing. */
  | ({ is: 'soundless' } & Tried)
  /**
   * The registration was lost during a call: the call keeps its user agent. `recovers`: the connection was lost, and the user agent
   * reconnects and registers by itself; after a refusal it does not.
   */
  | ({ is: 'lost'; said: PhoneProblem; recovers: boolean } & Tried)
  /** Waiting for the next retry. */
  | ({ is: 'waiting' } & Said)
  | { is: 'unsupported' }

/** The one call whose audio passes through this browser. `heard`: sound has passed at least once. */
export type Call = { is: 'none' } | { is: 'ringing' } | { is: 'answering' } | ({ is: 'connected'; heard: boolean } & Omit<Leg, 'phase'>)

/** `listening`: the microphone has been requested; the PBX has not been called yet. `quiet`: a test that the user did not ask for. */
export type Echo =
  { is: 'none' } | { is: 'talking' } | { is: 'failed' } | { is: 'listening'; quiet: boolean } | { is: 'calling'; quiet: boolean }

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
  | { type: 'credentialDenied'; problem: 'network' | 'pbxAway' | 'full' | 'otherBrowser' }
  | { type: 'retryDue' }
  /** The WebSocket to the PBX is open. */
  | { type: 'reached' }
  /** Nothing has come from the PBX for longer than it is ever silent: after a sleep, or behind a connection that died without a word. */
  | { type: 'lineSilent' }
  | { type: 'registered' }
  | { type: 'unregistered' }
  /** `connected`: the PBX answered with a refusal. */
  | { type: 'registrationFailed'; connected: boolean }
  | { type: 'disconnected' }
  | EchoConnected
  | CallOver

/** Events of a call; the registration handles them as well. */
export type CallOver =
  /** `failedHere`: this page gave the call up before it was answered. `connected`: the user agent is still connected. */
  | { type: 'callEnded'; failedHere: boolean; connected: boolean }
  /** The path of the sound is gone, or it has not opened in time after the answer. */
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
  /** `name`: of the microphone that stands in for one that was unplugged; else null. */
  | { type: 'microphoneIs'; microphone: CallMicrophone; name: string | null }
  | DevicesChanged
  /** The browser refuses to play the caller's voice, or plays it at last. */
  | { type: 'voiceBlocked'; blocked: boolean }
  | { type: 'playPressed' }
  | { type: 'soundInterrupted' }
  | { type: 'soundResumed' }
  | { type: 'chosen'; change: Partial<SoundDevices> }
  /** The browser does not allow this page to play sound yet. */
  | { type: 'ringBlocked'; blocked: boolean }
  | { type: 'loggedOut' }
  | CallOver

/** Something was plugged in or unplugged. */
interface DevicesChanged {
  type: 'devicesChanged'
}

/** Sound passes between this browser and the PBX, in both directions. */
interface EchoConnected {
  type: 'echoConnected'
}

export type EchoEvent =
  /** `quiet`: not by its user, who does not hear it. */
  | { type: 'echoTested'; quiet: boolean }
  | { type: 'echoStopped' }
  | { type: 'echoHeard'; heard: boolean }
  | EchoConnected
  | { type: 'echoOver'; failed: boolean }
  | { type: 'rings'; call: number }
  | { type: 'unwanted' }
  | { type: 'loggedOut' }

export type MicrophoneEvent =
  /** The browser will not prompt now: permission was given before, or the prompt comes at the first use. */
  | { type: 'permissionKnown'; permission: 'toAllow' | 'refused' }
  | { type: 'microphoneAsked' }
  | { type: 'microphoneAnswered'; answer: 'ready' | 'missing' | 'refused' | 'busy' }
  | DevicesChanged

export type TelephoneEvent = RegistrationEvent | CallEvent | EchoEvent | MicrophoneEvent

export type Effect =
  | { type: 'seekTab'; over: boolean }
  /** Reports when no other tab is the phone any more. */
  | { type: 'watchTab' }
  | { type: 'releaseTab' }
  | { type: 'askCredential'; take: boolean }
  /** `register`: false while no sound passes. */
  | { type: 'connect'; credential: SoftphoneCredential; register: boolean }
  | { type: 'register' }
  /** Asks the PBX for a sign of life; without one the connection counts as lost. */
  | { type: 'checkLine' }
  | { type: 'keepPath'; path: Path }
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
  /** `relay`: sound may pass by the relay. */
  | { type: 'answer'; relay: boolean }
  | { type: 'refuse' }
  | { type: 'hangUp' }
  | { type: 'mute'; muted: boolean }
  | { type: 'speakThrough' }
  /** Sound must pass for the first time within a few seconds. */
  | { type: 'expectSound' }
  | { type: 'awaitSound' }
  | { type: 'soundIsBack' }
  /** Plays the caller's voice, now that the user has pressed something. */
  | { type: 'playVoice' }
  /** Whether any microphone is left. */
  | { type: 'countMicrophones' }
  /** The call in hand is over: releases its microphone and its audio. */
  | { type: 'dropCall' }
  /** The same, and hangs the call up, without waiting for its end to be reported. */
  | { type: 'cutCall' }
  /**
   * The same, and abandons its user agent without sending BYE: a BYE that arrived would hang up on the caller. The PBX keeps the caller,
   * and rings this page once it is back.
   */
  | { type: 'leaveSilently' }
  /**
   * The same as `cutCall`, and gives the caller back: the PBX puts the caller first in the queue. The registration is withdrawn before, so
   * that this telephone is not rung for the same caller.
   */
  | { type: 'giveBack' }
  | { type: 'testEcho' }
  | { type: 'listenForEcho' }
  | { type: 'callEcho'; relay: boolean; quiet: boolean }
  | { type: 'cutEcho' }
  | { type: 'keepDevices'; devices: SoundDevices }

export function newTelephone(supported: boolean, devices: SoundDevices, path: Path = 'direct'): Telephone {
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
    path,
    relays: false,
  }
}

/** The call of a leg that has just been answered. */
export const newLeg: Leg = {
  phase: 'ringing',
  muted: false,
  packetsReceived: 0,
  packetsSent: 0,
  quality: 'good',
  microphone: 'live',
  standIn: null,
  unplayed: false,
}

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
      return { registration: 'failed', problem: registration.said }
    case 'otherTab':
    case 'otherBrowser':
    case 'soundless':
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
      const { is: phase, heard: _, ...sound } = call
      return { phase, ...sound }
    }
  }
}
