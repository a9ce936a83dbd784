import type { LiveSocket } from './liveSocket'
import type { Board } from '../wallboard/types'
import type { BoardMessage } from '../wallboard/wallboardSocket'

/**
 * `sending`: on its way. `accepted`: the service said yes, the board does not show it yet. `late`: so for longer than it should be. `done`: the board shows it, or the answer itself was
 * all there is to see. `refused`: the service said no, or did not answer.
 */
export type Stage = 'sending' | 'accepted' | 'late' | 'done' | 'refused'

export interface Ask {
  /** One button asks one thing at a time: `duty:12`. */
  key: string
  /** What is asked, in words for a person. */
  words: string
  send: () => Promise<unknown>
  /** Whether the board shows it done. Absent: the service's answer is the confirmation. */
  seen?: (board: Board) => boolean
  /** What takes it back, where that makes sense. */
  undo?: Ask
}

export interface Asked {
  id: number
  ask: Ask
  stage: Stage
  failure: unknown
}

/** The stage after a look at the board: what the board shows is done, whatever was thought before; the rest stays. */
export function after(asked: Asked, board: Board | null): Asked {
  const waiting = asked.stage === 'accepted' || asked.stage === 'late'
  return waiting && board !== null && asked.ask.seen?.(board) === true ? { ...asked, stage: 'done' } : asked
}

const LATE_MILLIS = 6_000
/** Long enough to read, and to reach "undo" by keyboard; what can be undone can be undone in its place too. */
const SHOWN_MILLIS = 20_000
const SHOWN_AT_ONCE = 3

/** What was asked of the service from this screen, until it is seen to be done. Nothing is shown as done before. An external store. */
export class Actions {
  private current: readonly Asked[] = []
  private next = 1
  private readonly listeners = new Set<() => void>()
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  private readonly unwatch: () => void

  constructor(private readonly socket: LiveSocket<Board, BoardMessage>) {
    this.unwatch = socket.subscribe(() => this.look())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly all = (): readonly Asked[] => this.current

  stop(): void {
    this.unwatch()
    for (const timer of this.timers) {
      clearTimeout(timer)
    }
  }

  /** @returns whether the service accepted */
  async ask(ask: Ask): Promise<boolean> {
    if (this.current.some((each) => each.ask.key === ask.key && each.stage === 'sending')) {
      return false
    }
    const id = this.next++
    this.publish([...this.current.filter((each) => each.ask.key !== ask.key).slice(-(SHOWN_AT_ONCE - 1)), { id, ask, stage: 'sending', failure: null }])
    try {
      await ask.send()
    } catch (failure) {
      this.move(id, (each) => ({ ...each, stage: 'refused', failure }))
      return false
    }
    this.move(id, (each) => ({ ...each, stage: ask.seen ? 'accepted' : 'done' }))
    this.look()
    this.in(LATE_MILLIS, () => this.move(id, (each) => (each.stage === 'accepted' ? { ...each, stage: 'late' } : each)))
    return true
  }

  readonly dismiss = (id: number): void => this.publish(this.current.filter((each) => each.id !== id))

  private look(): void {
    const board = this.socket.view().link === 'live' ? this.socket.view().state : null
    const seen = this.current.map((each) => after(each, board))
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

  private move(id: number, to: (asked: Asked) => Asked): void {
    this.publish(this.current.map((each) => (each.id === id ? to(each) : each)))
  }

  private publish(asked: readonly Asked[]): void {
    this.current = asked
    for (const listener of this.listeners) {
      listener()
    }
  }
}
