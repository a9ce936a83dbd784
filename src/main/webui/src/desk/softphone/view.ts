import type { SoundDevices } from './devices'
import type { Quality } from './quality'

/**
 * `off`: not wanted. `starting`: asking for a credential, connecting, registering. `registered`: the PBX can ring it. `failed`: it cannot,
 * and `problem` says why, also while it is tried again.
 */
export type RegistrationShown = 'off' | 'starting' | 'registered' | 'failed'
/**
 * `otherTab`, `otherBrowser`: the phone is there, and stays there until it is taken over here. The others are tried again by themselves.
 */
export type PhoneProblem = 'network' | 'refused' | 'pbxAway' | 'unsupported' | 'otherTab' | 'otherBrowser'
/** `toAllow`: the browser will ask its user, who has not been told yet why. */
export type Microphone = 'unknown' | 'toAllow' | 'asking' | 'ready' | 'missing' | 'refused' | 'busy'

/** What passes through this browser. Whether the caller has been answered is for the PBX to say, through the desk socket. */
export interface Leg {
  phase: 'ringing' | 'answering' | 'connected'
  muted: boolean
  /** Sound packets since the beginning, by WebRTC's own counters: that both grow is the proof that two people can hear each other. */
  packetsReceived: number
  packetsSent: number
  quality: Quality
}

/** What the screens see of the browser's telephone. */
export interface SoftphoneView {
  registration: RegistrationShown
  problem: PhoneProblem | null
  microphone: Microphone
  leg: Leg | null
  soundBlocked: boolean
  answerFailed: boolean
  /** The test that plays one's own voice back from the PBX. */
  echo: 'none' | 'calling' | 'talking' | 'failed'
  devices: SoundDevices
  /** The PBX has been reached from this page before: a secure connection to it works here. */
  reachedBefore: boolean
  /** Where the PBX is, once known. */
  address: string | null
}
