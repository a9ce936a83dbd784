import type { RTCSession } from 'jssip/lib/RTCSession'
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent, UA } from 'jssip/lib/UA'
import type { WebSocketInterface } from 'jssip/lib/WebSocketInterface'
import { call, Refused } from '../../api/http'
import type { SoftphoneBody } from '../../api/schema'
import type { SoftphoneCredential } from '../../api/types'
import { backOff } from '../../live/liveState'
import { chosenDevices, keepDevices, microphoneWish, type SoundDevices } from './devices'
import { counters, type Quality, qualityOf, type SoundCounters, WINDOW_MILLIS } from './quality'
import { Ring } from './ring'
import { TabLock, tabName } from './tabLock'

/** `off`: not wanted. `starting`: asking for a credential, connecting, registering. `registered`: the PBX can ring it. `failed`: it cannot, and `problem` says why, also while it is tried again. */
export type Registration = 'off' | 'starting' | 'registered' | 'failed'
/** `otherTab`, `otherBrowser`: the phone is there, and stays there until it is taken over here. The others are tried again by themselves. */
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

const newLeg: Leg = { phase: 'ringing', muted: false, packetsReceived: 0, packetsSent: 0, quality: 'good' }
/** Sound that broke comes back by itself within this long, or not at all. Shorter than browsers take to give up, as giving up is told to the PBX as hanging up. */
const BROKEN_MILLIS = 5_000
/** How often a browser that is not the phone asks whether the one that is has left. */
const ELSEWHERE_MILLIS = 10_000
const COUNT_MILLIS = 1_000

export interface SoftphoneView {
  registration: Registration
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

export const offView: SoftphoneView = {
  registration: 'off', problem: null, microphone: 'unknown', leg: null, soundBlocked: false, answerFailed: false, echo: 'none', devices: { microphone: '', speaker: '', ring: '' },
  reachedBefore: false, address: null,
}

/** The extension of the PBX that plays back what it hears. */
const ECHO = '*43'

/** Host candidates suffice between a browser and its PBX; a slow or silent network interface must not delay the answer. */
const CANDIDATES_MILLIS = 250

/**
 * The browser's telephone: a SIP user agent registered at the PBX while its responder is on duty here. Lives above the router, so that a call survives a change of page. The credential is
 * asked for when it is needed, given to the user agent and not kept anywhere else. An external store for `useSyncExternalStore`.
 */
export class Softphone {
  private view: SoftphoneView = { ...offView, devices: chosenDevices() }
  private wanted = false
  private agent: UA | null = null
  private line: WebSocketInterface | null = null
  private session: RTCSession | null = null
  private echo: RTCSession | null = null
  private own: MediaStream | null = null
  private attempt = 0
  private claimed = false
  private retry: ReturnType<typeof setTimeout> | undefined
  /** Counts starts, so that the answer to an earlier one is not taken for this one's. */
  private generation = 0
  private readonly ring = new Ring((soundBlocked) => this.show({ soundBlocked }))
  private readonly sound: HTMLAudioElement
  private readonly listeners = new Set<() => void>()
  private readonly tab: TabLock

  /** @param owner whose phone this is: one tab of a browser is it */
  constructor(owner: number, sound: HTMLAudioElement = new Audio()) {
    this.sound = sound
    this.sound.autoplay = true
    this.tab = new TabLock(`permanence.phone.${owner}`, () => this.takenBy('otherTab'))
    this.useDevices()
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
        void this.begin()
      }
    } else if (this.session === null) {
      this.stop()
    }
  }

  /** Log-out: everything ends now. A page that only goes away says nothing instead: its call is there when it comes back. */
  dispose(): void {
    this.wanted = false
    this.session?.terminate()
    this.stop()
  }

  /** The phone shall be here, though another tab or another browser is it. */
  async takeOver(): Promise<void> {
    if (this.wanted && (this.view.problem === 'otherTab' || this.view.problem === 'otherBrowser')) {
      await this.tab.take(true)
      this.claimed = true
      this.attempt = 0
      this.show({ registration: 'starting', problem: null })
      void this.start()
    }
  }

  /** The service is there again: what waits for its next attempt is tried at once. */
  tryAtOnce(): void {
    const { problem } = this.view
    if (this.wanted && this.agent === null && (problem === 'network' || problem === 'pbxAway' || problem === 'refused')) {
      this.attempt = 0
      void this.start()
    }
  }

  choose(change: Partial<SoundDevices>): void {
    const devices = { ...this.view.devices, ...change }
    keepDevices(devices)
    this.show({ devices })
    this.useDevices()
    if (change.microphone !== undefined && this.session !== null && this.view.leg?.phase === 'connected') {
      void this.speakThrough(this.session)
    }
  }

  tryRing(): void {
    void this.ring.try()
  }

  /** Calls the PBX's echo: what is heard has been there and back. */
  async testEcho(): Promise<void> {
    const { agent } = this
    if (agent === null || this.view.registration !== 'registered' || this.session !== null || this.echo !== null) {
      return
    }
    this.show({ echo: 'calling' })
    const stream = await this.listen()
    if (stream === null || this.session !== null || this.agent !== agent) {
      release(stream)
      this.show({ echo: 'none' })
      return
    }
    const session = agent.call(ECHO, { mediaStream: stream, pcConfig: { iceServers: [] }, mediaConstraints: { audio: true, video: false } })
    this.echo = session
    this.bringSound(session)
    const over = (echo: SoftphoneView['echo']) => {
      release(stream)
      if (this.echo === session) {
        this.echo = null
        this.show({ echo })
      }
    }
    session.on('accepted', () => this.echo === session && this.show({ echo: 'talking' }))
    session.on('ended', () => over('none'))
    session.on('failed', ({ originator }) => over(originator === 'local' ? 'none' : 'failed'))
  }

  endEcho(): void {
    this.echo?.terminate()
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
    this.endEcho()
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

  /** One tab is the phone: this one, or it says which. */
  private async begin(): Promise<void> {
    if (await this.tab.take()) {
      if (this.wanted && this.agent === null) {
        void this.start()
      }
    } else if (this.wanted) {
      this.show({ registration: 'failed', problem: 'otherTab' })
      this.tab.whenFree(() => {
        if (this.wanted && this.view.problem === 'otherTab') {
          void this.begin()
        }
      })
    }
  }

  /** Its user says that the phone shall be in this browser, wherever it was: the next start takes it. */
  claim(): void {
    this.claimed = true
  }

  private takenBy(problem: 'otherTab' | 'otherBrowser'): void {
    clearTimeout(this.retry)
    if (!this.wanted) {
      return
    }
    this.show({ registration: 'failed', problem })
    if (this.session === null) {
      // With a call in hand its sound stays here until it ends.
      this.leave()
    }
    if (problem === 'otherTab') {
      this.tab.whenFree(() => void this.begin())
    } else {
      this.retry = setTimeout(() => void this.begin(), ELSEWHERE_MILLIS)
    }
  }

  private async start(): Promise<void> {
    clearTimeout(this.retry)
    const generation = ++this.generation
    if (typeof RTCPeerConnection === 'undefined' || navigator.mediaDevices === undefined) {
      this.show({ registration: 'failed', problem: 'unsupported' })
      return
    }
    if (this.view.problem === null) {
      // Otherwise what is wrong stays said until it is over: a sentence and its link that come and go with every attempt cannot be read, nor followed.
      this.show({ registration: 'starting' })
    }
    if (this.view.microphone === 'unknown') {
      void this.lookForMicrophone()
    }
    try {
      const [{ UA, WebSocketInterface }, credential] = await Promise.all([
        import('jssip'),
        call<SoftphoneCredential>('/api/softphone', { method: 'POST', body: { tab: tabName(), take: this.claimed } satisfies SoftphoneBody }),
      ])
      if (generation !== this.generation || !this.wanted) {
        return
      }
      this.claimed = false
      this.show({ address: credential.webSocket })
      const line = new WebSocketInterface(credential.webSocket)
      const agent = new UA({
        sockets: [line],
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
      this.line = line
      this.attend(agent, generation)
      agent.start()
    } catch (failure) {
      if (generation === this.generation && failure instanceof Refused && failure.status === 409) {
        this.takenBy('otherBrowser')
      } else if (generation === this.generation) {
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
        this.show({ registration: 'registered', problem: null, reachedBefore: true })
      }
    })
    agent.on('unregistered', () => {
      if (current() && this.wanted) {
        this.show({ registration: 'starting' })
      }
    })
    agent.on('registrationFailed', () => {
      if (current() && this.session === null) {
        const refused = agent.isConnected()
        this.show({ registration: 'failed', problem: refused ? 'refused' : 'network' })
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
      this.endEcho()
      if (this.session !== null && this.view.leg?.phase !== 'connected') {
        session.terminate({ status_code: 486 })
        return
      }
      this.forgetDead()
      this.take(session)
    })
  }

  /** The PBX never rings a telephone that talks: what this page still takes for a call ended while the two could not hear each other, and is rung back now. */
  private forgetDead(): void {
    const dead = this.session
    this.session = null
    release(this.own)
    this.own = null
    dead?.terminate()
  }

  private take(session: RTCSession): void {
    this.session = session
    this.show({ leg: newLeg, answerFailed: false })
    this.ring.start()

    this.bringSound(session)
    this.watchSound(session)
    const samples: SoundCounters[] = []
    const counting = setInterval(() => void this.count(session, samples), COUNT_MILLIS)
    session.on('accepted', () => this.showLeg({ phase: 'connected' }))
    session.on('muted', () => this.showLeg({ muted: true }))
    session.on('unmuted', () => this.showLeg({ muted: false }))
    const over = (failed: boolean) => {
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
        } else if (this.view.problem === 'otherTab' || this.view.problem === 'otherBrowser') {
          this.leave()
        } else if (this.agent === null || !this.agent.isConnected()) {
          this.leave()
          this.again()
        }
      }
    }
    session.on('ended', () => over(false))
    session.on('failed', (event) => over(event.originator === 'local' && this.view.leg?.phase === 'answering'))
  }

  /**
   * Without sound for a while the network is gone, and with it this telephone. The call is left without a word: the only one that there is would hang up on the caller when it arrives. The PBX
   * keeps the caller, and rings this page once it is back.
   */
  private watchSound(session: RTCSession): void {
    let broken: ReturnType<typeof setTimeout> | undefined
    const over = () => clearTimeout(broken)
    const watch = (connection: RTCPeerConnection) =>
      connection.addEventListener('iceconnectionstatechange', () => {
        over()
        if (connection.iceConnectionState === 'disconnected') {
          broken = setTimeout(() => {
            if (this.session === session) {
              this.line?.disconnect()
              this.show({ registration: 'failed', problem: 'network' })
              this.leave()
              this.again()
            }
          }, BROKEN_MILLIS)
        }
      })
    onConnection(session, watch)
    session.on('ended', over)
    session.on('failed', over)
  }

  /** Its sound comes out here; and it does not wait for network interfaces that stay silent. */
  private bringSound(session: RTCSession): void {
    let candidates: ReturnType<typeof setTimeout> | undefined
    session.on('icecandidate', (event) => {
      clearTimeout(candidates)
      candidates = setTimeout(() => event.ready(), CANDIDATES_MILLIS)
    })
    const attach = (connection: RTCPeerConnection) =>
      connection.addEventListener('track', (event) => {
        this.sound.srcObject = event.streams[0] ?? new MediaStream([event.track])
        this.sound.play().catch(() => undefined)
      })
    onConnection(session, attach)
    const over = () => clearTimeout(candidates)
    session.on('ended', over)
    session.on('failed', over)
  }

  private async count(session: RTCSession, samples: SoundCounters[]): Promise<void> {
    if (this.view.leg?.phase !== 'connected' || !session.connection) {
      return
    }
    const now = counters((await session.connection.getStats()).values() as Iterable<never>, performance.now())
    samples.push(now)
    while (samples[0] !== undefined && now.at - samples[0].at > WINDOW_MILLIS + COUNT_MILLIS) {
      samples.shift()
    }
    if (this.session === session) {
      this.showLeg({ packetsReceived: now.packetsReceived, packetsSent: now.packetsSent, quality: qualityOf(samples) })
    }
  }

  /** Another microphone in the middle of a call. */
  private async speakThrough(session: RTCSession): Promise<void> {
    const stream = await this.listen()
    const track = stream?.getAudioTracks()[0]
    const sender = session.connection?.getSenders().find((each) => each.track?.kind === 'audio')
    if (track === undefined || sender === undefined || this.session !== session) {
      release(stream)
      return
    }
    track.enabled = !session.isMuted().audio
    await sender.replaceTrack(track)
    release(this.own)
    this.own = stream
  }

  private useDevices(): void {
    const { ring, speaker } = this.view.devices
    this.ring.playOn(ring)
    // Browsers that cannot choose, and devices that are gone, keep to what the computer prefers.
    ;(this.sound as HTMLAudioElement & { setSinkId?: (device: string) => Promise<void> }).setSinkId?.(speaker).catch(() => undefined)
  }

  private showLeg(change: Partial<Leg>): void {
    if (this.view.leg !== null) {
      this.show({ leg: { ...this.view.leg, ...change } })
    }
  }

  /** Asks for the microphone at once only where the browser will not ask its user: that is announced first, and asked for with a button. */
  private async lookForMicrophone(): Promise<void> {
    const permission = await navigator.permissions?.query({ name: 'microphone' as PermissionName }).catch(() => null)
    if (permission?.state === 'granted') {
      await this.tryMicrophone()
    } else if (this.view.microphone === 'unknown') {
      this.show({ microphone: permission?.state === 'denied' ? 'refused' : 'toAllow' })
    }
  }

  /** The microphone, or null with the reason shown. */
  private async listen(): Promise<MediaStream | null> {
    if (this.view.microphone !== 'ready') {
      this.show({ microphone: 'asking' })
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia(microphoneWish(this.view.devices.microphone))
      this.show({ microphone: 'ready' })
      return stream
    } catch (failure) {
      this.show({ microphone: whyNot(failure) })
      return null
    }
  }

  /** The credential may have ended with a restart of the service or of the PBX: the next attempt asks for a new one, and is told when another browser has taken the phone over. */
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
    this.endEcho()
    this.tab.release()
    release(this.own)
    this.own = null
    this.attempt = 0
    const { microphone, devices, reachedBefore } = this.view
    this.show({ ...offView, microphone, devices, reachedBefore })
  }

  private show(change: Partial<SoftphoneView>): void {
    this.view = { ...this.view, ...change }
    for (const listener of [...this.listeners]) {
      listener()
    }
  }
}

function onConnection(session: RTCSession, then: (connection: RTCPeerConnection) => void): void {
  if (session.connection) {
    then(session.connection)
  } else {
    session.on('peerconnection', ({ peerconnection }) => then(peerconnection))
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
