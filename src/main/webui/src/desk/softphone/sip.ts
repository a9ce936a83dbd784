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
/**
 * After an answer, sound passes within half a second; by a relay far away, within two. A network that lets none pass never says so, and a
 * caller must not listen to silence for longer than five seconds.
 */
const FIRST_SOUND_MILLIS = 4_500
/** An answer from the PBX takes milliseconds. */
const SIGN_OF_LIFE_MILLIS = 3_000
const COUNT_MILLIS = 1_000
/** Host candidates are enough between a browser and its PBX; a slow or silent network interface must not delay the answer. */
const CANDIDATES_MILLIS = 250
/** A relay is asked over TLS, which takes some round trips: only a browser that needs one waits for it. */
const RELAY_MILLIS = 2_000
/** JsSIP's word for it. */
const ICE_FAILED = 'RTP Timeout'
/** Q.850, "bearer capability not presently available": the PBX puts the caller first in the queue (asterisk-config/README.md). */
const NO_SOUND = 'Reason: Q.850;cause=58'
/** The extension of the PBX that plays back what it hears. */
const ECHO = '*43'

interface Agent {
  ua: UA
  relays: RTCIceServer[]
  /** Closes its connection without sending BYE. */
  disconnect: () => void
  /** When the PBX last asked for a sign of life, by a clock that goes on while the computer sleeps; null: never. */
  heardAt: number | null
}

/** What JsSIP can do, and its types leave out. */
interface SendsOptions {
  sendOptions: (
    target: string,
    body: undefined,
    options: { eventHandlers: Record<string, (event: { response?: unknown }) => void> },
  ) => void
}

interface CallInHand {
  session: RTCSession
  /** The user agent that received the call: it must not stop before the call ends. */
  agent: Agent
  microphone: MediaStream | null
  /** Ends the watch over the microphone. */
  unwatch: () => void
  /** The names of the microphone that its user speaks into, and of the one that stands in for it. */
  own: string | null
  standIn: string | null
  /** Numbers the requests for a microphone: only the newest counts. */
  asked: number
  /** Its user or this page ended it. */
  ended: boolean
  broken: ReturnType<typeof setTimeout> | undefined
  counting: ReturnType<typeof setInterval> | undefined
}

interface EchoTest {
  agent: Agent | null
  microphone: MediaStream | null
  session: RTCSession | null
  late: ReturnType<typeof setTimeout> | undefined
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

  /** @param register false: only reaches the PBX; see {@link register} */
  connect(credential: SoftphoneCredential, register: boolean): void {
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
      register,
      register_expires: 120,
      session_timers: false,
      no_answer_timeout: 120,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 10,
      user_agent: 'Permanence',
    })
    const agent: Agent = { ua, relays: credential.relays, disconnect: () => line.disconnect(), heardAt: null }
    this.agent = agent
    const tell = (event: TelephoneEvent) => this.agent === agent && this.tell(event)
    ua.on('connected', () => tell({ type: 'reached' }))
    // The PBX asks every page regularly whether it is still there. JsSIP answers.
    ua.on('newOptions', () => {
      agent.heardAt = Date.now()
    })
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

  register(): void {
    this.agent?.ua.register()
  }

  /** @returns milliseconds since the PBX last asked for a sign of life; 0 if it never did */
  silence(): number {
    const heardAt = this.agent?.heardAt ?? null
    return heardAt === null ? 0 : Date.now() - heardAt
  }

  /** Any answer of the PBX is a sign of life, also a refusal. */
  checkLine(): void {
    const { agent } = this
    if (agent === null) {
      return
    }
    const told = (event: TelephoneEvent) => {
      clearTimeout(late)
      if (this.agent === agent) {
        this.tell(event)
      }
    }
    const late = setTimeout(() => told({ type: 'disconnected' }), SIGN_OF_LIFE_MILLIS)
    const alive = ({ response }: { response?: unknown }) => {
      clearTimeout(late)
      if (response && agent.ua.isRegistered()) {
        told({ type: 'registered' })
      }
    }
    ;(agent.ua as unknown as SendsOptions).sendOptions(ECHO, undefined, { eventHandlers: { succeeded: alive, failed: alive } })
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
      unwatch: () => undefined,
      own: null,
      standIn: null,
      asked: 0,
      ended: false,
      broken: undefined,
      counting: undefined,
    }
    this.call = inHand
    const tell = (event: TelephoneEvent) => this.call === inHand && this.tell(event)
    const ended = (failedHere: boolean) => tell({ type: 'callEnded', failedHere, connected: this.agent?.ua.isConnected() === true })
    let accepted = false
    let blocked = false
    const tellBlocked = () => tell({ type: 'voiceBlocked', blocked })
    this.bringSound(session, (now) => {
      blocked = now
      if (accepted) {
        tellBlocked()
      }
    })
    session.on('accepted', () => {
      accepted = true
      tell({ type: 'connected' })
      // Not before: JsSIP calls a session established a moment before it says so.
      inHand.counting = setInterval(() => void this.count(inHand, samples), COUNT_MILLIS)
      if (blocked) {
        tellBlocked()
      }
      inHand.own = inHand.microphone?.getAudioTracks()[0]?.label ?? null
      this.watch(inHand)
    })
    session.on('muted', () => tell({ type: 'muted', muted: true }))
    session.on('unmuted', () => tell({ type: 'muted', muted: false }))
    session.on('ended', () => ended(false))
    // Whatever else is not the PBX's doing went wrong here: JsSIP calls a fault of the browser 'local' or 'system'.
    session.on('failed', ({ originator }) => ended(originator !== 'remote' && !inHand.ended))
    onPath(session, (state) => {
      if (!accepted) {
        return
      }
      if (state === 'connected') {
        tell({ type: 'soundResumed' })
      } else if (state === 'disconnected') {
        tell({ type: 'soundInterrupted' })
      } else if (state === 'failed') {
        tell({ type: 'soundLost' })
      }
    })
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

  /** @param relay sound may pass by the relay */
  answer(relay: boolean): void {
    const { session, microphone, agent } = this.inHand()
    this.gatherFor(session, relay, agent)
    try {
      session.answer({ mediaStream: microphone ?? undefined, pcConfig: { iceServers: relay ? agent.relays : [] } })
    } catch {
      // The session itself reports this, as a call that failed here.
      session.terminate()
    }
  }

  refuse(): void {
    const call = this.inHand()
    call.ended = true
    call.session.terminate({ status_code: 603 })
  }

  hangUp(): void {
    const call = this.inHand()
    call.ended = true
    call.session.terminate()
  }

  mute(muted: boolean): void {
    const { session } = this.inHand()
    if (muted) {
      session.mute({ audio: true })
    } else {
      session.unmute({ audio: true })
    }
  }

  /** Changes the microphone during a call: at its user's wish, or because its device is gone or has come back. */
  async speakThrough(listen: Listen): Promise<void> {
    const call = this.inHand()
    const mine = ++call.asked
    const stream = await listen()
    const track = stream?.getAudioTracks()[0]
    const sender = call.session.connection?.getSenders().find((each) => each.track === null || each.track.kind === 'audio')
    if (track === undefined || sender === undefined || this.call !== call || mine !== call.asked) {
      release(stream)
      return
    }
    track.enabled = !call.session.isMuted().audio
    await sender.replaceTrack(track)
    const lost = call.microphone?.getAudioTracks()[0]?.readyState === 'ended'
    release(call.microphone)
    call.microphone = stream
    if (lost || track.label === call.standIn) {
      call.standIn = track.label === call.own ? null : track.label
    } else {
      call.own = track.label
      call.standIn = null
    }
    this.watch(call)
  }

  /** Follows the microphone of a call. */
  private watch(call: CallInHand): void {
    call.unwatch()
    const track = call.microphone?.getAudioTracks()[0]
    if (track === undefined || this.call !== call) {
      return
    }
    const look = () => {
      const microphone = track.readyState === 'ended' ? 'gone' : track.muted ? 'silenced' : 'live'
      this.tell({ type: 'microphoneIs', microphone, name: call.standIn })
    }
    const events = ['ended', 'mute', 'unmute'] as const
    events.forEach((event) => track.addEventListener(event, look))
    call.unwatch = () => events.forEach((event) => track.removeEventListener(event, look))
    look()
  }

  playVoice(): void {
    this.sound.play().catch(() => undefined)
  }

  expectSound(): void {
    if (this.inHand().session.connection?.connectionState === 'connected') {
      this.tell({ type: 'soundResumed' })
    } else {
      this.loseSoundIn(FIRST_SOUND_MILLIS)
    }
  }

  awaitSound(): void {
    this.loseSoundIn(BROKEN_MILLIS)
  }

  private loseSoundIn(millis: number): void {
    const call = this.inHand()
    clearTimeout(call.broken)
    call.broken = setTimeout(() => this.tell({ type: 'soundLost' }), millis)
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

  giveBack(): void {
    const { session, agent } = this.letGo()
    agent.ua.unregister()
    session.terminate({ extraHeaders: [NO_SOUND] })
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
    const test: EchoTest = { agent: this.agent, microphone: null, session: null, late: undefined }
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

  /**
   * @param relay sound may pass by the relay
   * @param quiet the user does not hear it
   */
  callEcho(relay: boolean, quiet: boolean): void {
    const { echo: test } = this
    if (test?.agent == null || test.microphone === null) {
      throw new Error('an echo test without a microphone')
    }
    const session = test.agent.ua.call(ECHO, {
      mediaStream: test.microphone,
      pcConfig: { iceServers: relay ? test.agent.relays : [] },
      mediaConstraints: { audio: true, video: false },
    })
    test.session = session
    this.gatherFor(session, relay, test.agent)
    if (!quiet) {
      this.bringSound(session, () => undefined)
    }
    const over = (failed: boolean) => {
      if (this.echo === test) {
        this.echo = null
        clearTimeout(test.late)
        release(test.microphone)
        this.tell({ type: 'echoOver', failed })
      }
    }
    const silent = () => {
      over(true)
      session.terminate()
    }
    session.on('accepted', () => {
      if (session.connection?.connectionState !== 'connected') {
        test.late = setTimeout(silent, FIRST_SOUND_MILLIS)
      }
    })
    onPath(session, (state) => {
      if (this.echo !== test) {
        return
      }
      if (state === 'connected') {
        clearTimeout(test.late)
        this.tell({ type: 'echoConnected' })
      } else if (state === 'failed') {
        silent()
      }
    })
    session.on('ended', () => over(false))
    session.on('failed', ({ originator }) => over(originator !== 'local'))
  }

  cutEcho(): void {
    const { echo: test } = this
    this.echo = null
    clearTimeout(test?.late)
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
    call.unwatch()
    release(call.microphone)
    this.sound.srcObject = null
    return call
  }

  /** @param told of a browser that lets this page play nothing before its user has clicked or typed in it, and when it plays at last */
  private bringSound(session: RTCSession, told: (blocked: boolean) => void): void {
    onConnection(session, (connection) =>
      connection.addEventListener('track', (event) => {
        this.sound.srcObject = event.streams[0] ?? new MediaStream([event.track])
        this.sound.play().catch((failure: unknown) => {
          if (failure instanceof DOMException && failure.name === 'NotAllowedError') {
            told(true)
            this.sound.addEventListener('playing', () => told(false), { once: true })
          }
        })
      }),
    )
  }

  /** Stops waiting for network interfaces that do not answer, but not for the relay where it is needed. */
  private gatherFor(session: RTCSession, relay: boolean, agent: Agent): void {
    const patient = relay && agent.relays.length > 0
    let candidates: ReturnType<typeof setTimeout> | undefined
    session.on('icecandidate', (event) => {
      clearTimeout(candidates)
      const millis = patient && event.candidate.type !== 'relay' ? RELAY_MILLIS : CANDIDATES_MILLIS
      candidates = setTimeout(() => event.ready(), millis)
    })
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

/**
 * The state of the path by which sound passes, ICE and encryption together. JsSIP hangs up by itself as soon as ICE has failed: the caller
 * would be gone before this program hears of it. So what JsSIP ends for that reason does not end.
 */
function onPath(session: RTCSession, told: (state: RTCPeerConnectionState) => void): void {
  const terminate = session.terminate.bind(session)
  session.terminate = (options) => {
    if (options?.cause !== ICE_FAILED) {
      terminate(options)
    }
  }
  onConnection(session, (connection) => connection.addEventListener('connectionstatechange', () => told(connection.connectionState)))
}

export function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop()
  }
}
