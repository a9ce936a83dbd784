import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useSessionControl } from '../account/session'
import type { Account } from '../api/types'
import { version } from '../kit/version'
import { Asks } from '../live/asks'
import { browserWorld } from '../live/liveSocket'
import type { LiveView } from '../live/liveState'
import { ServiceClock } from '../live/serviceClock'
import type { BoardAsk } from './asks'
import type { Board } from './types'
import { WallboardSocket } from './wallboardSocket'

interface LiveParts {
  account: Account
  socket: WallboardSocket
  actions: Asks<Board, BoardAsk>
  clock: ServiceClock
}

/** A margin: the service sends a change to the board within a second. */
const PATIENCE_MILLIS = 6_000

const Parts = createContext<LiveParts | null>(null)

export const mayCoordinate = (account: Account) => account.roles.includes('coordinator') || account.roles.includes('administrator')

/**
 * State above the router that lasts as long as a coordinator's session: the wallboard's socket and the pending requests. Responders have
 * none.
 */
export function WallboardLive({ account, children }: { account: Account; children: ReactNode }) {
  return mayCoordinate(account) ? <Live account={account}>{children}</Live> : children
}

function Live({ account, children }: { account: Account; children: ReactNode }) {
  const { check } = useSessionControl()
  const [parts] = useState<LiveParts>(() => {
    const socket = new WallboardSocket(browserWorld('/live/wallboard', account.id))
    return {
      account,
      socket,
      actions: new Asks<Board, BoardAsk>(socket, PATIENCE_MILLIS),
      clock: new ServiceClock(socket, { stopsWhenLost: true }),
    }
  })
  const lost = useEffectEvent(() => void check())
  useEffect(() => {
    parts.socket.onLost = () => lost()
    parts.socket.onLive = () => void version.look()
    parts.socket.start()
    return () => {
      parts.socket.stop()
      parts.actions.stop()
    }
  }, [parts])
  return <Parts.Provider value={parts}>{children}</Parts.Provider>
}

export function useLive(): LiveParts {
  const parts = useContext(Parts)
  if (parts === null) {
    throw new Error('outside the wallboard')
  }
  return parts
}

/**
 * A part of the wallboard's state. It redraws only when that part changes: `pick` must return a value or an object of the view itself, not
 * a new object.
 */
export function useView<P>(pick: (view: LiveView<Board>) => P): P {
  const { socket } = useLive()
  return useSyncExternalStore(socket.subscribe, () => pick(socket.view()))
}

/** One part of the board. To be used only below a page that has a board. */
export function useBoard<K extends keyof Board>(part: K): Board[K] {
  return useView(({ state }) => state![part])
}
