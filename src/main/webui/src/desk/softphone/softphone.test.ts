import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Softphone } from './softphone'

class Track extends EventTarget {
  readonly kind = 'audio'
  readyState = 'live'
  muted = false
  enabled = true
  readonly label: string
  constructor(label: string) {
    super()
    this.label = label
  }
  stop() {
    this.readyState = 'ended'
    stopped.push(this.label)
  }
  /** The headset is pulled. */
  ends() {
    this.readyState = 'ended'
    this.dispatchEvent(new Event('ended'))
  }
  isMuted(muted: boolean) {
    this.muted = muted
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'))
  }
}

/** Its path is what a network makes of it. */
class Connection extends EventTarget {
  connectionState = 'new'
  iceConnectionState = 'new'
  sent: unknown = null
  getSenders = () => [{ track: this.sent, replaceTrack: async (track: unknown) => void (this.sent = track) }]
  getStats = async () => new Map()
  is(state: string) {
    this.iceConnectionState = state
    this.dispatchEvent(new Event('iceconnectionstatechange'))
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
}

/** A minimal fake of JsSIP: it records the calls to it, and emits the events that a test tells it to emit. */
class Session extends EventEmitter {
  connection: Connection | null = null
  established = false
  readonly done: string[] = []
  isEstablished = () => this.established
  isMuted = () => ({ audio: false })
  answer = () => this.done.push('answer')
  mute = () => this.emit('muted')
  terminate = (options: { cause?: string; status_code?: number; extraHeaders?: string[] } = {}) => {
    this.done.push(['terminate', options.status_code, ...(options.extraHeaders ?? [])].filter(Boolean).join(' '))
    this.emit(this.established ? 'ended' : 'failed', { originator: 'local' })
  }
  /** JsSIP hangs up by itself when ICE fails, before this program hears of it. */
  connects() {
    const connection = new Connection()
    connection.sent = streams.at(-1)?.track
    connection.addEventListener('iceconnectionstatechange', () => {
      if (connection.iceConnectionState === 'failed') {
        this.terminate({ cause: 'RTP Timeout', status_code: 408 })
      }
    })
    this.connection = connection
    this.emit('peerconnection', { peerconnection: connection })
    return connection
  }
  accepted() {
    this.established = true
    this.emit('accepted')
  }
}

class Agent extends EventEmitter {
  static all: Agent[] = []
  connected = true
  stopped = false
  readonly done: string[] = []
  /** Whether the PBX answers what it is asked. */
  answers = true
  readonly configuration: { register: boolean }
  constructor(configuration: { register: boolean }) {
    super()
    this.configuration = configuration
    Agent.all.push(this)
  }
  start = () => undefined
  stop = () => {
    this.stopped = true
  }
  isConnected = () => this.connected
  isRegistered = () => true
  register = () => this.done.push('register')
  unregister = () => this.done.push('unregister')
  sendOptions = (_: string, __: undefined, { eventHandlers }: { eventHandlers: Record<string, (event: object) => void> }) => {
    this.done.push('options')
    if (this.answers) {
      eventHandlers['failed']?.({ response: {} })
    }
  }
  readonly calls: Session[] = []
  call = () => {
    const session = new Session()
    this.calls.push(session)
    return session
  }
  rings(session = new Session()) {
    this.emit('newRTCSession', { session, originator: 'remote' })
    return session
  }
}

vi.mock('jssip', () => ({
  UA: class extends Agent {},
  WebSocketInterface: class {
    disconnect() {}
  },
}))

const told: unknown[] = []
const stopped: string[] = []
class Stream {
  readonly track: Track
  constructor(label: string) {
    this.track = new Track(label)
  }
  getTracks = () => [this.track]
  getAudioTracks = () => [this.track]
}
const streams: Stream[] = []
/** The microphones of this computer, by their names. */
let plugged: string[] = []
const devices = Object.assign(new EventTarget(), {
  getUserMedia: async () => {
    const [name] = plugged
    if (name === undefined) {
      throw Object.assign(new Error(), { name: 'NotFoundError' })
    }
    streams.push(new Stream(name))
    return streams.at(-1)
  },
  enumerateDevices: async () => [
    { kind: 'audiooutput', deviceId: 'o', label: 'o' },
    ...plugged.map((name) => ({ kind: 'audioinput', deviceId: name, label: name })),
  ],
})
const plugs = (...names: string[]) => {
  plugged = names
  devices.dispatchEvent(new Event('devicechange'))
}
const kept = new Map<string, string>()
let phone: Softphone

beforeEach(async () => {
  Agent.all = []
  told.length = 0
  stopped.length = 0
  streams.length = 0
  plugged = ['headset', 'built-in']
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  vi.stubGlobal('RTCPeerConnection', class {})
  vi.stubGlobal(
    'AudioContext',
    class {
      state = 'running'
      currentTime = 0
      destination = {}
      resume = async () => undefined
      close = async () => undefined
      createOscillator = () => node
      createGain = () => node
    },
  )
  vi.stubGlobal('navigator', {
    mediaDevices: devices,
    permissions: { query: async () => ({ state: 'granted' }) },
  })
  vi.stubGlobal('reportError', (failure: unknown) => told.push(failure))
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(
        JSON.stringify({ webSocket: 'wss://pbx/ws', uri: 'sip:r1@pbx', authorizationUser: 'r1', password: 'p', realm: 'pbx', relays: [] }),
      ),
  )
  await isReady()
})

async function isReady() {
  phone = new Softphone(1, {} as HTMLAudioElement)
  phone.want(true)
  await vi.waitFor(() => expect(Agent.all).toHaveLength(1))
  agent().emit('registered')
  await vi.waitFor(() => expect(stopped).toEqual(['headset']))
}

const parameter = {
  setValueAtTime: () => undefined,
  linearRampToValueAtTime: () => undefined,
  exponentialRampToValueAtTime: () => undefined,
  value: 0,
}
const node = { frequency: parameter, gain: parameter, type: '', connect: () => node, start: () => undefined, stop: () => undefined }

const agent = () => Agent.all.at(-1)!

/** Illegal transitions are reported: none has happened. */
afterEach(() => {
  phone.dispose()
  expect(told).toEqual([])
  vi.unstubAllGlobals()
})

async function inCall(): Promise<Session> {
  const session = agent().rings()
  phone.accept()
  await vi.waitFor(() => expect(session.done).toEqual(['answer']))
  session.connects()
  session.accepted()
  return session
}

async function talks(): Promise<Session> {
  const session = await inCall()
  session.connection!.is('connected')
  return session
}

it('is registered, rings, answers and talks', async () => {
  expect(phone.snapshot()).toMatchObject({ registration: 'registered', problem: null, leg: null, address: 'wss://pbx/ws' })
  const session = agent().rings()
  expect(phone.snapshot().leg?.phase).toBe('ringing')
  phone.accept()
  phone.accept()
  expect(phone.snapshot().leg?.phase).toBe('answering')
  await vi.waitFor(() => expect(session.done).toEqual(['answer']))
  session.accepted()
  phone.toggleMute()
  expect(phone.snapshot().leg).toMatchObject({ phase: 'connected', muted: true })
  phone.hangUp()
  expect(session.done).toEqual(['answer', 'terminate'])
  expect(phone.snapshot()).toMatchObject({ registration: 'registered', leg: null, answerFailed: false })
})

it('turns a second call away while one rings, and takes it for the first one come back while one talks', async () => {
  const first = await inCall()
  const again = agent().rings()
  expect(first.done).toEqual(['answer', 'terminate'])
  expect(phone.snapshot().leg?.phase).toBe('ringing')
  const third = agent().rings()
  expect(third.done).toEqual(['terminate 486'])
  phone.refuse()
  expect(again.done).toEqual(['terminate 603'])
  expect(phone.snapshot().leg).toBeNull()
})

it('keeps the user agent of a call that outlives the duty until it is over', async () => {
  const session = await inCall()
  phone.want(false)
  expect(agent().stopped).toBe(false)
  session.emit('ended', { originator: 'remote' })
  expect(agent().stopped).toBe(true)
  expect(phone.snapshot()).toMatchObject({ registration: 'off', leg: null })
})

it('says nothing more of a user agent that it has left', async () => {
  const left = agent()
  left.emit('disconnected')
  expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'network' })
  left.emit('unregistered')
  left.emit('registered')
  expect(left.rings().done).toEqual([])
  expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'network', leg: null })
  await vi.waitFor(() => expect(Agent.all).toHaveLength(2))
  agent().emit('registered')
  expect(phone.snapshot().registration).toBe('registered')
})

it('gives the microphone back that comes after the call was over', async () => {
  const session = agent().rings()
  phone.accept()
  session.emit('failed', { originator: 'remote' })
  await vi.waitFor(() => expect(stopped).toHaveLength(2))
  expect(session.done).toEqual([])
  expect(phone.snapshot().leg).toBeNull()
})

it('hangs up and leaves at a log-out', async () => {
  const session = await inCall()
  phone.dispose()
  expect(session.done).toEqual(['answer', 'terminate'])
  expect(agent().stopped).toBe(true)
  expect(phone.snapshot()).toMatchObject({ registration: 'off', leg: null })
})

it('tells what cannot be, and leaves the call alone', async () => {
  const session = await inCall()
  session.accepted()
  expect(told.splice(0).map(String)).toEqual(["IllegalTransition: the telephone's call knows no 'connected' while 'connected'"])
  expect(phone.snapshot().leg?.phase).toBe('connected')
})

it('counts the sound of a call only once it is accepted, though its session is established a moment before', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const session = agent().rings()
    phone.accept()
    await vi.waitFor(() => expect(session.done).toEqual(['answer']))
    session.connects()
    session.established = true
    vi.advanceTimersByTime(5_000)
    await Promise.resolve()
    await Promise.resolve()
    expect(told).toEqual([])
    session.accepted()
    expect(phone.snapshot().leg?.phase).toBe('connected')
  } finally {
    vi.useRealTimers()
  }
})

it('gives a caller back whom no sound reaches, and is rung again once sound passes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const session = await inCall()
    session.connection!.is('checking')
    vi.advanceTimersByTime(4_400)
    expect(phone.snapshot().leg?.phase).toBe('connected')
    vi.advanceTimersByTime(200)
    expect(session.done).toEqual(['answer', 'terminate Reason: Q.850;cause=58'])
    expect(agent().done).toEqual(['unregister'])
    expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'soundless', leg: null })
    // At once, and again when its user wants.
    await vi.waitFor(() => expect(agent().calls).toHaveLength(1))
    agent().calls[0]!.connects()
    agent().calls[0]!.accepted()
    vi.advanceTimersByTime(4_600)
    expect(phone.snapshot()).toMatchObject({ problem: 'soundless', echo: 'failed' })
    expect(kept.get('permanence.sound.path')).toBe('none')

    phone.testEcho()
    await vi.waitFor(() => expect(agent().calls).toHaveLength(2))
    const connection = agent().calls[1]!.connects()
    agent().calls[1]!.accepted()
    connection.is('connected')
    expect(phone.snapshot().echo).toBe('talking')
    expect(agent().done).toEqual(['unregister', 'register'])
    agent().emit('registered')
    expect(phone.snapshot()).toMatchObject({ registration: 'registered', problem: null })
    expect(kept.get('permanence.sound.path')).toBe('direct')
  } finally {
    vi.useRealTimers()
  }
})

it('does not register in a page that was reloaded before sound has passed', async () => {
  phone.dispose()
  Agent.all = []
  kept.set('permanence.sound.path', 'none')
  phone = new Softphone(1, {} as HTMLAudioElement)
  phone.want(true)
  await vi.waitFor(() => expect(Agent.all).toHaveLength(1))
  expect(agent().configuration.register).toBe(false)
  agent().emit('connected')
  expect(phone.snapshot().problem).toBe('soundless')
  await vi.waitFor(() => expect(agent().calls).toHaveLength(1))
  const connection = agent().calls[0]!.connects()
  agent().calls[0]!.accepted()
  connection.is('connected')
  expect(agent().calls[0]!.done).toEqual(['terminate'])
  expect(agent().done).toEqual(['register'])
})

it('gives the caller back when ICE fails, before JsSIP hangs up on them', async () => {
  const session = await inCall()
  session.connection!.is('failed')
  expect(session.done).toEqual(['answer', 'terminate Reason: Q.850;cause=58'])
})

it('leaves a call without a word when its sound is gone, so that the PBX keeps the caller', async () => {
  const session = await talks()
  session.connection!.is('failed')
  expect(session.done).toEqual(['answer'])
  expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'network', leg: null })
})

it('speaks through the microphone that is left when the headset is pulled, and through the headset when it is back', async () => {
  const session = await talks()
  const headset = streams.at(-1)!.track
  plugged = ['built-in']
  headset.ends()
  expect(phone.snapshot().leg?.microphone).toBe('gone')
  await vi.waitFor(() => expect(phone.snapshot().leg).toMatchObject({ microphone: 'live', standIn: 'built-in' }))
  expect(session.connection!.sent).toBe(streams.at(-1)!.track)

  plugs('headset', 'built-in')
  await vi.waitFor(() => expect((session.connection!.sent as Track).label).toBe('headset'))
  await vi.waitFor(() => expect(phone.snapshot().leg).toMatchObject({ microphone: 'live', standIn: null }))
})

it('says so while no microphone is left, and takes the first that is plugged in', async () => {
  const session = await talks()
  const headset = streams.at(-1)!.track
  plugged = []
  headset.ends()
  await vi.waitFor(() => expect(phone.snapshot().microphone).toBe('missing'))
  expect(phone.snapshot().leg?.microphone).toBe('gone')
  plugs('headset')
  await vi.waitFor(() => expect(phone.snapshot().leg?.microphone).toBe('live'))
  expect((session.connection!.sent as Track).readyState).toBe('live')
})

it('says that the headset itself is mute', async () => {
  await talks()
  const { track } = streams.at(-1)!
  track.isMuted(true)
  expect(phone.snapshot().leg?.microphone).toBe('silenced')
  track.isMuted(false)
  expect(phone.snapshot().leg?.microphone).toBe('live')
})

it('says that the microphone is gone before anybody calls', async () => {
  plugs()
  await vi.waitFor(() => expect(phone.snapshot().microphone).toBe('missing'))
  plugs('headset')
  await vi.waitFor(() => expect(phone.snapshot().microphone).toBe('ready'))
})

it('registers anew after a call in which the PBX refused it', async () => {
  const session = await talks()
  const refused = agent()
  refused.emit('registrationFailed')
  refused.emit('unregistered')
  expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'refused', leg: { phase: 'connected' } })
  session.emit('ended', { originator: 'remote' })
  await vi.waitFor(() => expect(Agent.all).toHaveLength(2), 5_000)
  agent().emit('registered')
  expect(phone.snapshot()).toMatchObject({ registration: 'registered', problem: null })
})

it('finds out at once whether the PBX is still there, after an outage', async () => {
  phone.tryAtOnce()
  expect(agent().done).toEqual(['options'])
  expect(phone.snapshot().registration).toBe('registered')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    agent().answers = false
    phone.tryAtOnce()
    expect(phone.snapshot().registration).toBe('starting')
    vi.advanceTimersByTime(3_000)
    expect(phone.snapshot()).toMatchObject({ registration: 'failed', problem: 'network' })
  } finally {
    vi.useRealTimers()
  }
})

it('calls an answer failed when this browser failed, and only then', async () => {
  const hungUp = agent().rings()
  phone.accept()
  phone.hangUp()
  expect(hungUp.done).toEqual(['terminate'])
  expect(phone.snapshot()).toMatchObject({ leg: null, answerFailed: false })

  const broken = agent().rings()
  phone.accept()
  await vi.waitFor(() => expect(broken.done).toEqual(['answer']))
  broken.emit('failed', { originator: 'system' })
  expect(phone.snapshot()).toMatchObject({ leg: null, answerFailed: true })
})

it('registers anew when the PBX has asked for no sign of life for long, as after a sleep', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  try {
    phone.dispose()
    Agent.all = []
    phone = new Softphone(1, {} as HTMLAudioElement)
    phone.want(true)
    await vi.waitFor(() => expect(Agent.all).toHaveLength(1))
    const first = agent()
    first.emit('registered')
    // A PBX that never asks is not missed.
    vi.advanceTimersByTime(90_000)
    for (let asked = 0; asked < 4; asked++) {
      first.emit('newOptions', { originator: 'remote' })
      vi.advanceTimersByTime(35_000)
    }
    expect(phone.snapshot().registration).toBe('registered')
    vi.advanceTimersByTime(10_000)
    expect(first.stopped).toBe(true)
    await vi.waitFor(() => expect(Agent.all).toHaveLength(2))
    agent().emit('registered')
    expect(phone.snapshot().registration).toBe('registered')
  } finally {
    vi.useRealTimers()
  }
})
