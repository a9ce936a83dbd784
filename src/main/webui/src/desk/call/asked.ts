import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallView } from './callView'

/** Longer than the PBX ever takes to do a thing and say so. */
const PATIENCE_MILLIS = 8_000

export interface Asked {
  /** What the PBX was asked for and has not confirmed yet. */
  name: string | null
  /** Why the last thing that was asked for did not come about. */
  failure: unknown
  /** @param confirmed whether the screen will see it happen; false for what shows nowhere, such as tones */
  ask: (name: string, request: Promise<unknown>, confirmed?: boolean) => void
}

/** What was asked of the call and is not confirmed: a button is busy until the socket tells that something happened, not until the service has answered. */
export function useAsked(view: CallView): Asked {
  const [name, setName] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { call, third } = view
  const happened = JSON.stringify([call?.callId, call?.state, call?.muted, third?.who, third?.state, call?.help?.since, call?.help?.by])

  useEffect(() => {
    clearTimeout(timer.current)
    setName(null)
    setFailure(null)
  }, [happened])

  useEffect(() => () => clearTimeout(timer.current), [])

  const ask = useCallback((asked: string, request: Promise<unknown>, confirmed = true) => {
    clearTimeout(timer.current)
    setFailure(null)
    if (confirmed) {
      setName(asked)
      timer.current = setTimeout(() => {
        setName(null)
        setFailure('unconfirmed')
      }, PATIENCE_MILLIS)
    }
    request.catch((reason: unknown) => {
      clearTimeout(timer.current)
      setName(null)
      setFailure(reason)
    })
  }, [])

  return { name, failure, ask }
}
