import { backOff, emptyView, type LiveMessage, type LiveView, lost, receive } from './liveState'

/** The service sends at least a heartbeat every 5 s. After a little more than two missed heartbeats the connection counts as lost. */
const SILENCE_MILLIS = 12_000

export interface LiveSocketWorld {
  open(): WebSocket
  now(): number
  random(): number
}

/**
 * @param path the path of the service's socket, such as `/live/desk`
 * @param accountId whose page this is: the service refuses it once somebody else has logged in in this browser
 */
export function browserWorld(path: string, accountId: number): LiveSocketWorld {
  return {
    open: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}?account=${accountId}`),
    now: () => Date.now(),
    random: () => Math.random(),
  }
}

/**
 * Synchronises a screen's view with the service: connects, applies the snapshot and the deltas, detects silence and gaps, and reconnects
 * automatically. One per screen of a logged-in page, above the router. An external store: {@link subscribe} and {@link view} fit
 * `useSyncExternalStore`.
 */
export class LiveSocket<State extends object, Message extends LiveMessage<State> = LiveMessage<State>> {
  private current: LiveView<State> = emptyView
  private socket: WebSocket | null = null
  private attempt = 0
  private stopped = true
  private silence: ReturnType<typeof setTimeout> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()
  private readonly world: LiveSocketWorld

  /** Called after each loss. It should check whether the session still exists, because a failed socket does not say so. */
  onLost: () => void = () => undefined
  /** Called when a snapshot has arrived: the service is reachable. */
  onLive: () => void = () => undefined

  constructor(world: LiveSocketWorld) {
    this.world = world
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly view = (): LiveView<State> => this.current

  start(): void {
    if (!this.stopped) {
      return
    }
    this.stopped = false
    globalThis.addEventListener?.('online', this.atOnce)
    this.connect()
  }

  stop(): void {
    this.stopped = true
    globalThis.removeEventListener?.('online', this.atOnce)
    clearTimeout(this.retry)
    this.drop()
    this.publish(emptyView)
  }

  /** Connects at once, without waiting for the next retry. */
  readonly atOnce = (): void => {
    if (!this.stopped && this.socket === null) {
      clearTimeout(this.retry)
      this.connect()
    }
  }

  private connect(): void {
    const socket = this.world.open()
    this.socket = socket
    this.watch()
    socket.onmessage = (event: MessageEvent) => {
      if (this.socket === socket) {
        this.take(event.data)
      }
    }
    socket.onclose = () => {
      if (this.socket === socket) {
        this.lose()
      }
    }
  }

  private take(text: unknown): void {
    this.watch()
    let message: Message
    try {
      message = JSON.parse(String(text)) as Message
    } catch {
      this.lose()
      return
    }
    const received = receive(this.current, this.whole(message), this.world.now())
    if (received.kind === 'gap') {
      this.lose()
      return
    }
    this.before(message)
    this.publish(received.view)
    if (message.type === 'snapshot') {
      this.attempt = 0
      this.onLive()
    }
  }

  /** Completes a message that carries less than a whole part of the state. */
  protected whole(message: Message): LiveMessage<State> {
    return message
  }

  /** Handles additional content of a message, before its view is published. */
  protected before(_message: Message): void {
    // Most screens have none.
  }

  private watch(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.lose(), SILENCE_MILLIS)
  }

  private lose(): void {
    this.drop()
    if (this.stopped) {
      return
    }
    this.publish(lost(this.current, this.world.now()))
    this.retry = setTimeout(() => this.connect(), backOff(this.attempt, this.world.random()))
    this.attempt += 1
    this.onLost()
  }

  private drop(): void {
    clearTimeout(this.silence)
    const socket = this.socket
    this.socket = null
    if (socket !== null) {
      socket.onmessage = null
      socket.onclose = null
      socket.close()
    }
  }

  private publish(view: LiveView<State>): void {
    if (view !== this.current) {
      this.current = view
      for (const listener of this.listeners) {
        listener()
      }
    }
  }
}
