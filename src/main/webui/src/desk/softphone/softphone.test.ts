import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Softphone } from './softphone'

/** A minimal fake of JsSIP: it records the calls to it, and emits the events that a test tells it to emit. */
class Session extends EventEmitter {
  connection = null
  established = false
  readonly done: string[] = []
  isEstablished = () => this.established
  isMuted = () => ({ audio: false })
  answer = () => this.done.push('answer')
  mute = () => this.emit('muted')
  terminate = (options: { status_code?: number } = {}) => {
    this.done.push(`terminate ${options.status_code ?? ''}`.trim())
    this.emit(this.established ? 'ended' : 'failed', { originator: 'local' })
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
  constructor() {
    super()
    Agent.all.push(this)
  }
  start = () => undefined
  stop = () => {
    this.stopped = true
  }
  isConnected = () => this.connected
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
const microphone = { stopped: 0, getTracks: () => [{ stop: () => (microphone.stopped += 1) }], getAudioTracks: () => [] }
let phone: Softphone

beforeEach(async () => {
  Agent.all = []
  told.length = 0
  microphone.stopped = 0
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
    mediaDevices: { getUserMedia: async () => microphone },
    permissions: { query: async () => ({ state: 'granted' }) },
  })
  vi.stubGlobal('reportError', (failure: unknown) => told.push(failure))
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify({ webSocket: 'wss://pbx/ws', uri: 'sip:r1@pbx', authorizationUser: 'r1', password: 'p', realm: 'pbx' })),
  )
  phone = new Softphone(1, {} as HTMLAudioElement)
  phone.want(true)
  await vi.waitFor(() => expect(Agent.all).toHaveLength(1))
  agent().emit('registered')
})

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
  session.accepted()
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
  await vi.waitFor(() => expect(microphone.stopped).toBe(1))
  const session = agent().rings()
  phone.accept()
  session.emit('failed', { originator: 'remote' })
  await vi.waitFor(() => expect(microphone.stopped).toBe(2))
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
