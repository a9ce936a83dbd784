import type { RTCSession } from 'jssip/lib/RTCSession'
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent, UA } from 'jssip/lib/UA'
import { call, Refused } from '../../api/http'
import type { SoftphoneCredential } from '../../api/types'
import { backOff } from '../../live/liveState'
import { Ring } from './ring'

/** `off`: not wanted. `starting`: asking for a credential, connecting, registering. `registered`: the PBX can ring it. */
export type Registration = 'off' | 'starting' | 'registered' | 'failed'
export type PhoneProblem = 'network' | 'refused' | 'pbxAway' | 'unsupported'
export type Microphone = 'unknown' | 'asking' | 'ready' | 'missing' | 'refused' | 'busy'

/** What passes through this browser. Whether the caller has been answered is for the PBX to say, through the desk socket. */
export interface Leg {
  phase: 'ringing' | 'answering' | 'connected'
  muted: boolean
  /** Sound packets since the beginning, by WebRTC's own counters: that both grow is the proof that two people can hear each other. */
  packetsReceived: number
  packetsSent: number
}

const newLeg: Leg = { phase: 'ringing', muted: false, packetsReceived: 0, packetsSent: 0 }
const COUNT_MILLIS = 1_000

export interface SoftphoneView {
  registration: Registration
  problem: PhoneProblem | null
  microphone: Microphone
  leg: Leg | null
  soundBlocked: boolean
  answerFailed: boolean
}

const offView: SoftphoneView = { registration: 'off', problem: null, microphone: 'unknown', leg: null, soundBlocked: false, answerFailed: false }

/** Host candidates suffice between a browser and its PBX; a slow or silent network interface must not delay the answer. */
const CANDIDATES_MILLIS = 250

/**
 * The browser's telephone: a SIP user agent registered at the PBX while its responder is on duty here. Lives above the router, so that a call survives a change of page. The credential is
 * asked for when it is needed, given to the user agent and not kept anywhere else. An external store for `useSyncExternalStore`.
 */
export class Softphone {
  private view: SoftphoneView = offView
  private wanted = false
  private agent: UA | null = null
  private session: RTCSession | null = null
  private own: MediaStream | null = null
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  /** Counts starts, so that the answer to an earlier one is not taken for this one's. */
  private generation = 0
  private readonly ring = new Ring((soundBlocked) => this.show({ soundBlocked }))
  private readonly sound: HTMLAudioElement
  private readonly listeners = new Set<() => void>()

  constructor(sound: HTMLAudioElement = new Audio()) {
    this.sound = sound
    this.sound.autoplay = true
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): SoftphoneView => this.view

  /** On duty in this browser, or not. A call in hand is not cut: the phone goes when it ends. */
  want(wanted: boolean): void {
    if (wanted === this.wanted) {
      return
    }
    this.wanted = wanted
    if (wanted) {
      if (this.agent === null) {
        void this.start()
      }
    } else if (this.session === null) {
      this.stop()
    }
  }

  /** Log-out, or the page closes: everything ends now. */
  dispose(): void {
    this.wanted = false
    this.session?.terminate()
    this.stop()
  }

  async tryMicrophone(): Promise<void> {
    const stream = await this.listen()
    release(stream)
  }

  async accept(): Promise<void> {
    const session = this.session
    if (session === null || this.view.leg?.phase !== 'ringing') {
      return
    }
    this.ring.stop()
    this.show({ leg: { ...newLeg, phase: 'answering' }, answerFailed: false })
    const stream = await this.listen()
    if (this.session !== session || !session.isInProgress()) {
      release(stream)
      return
    }
    if (stream === null) {
      // Without a microphone the caller would be answered by silence: keep ringing, somebody may still plug one in.
      this.ring.start()
      this.show({ leg: newLeg })
      return
    }
    this.own = stream
    try {
      session.answer({ mediaStream: stream, pcConfig: { iceServers: [] } })
    } catch {
      this.show({ answerFailed: true })
      session.terminate()
    }
  }

  refuse(): void {
    if (this.session !== null && this.view.leg?.phase === 'ringing') {
      this.session.terminate({ status_code: 603 })
    }
  }

  hangUp(): void {
    if (this.session !== null && this.view.leg !== null && this.view.leg.phase !== 'ringing') {
      this.session.terminate()
    }
  }

  toggleMute(): void {
    const session = this.session
    if (session === null || this.view.leg?.phase !== 'connected') {
      return
    }
    if (session.isMuted().audio) {
      session.unmute({ audio: true })
    } else {
      session.mute({ audio: true })
    }
  }

  private async start(): Promise<void> {
    clearTimeout(this.retry)
    const generation = ++this.generation
    if (typeof RTCPeerConnection === 'undefined' || navigator.mediaDevices === undefined) {
      this.show({ registration: 'failed', problem: 'unsupported' })
      return
    }
    this.show({ registration: 'starting' })
    if (this.view.microphone === 'unknown') {
      void this.tryMicrophone()
    }
    try {
      const [{ UA, WebSocketInterface }, credential] = await Promise.all([
        import('jssip'),
        call<SoftphoneCredential>('/api/softphone', { method: 'POST' }),
      ])
      if (generation !== this.generation || !this.wanted) {
        return
      }
      const agent = new UA({
        sockets: [new WebSocketInterface(credential.webSocket)],
        uri: credential.uri,
        authorization_user: credential.authorizationUser,
        password: credential.password,
        realm: credential.realm,
        register: true,
        register_expires: 120,
        session_timers: false,
        no_answer_timeout: 120,
        connection_recovery_min_interval: 1,
        connection_recovery_max_interval: 10,
        user_agent: 'Permanence',
      })
      this.agent = agent
      this.attend(agent, generation)
      agent.start()
    } catch (failure) {
      if (generation === this.generation) {
        this.show({ registration: 'failed', problem: failure instanceof Refused && failure.status === 503 ? 'pbxAway' : 'network' })
        this.again()
      }
    }
  }

  private attend(agent: UA, generation: number): void {
    const current = () => this.agent === agent && generation === this.generation
    agent.on('registered', () => {
      if (current()) {
        this.attempt = 0
        this.show({ registration: 'registered', problem: null })
      }
    })
    agent.on('unregistered', () => {
      if (current() && this.wanted) {
        this.show({ registration: 'starting' })
      }
    })
    agent.on('registrationFailed', () => {
      if (current() && this.session === null) {
        // The credential may have ended with a restart of the service or of the PBX: the next attempt asks for a new one.
        this.show({ registration: 'failed', problem: agent.isConnected() ? 'refused' : 'network' })
        this.leave()
        this.again()
      }
    })
    agent.on('disconnected', () => {
      if (current() && this.wanted) {
        this.show({ registration: 'failed', problem: 'network' })
        if (this.session === null) {
          this.leave()
          this.again()
        }
      }
    })
    agent.on('newRTCSession', ({ session, originator }: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
      if (!current() || originator !== 'remote') {
        return
      }
      if (this.session !== null) {
        session.terminate({ status_code: 486 })
        return
      }
      this.take(session)
    })
  }

  private take(session: RTCSession): void {
    this.session = session
    this.show({ leg: newLeg, answerFailed: false })
    this.ring.start()

    let candidates: ReturnType<typeof setTimeout> | undefined
    session.on('icecandidate', (event) => {
      clearTimeout(candidates)
      candidates = setTimeout(() => event.ready(), CANDIDATES_MILLIS)
    })
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', (event) => {
        this.sound.srcObject = event.streams[0] ?? new MediaStream([event.track])
        this.sound.play().catch(() => undefined)
      })
    })
    const counting = setInterval(() => void this.count(session), COUNT_MILLIS)
    session.on('accepted', () => this.showLeg({ phase: 'connected' }))
    session.on('muted', () => this.showLeg({ muted: true }))
    session.on('unmuted', () => this.showLeg({ muted: false }))
    const over = (failed: boolean) => {
      clearTimeout(candidates)
      clearInterval(counting)
      if (this.session === session) {
        this.ring.stop()
        this.session = null
        release(this.own)
        this.own = null
        this.sound.srcObject = null
        this.show({ leg: null, answerFailed: failed })
        if (!this.wanted) {
          this.stop()
        } else if (this.agent === null || !this.agent.isConnected()) {
          this.leave()
          this.again()
        }
      }
    }
    session.on('ended', () => over(false))
    session.on('failed', (event) => over(event.originator === 'local' && this.view.leg?.phase === 'answering'))
  }

  private async count(session: RTCSession): Promise<void> {
    if (this.view.leg?.phase !== 'connected' || !session.connection) {
      return
    }
    let packetsReceived = 0
    let packetsSent = 0
    for (const report of (await session.connection.getStats()).values() as Iterable<{ type: string; packetsReceived?: number; packetsSent?: number }>) {
      if (report.type === 'inbound-rtp') {
        packetsReceived += report.packetsReceived ?? 0
      } else if (report.type === 'outbound-rtp') {
        packetsSent += report.packetsSent ?? 0
      }
    }
    if (this.session === session) {
      this.showLeg({ packetsReceived, packetsSent })
    }
  }

  private showLeg(change: Partial<Leg>): void {
    if (this.view.leg !== null) {
      this.show({ leg: { ...this.view.leg, ...change } })
    }
  }

  /** The microphone, or null with the reason shown. */
  private async listen(): Promise<MediaStream | null> {
    if (this.view.microphone !== 'ready') {
      this.show({ microphone: 'asking' })
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
      this.show({ microphone: 'ready' })
      return stream
    } catch (failure) {
      this.show({ microphone: whyNot(failure) })
      return null
    }
  }

  private again(): void {
    clearTimeout(this.retry)
    if (this.wanted) {
      this.retry = setTimeout(() => void this.start(), backOff(this.attempt, Math.random()))
      this.attempt += 1
    }
  }

  private leave(): void {
    const agent = this.agent
    this.agent = null
    this.generation += 1
    agent?.stop()
  }

  private stop(): void {
    clearTimeout(this.retry)
    this.ring.stop()
    this.leave()
    release(this.own)
    this.own = null
    this.attempt = 0
    this.show({ ...offView, microphone: this.view.microphone })
  }

  private show(change: Partial<SoftphoneView>): void {
    this.view = { ...this.view, ...change }
    for (const listener of [...this.listeners]) {
      listener()
    }
  }
}

function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop()
  }
}

/** The names that browsers give, in the sentence that a person needs. */
export function whyNot(failure: unknown): Microphone {
  switch (failure instanceof Error ? failure.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'missing'
  }
}
