import type { RTCSession } from 'jssip/lib/RTCSession'
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent, UA } from 'jssip/lib/UA'
import type { SoftphoneCredential } from '../../api/types'
import { counters, qualityOf, type SoundCounters, WINDOW_MILLIS } from './quality'
import type { TelephoneEvent } from './telephone'

/**
 * Lost audio comes back by itself within this time, or not at all. It is shorter than the browser's own time-out, because that time-out
 * would make JsSIP hang up at the PBX.
 */
const BROKEN_MILLIS = 5_000
const COUNT_MILLIS = 1_000
/** Host candidates are enough between a browser and its PBX; a slow or silent network interface must not delay the answer. */
const CANDIDATES_MILLIS = 250
/** The extension of the PBX that plays back what it hears. */
const ECHO = '*43'

interface Agent {
  ua: UA
  /** Closes its connection without sending BYE. */
  disconnect: () => void
}

interface CallInHand {
  session: RTCSession
  /** The user agent that received the call: it must not stop before the call ends. */
  agent: Agent
  microphone: MediaStream | null
  broken: ReturnType<typeof setTimeout> | undefined
  counting: ReturnType<typeof setInterval>
}

interface EchoTest {
  agent: Agent | null
  microphone: MediaStream | null
  session: RTCSession | null
}

type Listen = () => Promise<MediaStream | null>

/** An adapter to JsSIP: one user agent, one call in hand, one echo test. Events of released user agents and sessions are not reported. */
export class Sip {
  private agent: Agent | null = null
  private call: CallInHand | null = null
  private echo: EchoTest | null = null
  private readonly offered = new Map<number, Pick<CallInHand, 'session' | 'agent'>>()
  private offers = 0
  private library: typeof import('jssip') | null = null
  private readonly sound: HTMLAudioElement
  private readonly tell: (event: TelephoneEvent) => void

  /** @param sound the element that plays the other side */
  constructor(sound: HTMLAudioElement, tell: (event: TelephoneEvent) => void) {
    this.sound = sound
    this.tell = tell
  }

  /** Loads the code of JsSIP on first use. */
  async load(): Promise<void> {
    this.library = await import('jssip')
  }

  connect(credential: SoftphoneCredential): void {
    if (this.library === null) {
      throw new Error('JsSIP is not loaded')
    }
    const { UA, WebSocketInterface } = this.library
    const line = new WebSocketInterface(credential.webSocket)
    const ua = new UA({
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
    const agent: Agent = { ua, disconnect: () => line.disconnect() }
    this.agent = agent
    const tell = (event: TelephoneEvent) => this.agent === agent && this.tell(event)
    ua.on('registered', () => tell({ type: 'registered' }))
    ua.on('unregistered', () => tell({ type: 'unregistered' }))
    ua.on('registrationFailed', () => tell({ type: 'registrationFailed', connected: ua.isConnected() }))
    ua.on('disconnected', () => tell({ type: 'disconnected' }))
    ua.on('newRTCSession', ({ session, originator }: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
      if (this.agent === agent && originator === 'remote') {
        const call = ++this.offers
        this.offered.set(call, { session, agent })
        this.tell({ type: 'rings', call })
      }
    })
    ua.start()
  }

  /** A user agent with a call in hand stops when the call is over. */
  leave(): void {
    const { agent } = this
    this.agent = null
    if (agent !== null && this.call?.agent !== agent) {
      agent.ua.stop()
    }
  }

  turnAway(call: number): void {
    this.offer(call).session.terminate({ status_code: 486 })
  }

  take(call: number): void {
    const { session, agent } = this.offer(call)
    const samples: SoundCounters[] = []
    const inHand: CallInHand = {
      session,
      agent,
      microphone: null,
      broken: undefined,
      counting: setInterval(() => void this.count(inHand, samples), COUNT_MILLIS),
    }
    this.call = inHand
    const tell = (event: TelephoneEvent) => this.call === inHand && this.tell(event)
    const ended = (failedHere: boolean) => tell({ type: 'callEnded', failedHere, connected: this.agent?.ua.isConnected() === true })
    this.bringSound(session)
    session.on('accepted', () => tell({ type: 'connected' }))
    session.on('muted', () => tell({ type: 'muted', muted: true }))
    session.on('unmuted', () => tell({ type: 'muted', muted: false }))
    session.on('ended', () => ended(false))
    session.on('failed', ({ originator }) => ended(originator === 'local'))
    onConnection(session, (connection) =>
      connection.addEventListener('iceconnectionstatechange', () =>
        tell({ type: connection.iceConnectionState === 'disconnected' ? 'soundInterrupted' : 'soundResumed' }),
      ),
    )
  }

  /** @param listen asks for the microphone; null when there is none */
  async listenToAnswer(listen: Listen): Promise<void> {
    const { call } = this
    const microphone = await listen()
    if (call === null || this.call !== call) {
      release(microphone)
      return
    }
    call.microphone = microphone
    this.tell({ type: 'answerHeard', heard: microphone !== null })
  }

  answer(): void {
    const { session, microphone } = this.inHand()
    try {
      session.answer({ mediaStream: microphone ?? undefined, pcConfig: { iceServers: [] } })
    } catch {
      // The session itself reports this, as a call that failed here.
      session.terminate()
    }
  }

  refuse(): void {
    this.inHand().session.terminate({ status_code: 603 })
  }

  hangUp(): void {
    this.inHand().session.terminate()
  }

  mute(muted: boolean): void {
    const { session } = this.inHand()
    if (muted) {
      session.mute({ audio: true })
    } else {
      session.unmute({ audio: true })
    }
  }

  /** Changes the microphone during a call. */
  async speakThrough(listen: Listen): Promise<void> {
    const call = this.inHand()
    const stream = await listen()
    const track = stream?.getAudioTracks()[0]
    const sender = call.session.connection?.getSenders().find((each) => each.track?.kind === 'audio')
    if (track === undefined || sender === undefined || this.call !== call) {
      release(stream)
      return
    }
    track.enabled = !call.session.isMuted().audio
    await sender.replaceTrack(track)
    release(call.microphone)
    call.microphone = stream
  }

  awaitSound(): void {
    const call = this.inHand()
    clearTimeout(call.broken)
    call.broken = setTimeout(() => this.tell({ type: 'soundLost' }), BROKEN_MILLIS)
  }

  soundIsBack(): void {
    clearTimeout(this.inHand().broken)
  }

  dropCall(): void {
    const { agent } = this.letGo()
    if (agent !== this.agent) {
      agent.ua.stop()
    }
  }

  cutCall(): void {
    const { session, agent } = this.letGo()
    session.terminate()
    if (agent !== this.agent) {
      agent.ua.stop()
    }
  }

  leaveSilently(): void {
    const { agent } = this.letGo()
    if (agent === this.agent) {
      this.agent = null
    }
    agent.disconnect()
    agent.ua.stop()
  }

  /** @param listen asks for the microphone; null when there is none */
  async listenForEcho(listen: Listen): Promise<void> {
    const test: EchoTest = { agent: this.agent, microphone: null, session: null }
    this.echo = test
    const microphone = await listen()
    if (this.echo !== test) {
      release(microphone)
    } else if (microphone === null || this.agent !== test.agent) {
      release(microphone)
      this.echo = null
      this.tell({ type: 'echoHeard', heard: false })
    } else {
      test.microphone = microphone
      this.tell({ type: 'echoHeard', heard: true })
    }
  }

  callEcho(): void {
    const { echo: test } = this
    if (test?.agent == null || test.microphone === null) {
      throw new Error('an echo test without a microphone')
    }
    const session = test.agent.ua.call(ECHO, {
      mediaStream: test.microphone,
      pcConfig: { iceServers: [] },
      mediaConstraints: { audio: true, video: false },
    })
    test.session = session
    this.bringSound(session)
    const over = (failed: boolean) => {
      if (this.echo === test) {
        this.echo = null
        release(test.microphone)
        this.tell({ type: 'echoOver', failed })
      }
    }
    session.on('accepted', () => this.echo === test && this.tell({ type: 'echoConnected' }))
    session.on('ended', () => over(false))
    session.on('failed', ({ originator }) => over(originator !== 'local'))
  }

  cutEcho(): void {
    const { echo: test } = this
    this.echo = null
    release(test?.microphone ?? null)
    test?.session?.terminate()
  }

  private offer(call: number): Pick<CallInHand, 'session' | 'agent'> {
    const offer = this.offered.get(call)
    this.offered.delete(call)
    if (offer === undefined) {
      throw new Error('no such call')
    }
    return offer
  }

  private inHand(): CallInHand {
    if (this.call === null) {
      throw new Error('no call in hand')
    }
    return this.call
  }

  private letGo(): CallInHand {
    const call = this.inHand()
    this.call = null
    clearInterval(call.counting)
    clearTimeout(call.broken)
    release(call.microphone)
    this.sound.srcObject = null
    return call
  }

  /** Plays its audio here, and stops waiting for network interfaces that do not answer. */
  private bringSound(session: RTCSession): void {
    let candidates: ReturnType<typeof setTimeout> | undefined
    session.on('icecandidate', (event) => {
      clearTimeout(candidates)
      candidates = setTimeout(() => event.ready(), CANDIDATES_MILLIS)
    })
    onConnection(session, (connection) =>
      connection.addEventListener('track', (event) => {
        this.sound.srcObject = event.streams[0] ?? new MediaStream([event.track])
        this.sound.play().catch(() => undefined)
      }),
    )
    const over = () => clearTimeout(candidates)
    session.on('ended', over)
    session.on('failed', over)
  }

  private async count(call: CallInHand, samples: SoundCounters[]): Promise<void> {
    const { session } = call
    if (!session.isEstablished() || !session.connection) {
      return
    }
    const now = counters((await session.connection.getStats()).values() as Iterable<never>, performance.now())
    samples.push(now)
    while (samples[0] !== undefined && now.at - samples[0].at > WINDOW_MILLIS + COUNT_MILLIS) {
      samples.shift()
    }
    if (this.call === call) {
      this.tell({ type: 'counted', packetsReceived: now.packetsReceived, packetsSent: now.packetsSent, quality: qualityOf(samples) })
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

export function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop()
  }
}
