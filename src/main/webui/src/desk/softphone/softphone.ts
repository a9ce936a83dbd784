import { call, Refused } from '../../api/http'
import type { SoftphoneBody } from '../../api/schema'
import type { SoftphoneCredential } from '../../api/types'
import { backOff } from '../../live/liveState'
import { chosenDevices, keepDevices, keepPath, keptPath, microphoneWish, presentDevice, type SoundDevices } from './devices'
import { whyNot } from './microphone'
import { Ring } from './ring'
import { release, Sip } from './sip'
import { TabLock, tabName } from './tabLock'
import { type Effect, newTelephone, type Telephone, type TelephoneEvent, viewOf } from './telephone'
import { transition } from './transition'
import type { SoftphoneView } from './view'

/** How often a browser that is not the phone checks whether the browser that is the phone has left. */
const ELSEWHERE_MILLIS = 10_000
/** The PBX asks for a sign of life every 15 s: without that for so long it is not there, or this computer has slept. */
const SILENCE_MILLIS = 40_000
const LISTEN_MILLIS = 5_000

/**
 * The browser's telephone: a SIP user agent, registered at the PBX while its responder is on duty here. It is above the router, so that a
 * call survives a change of page. The credential is requested when needed, given to the user agent and not kept anywhere else. An external
 * store for `useSyncExternalStore`. `transition` decides the effects of each event; this class runs them, with JsSIP, the microphone, the
 * tab lock and timers.
 */
export class Softphone {
  private telephone: Telephone = newTelephone(
    typeof RTCPeerConnection !== 'undefined' && navigator.mediaDevices !== undefined,
    chosenDevices(),
    keptPath(),
  )
  private view: SoftphoneView = viewOf(this.telephone)
  private readonly listeners = new Set<() => void>()
  /** Events that occur while effects run are queued until all effects have run. */
  private readonly events: TelephoneEvent[] = []
  private running = false
  private retry: ReturnType<typeof setTimeout> | undefined
  /** Numbers the registration's requests, so that a late answer to an earlier request is ignored. */
  private asked = 0
  private readonly tell = (event: TelephoneEvent) => this.happened(event)
  private readonly devicesChanged = () => {
    void this.useDevices(this.telephone.devices)
    this.happened({ type: 'devicesChanged' })
  }
  private readonly listening: ReturnType<typeof setInterval>
  private readonly ring = new Ring((blocked) => this.happened({ type: 'ringBlocked', blocked }))
  private readonly sound: HTMLAudioElement
  private readonly sip: Sip
  private readonly tab: TabLock

  /** @param owner the account whose phone this is; only one tab of a browser is the phone */
  constructor(owner: number, sound: HTMLAudioElement = new Audio()) {
    this.sound = sound
    this.sip = new Sip(sound, this.tell)
    this.tab = new TabLock(`permanence.phone.${owner}`, () => this.happened({ type: 'tabStolen' }))
    void this.useDevices(this.telephone.devices)
    navigator.mediaDevices?.addEventListener('devicechange', this.devicesChanged)
    this.listening = setInterval(() => {
      if (this.sip.silence() > SILENCE_MILLIS) {
        this.happened({ type: 'lineSilent' })
      }
    }, LISTEN_MILLIS)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): SoftphoneView => this.view

  /** On duty in this browser, or not. Going off duty does not cut a call in hand: the phone stops when the call ends. */
  want(wanted: boolean): void {
    this.happened({ type: wanted ? 'wanted' : 'unwanted' })
  }

  /** Log-out: everything ends at once. A page that is only unloaded does not call this, so that the PBX can ring back after a reload. */
  dispose(): void {
    clearInterval(this.listening)
    navigator.mediaDevices?.removeEventListener('devicechange', this.devicesChanged)
    this.happened({ type: 'loggedOut' })
  }

  /** The user wants the phone in this browser: the next start takes it over from anywhere. */
  claim(): void {
    this.happened({ type: 'claimed' })
  }

  /** Takes the phone over from another tab or browser. */
  takeOver(): void {
    this.happened({ type: 'takenOver' })
  }

  /** The service is back: pending retries run at once. */
  tryAtOnce(): void {
    this.happened({ type: 'triedAtOnce' })
  }

  choose(change: Partial<SoundDevices>): void {
    this.happened({ type: 'chosen', change })
  }

  tryRing(): void {
    void this.ring.try()
  }

  /** Calls the PBX's echo test: the user hears their own voice after a round trip. */
  testEcho(): void {
    this.happened({ type: 'echoTested', quiet: false })
  }

  endEcho(): void {
    this.happened({ type: 'echoStopped' })
  }

  /** The user has pressed something: the browser lets this page play the caller's voice now. */
  play(): void {
    this.happened({ type: 'playPressed' })
  }

  async tryMicrophone(): Promise<void> {
    release(await this.listen())
  }

  accept(): void {
    this.happened({ type: 'accepted' })
  }

  refuse(): void {
    this.happened({ type: 'refused' })
  }

  hangUp(): void {
    this.happened({ type: 'hungUp' })
  }

  toggleMute(): void {
    this.happened({ type: 'muteToggled' })
  }

  private happened(event: TelephoneEvent): void {
    this.events.push(event)
    if (this.running) {
      return
    }
    this.running = true
    for (let next = this.events.shift(); next !== undefined; next = this.events.shift()) {
      // An effect that throws is reported as an error of this program; the other effects still run, so that a call is not abandoned.
      attempt(() => this.step(next))
    }
    this.running = false
  }

  private step(event: TelephoneEvent): void {
    const { telephone, effects } = transition(this.telephone, event)
    if (telephone !== this.telephone) {
      this.telephone = telephone
      this.view = viewOf(telephone)
      for (const listener of [...this.listeners]) {
        listener()
      }
    }
    for (const effect of effects) {
      attempt(() => this.run(effect))
    }
  }

  private run(effect: Effect): void {
    const { sip, tab, ring } = this
    switch (effect.type) {
      case 'seekTab':
        return this.seekTab(effect.over)
      case 'watchTab':
        return tab.whenFree(this.onlyNow(() => this.happened({ type: 'tabFree' })))
      case 'releaseTab':
        return tab.release()
      case 'askCredential':
        return void this.askCredential(effect.take)
      case 'connect':
        return this.connect(effect.credential, effect.register)
      case 'register':
        return sip.register()
      case 'checkLine':
        return sip.checkLine()
      case 'keepPath':
        return keepPath(effect.path)
      case 'leave':
        this.asked += 1
        return sip.leave()
      case 'retry':
        return this.retryIn(backOff(effect.attempt, Math.random()))
      case 'lookAgainElsewhere':
        return this.retryIn(ELSEWHERE_MILLIS)
      case 'cancelRetry':
        return clearTimeout(this.retry)
      case 'lookForMicrophone':
        return void this.lookForMicrophone()
      case 'takeCall':
        return sip.take(effect.call)
      case 'turnAway':
        return sip.turnAway(effect.call)
      case 'startRing':
        return ring.start()
      case 'stopRing':
        return ring.stop()
      case 'listenToAnswer':
        return void sip.listenToAnswer(this.listen)
      case 'answer':
        return sip.answer(effect.relay)
      case 'refuse':
        return sip.refuse()
      case 'hangUp':
        return sip.hangUp()
      case 'mute':
        return sip.mute(effect.muted)
      case 'speakThrough':
        return void sip.speakThrough(this.listen)
      case 'expectSound':
        return sip.expectSound()
      case 'awaitSound':
        return sip.awaitSound()
      case 'playVoice':
        return sip.playVoice()
      case 'countMicrophones':
        return void this.countMicrophones()
      case 'giveBack':
        return sip.giveBack()
      case 'testEcho':
        return this.happened({ type: 'echoTested', quiet: true })
      case 'soundIsBack':
        return sip.soundIsBack()
      case 'dropCall':
        return sip.dropCall()
      case 'cutCall':
        return sip.cutCall()
      case 'leaveSilently':
        return sip.leaveSilently()
      case 'listenForEcho':
        return void sip.listenForEcho(this.listen)
      case 'callEcho':
        return sip.callEcho(effect.relay, effect.quiet)
      case 'cutEcho':
        return sip.cutEcho()
      case 'keepDevices':
        keepDevices(effect.devices)
        return void this.useDevices(effect.devices)
    }
  }

  /** Does nothing if the registration has made another request since. */
  private onlyNow<A extends unknown[]>(then: (...args: A) => void): (...args: A) => void {
    const mine = ++this.asked
    return (...args) => {
      if (mine === this.asked) {
        then(...args)
      }
    }
  }

  private seekTab(over: boolean): void {
    const told = this.onlyNow((granted: boolean) => this.happened({ type: granted ? 'tabGranted' : 'tabDenied' }))
    void this.tab.take(over).then(told)
  }

  private async askCredential(take: boolean): Promise<void> {
    const told = this.onlyNow(this.tell)
    try {
      const body = { tab: tabName(), take } satisfies SoftphoneBody
      const [credential] = await Promise.all([call<SoftphoneCredential>('/api/softphone', { method: 'POST', body }), this.sip.load()])
      told({ type: 'credentialGiven', credential })
    } catch (failure) {
      const status = failure instanceof Refused ? failure.status : null
      told({ type: 'credentialDenied', problem: status === 409 ? 'otherBrowser' : status === 503 ? unavailable(failure) : 'network' })
    }
  }

  /** A user agent that cannot start is retried like one that was disconnected. */
  private connect(credential: SoftphoneCredential, register: boolean): void {
    try {
      this.sip.connect(credential, register)
    } catch (failure) {
      this.happened({ type: 'disconnected' })
      throw failure
    }
  }

  private retryIn(millis: number): void {
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.happened({ type: 'retryDue' }), millis)
  }

  /** Opens the microphone at once only if the browser will not prompt. Otherwise the page explains first, and a button opens it. */
  private async lookForMicrophone(): Promise<void> {
    const permission = await navigator.permissions?.query({ name: 'microphone' as PermissionName }).catch(() => null)
    if (permission?.state === 'granted') {
      await this.tryMicrophone()
    } else {
      this.happened({ type: 'permissionKnown', permission: permission?.state === 'denied' ? 'refused' : 'toAllow' })
    }
  }

  /** An empty list of a browser that hides its devices says nothing. */
  private async countMicrophones(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    if (devices.length > 0 && !devices.some(({ kind }) => kind === 'audioinput')) {
      this.happened({ type: 'microphoneAnswered', answer: 'missing' })
    }
  }

  /** The microphone, or null with the reason shown. */
  private readonly listen = async (): Promise<MediaStream | null> => {
    this.happened({ type: 'microphoneAsked' })
    try {
      const device = await presentDevice('audioinput', this.telephone.devices.microphone)
      const stream = await navigator.mediaDevices.getUserMedia(microphoneWish(device))
      this.happened({ type: 'microphoneAnswered', answer: 'ready' })
      return stream
    } catch (failure) {
      this.happened({ type: 'microphoneAnswered', answer: whyNot(failure) })
      return null
    }
  }

  /** If the browser cannot choose a device, or the device is missing, the computer's default is used until the device comes back. */
  private async useDevices({ ring, speaker }: SoundDevices): Promise<void> {
    this.ring.playOn(ring)
    const [forRing, forVoice] = await Promise.all([presentDevice('audiooutput', ring), presentDevice('audiooutput', speaker)])
    if (this.telephone.devices.ring === ring) {
      this.ring.playOn(forRing)
    }
    const sound = this.sound as HTMLAudioElement & { setSinkId?: (device: string) => Promise<void> }
    await sound.setSinkId?.(forVoice).catch(() => undefined)
  }
}

/** The two reasons of a service that cannot name a PBX to register with. */
function unavailable(failure: unknown): 'full' | 'pbxAway' {
  return failure instanceof Refused && failure.problem.code === 'softphones-full' ? 'full' : 'pbxAway'
}

function attempt(work: () => void): void {
  try {
    work()
  } catch (failure) {
    reportError(failure)
  }
}
