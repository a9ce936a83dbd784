import type { SoundDevices } from './devices'
import type { Quality } from './quality'

/**
 * `off`: not in use. `starting`: requesting a credential, connecting, registering. `registered`: the PBX can ring it. `failed`: the PBX
 * cannot ring it, and `problem` says why, also during a retry.
 */
export type RegistrationShown = 'off' | 'starting' | 'registered' | 'failed'
/**
 * `otherTab`, `otherBrowser`: the phone is in another tab or browser until the user takes it over here. `soundless`: the PBX is reached,
 * but no sound passes between it and this browser; a sound test that passes ends it. `full`: the PBX takes no more phones. All other
 * problems are retried automatically.
 */
export type PhoneProblem = 'network' | 'refused' | 'pbxAway' | 'full' | 'soundless' | 'unsupported' | 'otherTab' | 'otherBrowser'
/** `toAllow`: the browser will ask for permission, and the page has not yet explained why. */
export type Microphone = 'unknown' | 'toAllow' | 'asking' | 'ready' | 'missing' | 'refused' | 'busy'

/** The microphone of a call: `gone` when its device was unplugged, `silenced` when the computer or the headset itself muted it. */
export type CallMicrophone = 'live' | 'gone' | 'silenced'

/** The call whose audio passes through this browser. Only the PBX says, through the desk socket, whether the caller has been answered. */
export interface Leg {
  phase: 'ringing' | 'answering' | 'connected'
  muted: boolean
  /** Audio packets since the beginning, by WebRTC's counters: if both grow, both people can hear each other. */
  packetsReceived: number
  packetsSent: number
  quality: Quality
  microphone: CallMicrophone
  /** The name of the microphone that took the place of one that was unplugged. */
  standIn: string | null
  /** The browser does not play the caller's voice before its user has clicked or typed in the page. */
  unplayed: boolean
}

/** The view of the browser's telephone for the screens. */
export interface SoftphoneView {
  registration: RegistrationShown
  problem: PhoneProblem | null
  microphone: Microphone
  leg: Leg | null
  soundBlocked: boolean
  answerFailed: boolean
  /** The echo test: the PBX plays the responder's own voice back. */
  echo: 'none' | 'calling' | 'talking' | 'failed'
  devices: SoundDevices
  /** This page has reached the PBX before, so secure connections to it work here. */
  reachedBefore: boolean
  /** The PBX's address, once known. */
  address: string | null
}
