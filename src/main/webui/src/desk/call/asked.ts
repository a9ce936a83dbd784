import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { DeskCall, DeskState } from '../../api/types'
import { type Ask, Asks } from '../../live/asks'
import { useParts } from '../Desk'
import type { CallView } from './callView'

/** Longer than the PBX ever takes to carry out a request and report it. */
const PATIENCE_MILLIS = 8_000

export interface Asked {
  /** The request that the PBX has not confirmed yet. */
  name: string | null
  /** Why the last request failed. */
  failure: unknown
  /** @param confirmed whether the desk's socket will report the result; false for requests without a visible result, such as tones */
  ask: (name: string, request: Promise<unknown>, confirmed?: boolean) => void
}

interface CallAsk extends Ask<DeskState> {
  name: string
  /** The state of the call at the time of the request. */
  before: string
}

/** Any change of the call confirms an earlier request. */
const happened = (call: DeskCall | null | undefined) =>
  JSON.stringify([call?.callId, call?.state, call?.muted, call?.third?.who, call?.third?.state, call?.help?.since, call?.help?.by])

/**
 * The unconfirmed request for the call: a button is busy until the socket reports a change of the call, not until the service has answered.
 */
export function useAsked({ call }: CallView): Asked {
  const { socket } = useParts()
  const [asks] = useState(() => new Asks<DeskState, CallAsk>(socket, PATIENCE_MILLIS))
  useEffect(() => () => asks.stop(), [asks])
  const times = useRef(0)
  const latest = useSyncExternalStore(asks.subscribe, asks.all).at(-1)
  const now = happened(call)
  const past = latest !== undefined && latest.ask.before !== now
  useEffect(() => {
    if (past) {
      asks.dismiss(latest.id)
    }
  }, [asks, past, latest])

  const ask = useCallback(
    (name: string, request: Promise<unknown>, confirmed = true) => {
      times.current += 1
      const before = happened(socket.view().state?.call)
      void asks.ask({
        key: String(times.current),
        name,
        before,
        send: () => request,
        ...(confirmed ? { seen: (state) => happened(state.call) !== before } : {}),
      })
    },
    [asks, socket],
  )

  if (latest === undefined || past) {
    return { name: null, failure: null, ask }
  }
  const { stage, failure } = latest
  return {
    name: latest.ask.seen && (stage === 'sending' || stage === 'accepted') ? latest.ask.name : null,
    failure: stage === 'late' ? 'unconfirmed' : failure,
    ask,
  }
}
