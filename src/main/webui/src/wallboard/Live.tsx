import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useSessionControl } from '../account/session'
import type { Account } from '../api/types'
import { Asks } from '../live/asks'
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

/** The board is told at most a second after a change. */
const PATIENCE_MILLIS = 6_000

const Parts = createContext<LiveParts | null>(null)

export const mayCoordinate = (account: Account) => account.roles.includes('coordinator') || account.roles.includes('administrator')

/**
 * What lives as long as a coordinator's log-in, above the router: the wallboard's socket and what was asked of the service. Nothing for a
 * responder.
 */
export function WallboardLive({ account, children }: { account: Account; children: ReactNode }) {
  return mayCoordinate(account) ? <Live account={account}>{children}</Live> : children
}

function Live({ account, children }: { account: Account; children: ReactNode }) {
  const { check } = useSessionControl()
  const [parts] = useState<LiveParts>(() => {
    const socket = new WallboardSocket()
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
 * Part of what the wallboard knows. Redraws only when that part changes: `pick` must give a value or an object of the view itself, nothing
 * freshly made.
 */
export function useView<P>(pick: (view: LiveView<Board>) => P): P {
  const { socket } = useLive()
  return useSyncExternalStore(socket.subscribe, () => pick(socket.view()))
}

/** One part of the board. Only beneath a page that has a board. */
export function useBoard<K extends keyof Board>(part: K): Board[K] {
  return useView(({ state }) => state![part])
}
