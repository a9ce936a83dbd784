import { createContext, useContext, useSyncExternalStore } from 'react'
import type { LiveView } from './liveState'
import { ticker } from './ticker'

interface Screen {
  subscribe: (listener: () => void) => () => void
  view: () => LiveView<unknown>
}

/** The service's clock, from a live screen's socket. An external store. */
export class ServiceClock {
  private readonly screen: Screen
  private readonly stopsWhenLost: boolean

  /**
   * @param stopsWhenLost stops the clock while the socket is lost, for a screen whose state may then be outdated: its running times stop
   * too. Not for a desk, since a call goes on without the screen
   */
  constructor(screen: Screen, { stopsWhenLost }: { stopsWhenLost: boolean }) {
    this.screen = screen
    this.stopsWhenLost = stopsWhenLost
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = [ticker.subscribe(listener), this.screen.subscribe(listener)]
    return () => stop.forEach((each) => each())
  }

  /** Epoch milliseconds; changes once a second. */
  readonly now = (): number => {
    const { clockOffset, lostSince } = this.screen.view()
    return ((this.stopsWhenLost ? lostSince : null) ?? ticker.now()) + clockOffset
  }
}

/** Provides the clock of the screen to all components below it. */
export const ClockOf = createContext<ServiceClock | null>(null)

const never = () => () => undefined

function useClock(): ServiceClock {
  const clock = useContext(ClockOf)
  if (clock === null) {
    throw new Error('outside a live screen')
  }
  return clock
}

/** The service's clock in epoch milliseconds, ticking once a second while `running`. */
export function useServiceClock(running = true): number {
  const { subscribe, now } = useClock()
  return useSyncExternalStore(running ? subscribe : never, now)
}

const MINUTE = 60_000

/** The start of the service's present minute, in epoch milliseconds: for components that need no tick every second. */
export function useServiceMinute(): number {
  const { subscribe, now } = useClock()
  return useSyncExternalStore(subscribe, () => Math.floor(now() / MINUTE) * MINUTE)
}
