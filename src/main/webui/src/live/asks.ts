import type { LiveView } from './liveState'

/**
 * `sending`: no answer yet. `accepted`: the service accepted, the screen does not show the result yet. `late`: accepted for longer than it
 * should take. `done`: the screen shows the result, or the answer itself is the result. `refused`: the service refused, or did not answer.
 */
export type Stage = 'sending' | 'accepted' | 'late' | 'done' | 'refused'

export interface Ask<State> {
  /** Identifies the button: it has one request at a time: `duty:12`. */
  key: string
  send: () => Promise<unknown>
  /** Whether the socket's state shows the result. Absent: the service's answer is the confirmation. */
  seen?: (state: State) => boolean
}

export interface Asked<A> {
  id: number
  ask: A
  stage: Stage
  failure: unknown
}

/** The stage for the screen's present state: a request whose result is visible becomes done from any stage; any other stage stays. */
export function after<State, A extends Ask<State>>(asked: Asked<A>, state: State | null): Asked<A> {
  const waiting = asked.stage === 'accepted' || asked.stage === 'late'
  return waiting && state !== null && asked.ask.seen?.(state) === true ? { ...asked, stage: 'done' } : asked
}

/** Long enough to read, and to reach "undo" by keyboard. Undoing is also possible in the list itself. */
const SHOWN_MILLIS = 20_000
const SHOWN_AT_ONCE = 3

interface Screen<State> {
  subscribe: (listener: () => void) => () => void
  view: () => LiveView<State>
}

/**
 * The requests of a live screen to the service, until the socket shows their result: the PBX confirms it, not the service's answer. Nothing
 * is shown as done before. An external store.
 */
export class Asks<State, A extends Ask<State> = Ask<State>> {
  private current: readonly Asked<A>[] = []
  private next = 1
  private readonly listeners = new Set<() => void>()
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  private readonly unwatch: () => void

  private readonly screen: Screen<State>
  private readonly patienceMillis: number

  /** @param patienceMillis how long the screen may take to show what the service has accepted */
  constructor(screen: Screen<State>, patienceMillis: number) {
    this.screen = screen
    this.patienceMillis = patienceMillis
    this.unwatch = screen.subscribe(() => this.look())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly all = (): readonly Asked<A>[] => this.current

  stop(): void {
    this.unwatch()
    for (const timer of this.timers) {
      clearTimeout(timer)
    }
  }

  /** @returns whether the service accepted */
  async ask(ask: A): Promise<boolean> {
    if (this.current.some((each) => each.ask.key === ask.key && each.stage === 'sending')) {
      return false
    }
    const id = this.next++
    this.publish([
      ...this.current.filter((each) => each.ask.key !== ask.key).slice(-(SHOWN_AT_ONCE - 1)),
      { id, ask, stage: 'sending', failure: null },
    ])
    try {
      await ask.send()
    } catch (failure) {
      this.move(id, (each) => ({ ...each, stage: 'refused', failure }))
      return false
    }
    this.move(id, (each) => ({ ...each, stage: ask.seen ? 'accepted' : 'done' }))
    this.look()
    this.in(this.patienceMillis, () => this.move(id, (each) => (each.stage === 'accepted' ? { ...each, stage: 'late' } : each)))
    return true
  }

  readonly dismiss = (id: number): void => this.publish(this.current.filter((each) => each.id !== id))

  private look(): void {
    const { link, state } = this.screen.view()
    const seen = this.current.map((each) => after(each, link === 'live' ? state : null))
    if (seen.some((each, index) => each !== this.current[index])) {
      this.publish(seen)
    }
    for (const each of this.current) {
      if (each.stage === 'done') {
        this.fade(each.id)
      }
    }
  }

  private readonly fading = new Set<number>()

  private fade(id: number): void {
    if (!this.fading.has(id)) {
      this.fading.add(id)
      this.in(SHOWN_MILLIS, () => {
        this.fading.delete(id)
        this.dismiss(id)
      })
    }
  }

  private in(millis: number, what: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      what()
    }, millis)
    this.timers.add(timer)
  }

  private move(id: number, to: (asked: Asked<A>) => Asked<A>): void {
    this.publish(this.current.map((each) => (each.id === id ? to(each) : each)))
  }

  private publish(asked: readonly Asked<A>[]): void {
    this.current = asked
    for (const listener of this.listeners) {
      listener()
    }
  }
}
