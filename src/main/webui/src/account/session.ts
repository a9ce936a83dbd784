import { useEffect, useState, useSyncExternalStore } from 'react'
import { call, Refused } from '../api/http'
import type { Account, FirstAccountView, LogIn, Session } from '../api/types'

async function readSession(): Promise<Account | null> {
  try {
    return (await call<Session>('/api/session')).account
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401) {
      return null
    }
    throw failure
  }
}

/** `data`: the logged-in account; null: none; undefined: not known, and `error` says why once that is known. */
interface Known {
  data: Account | null | undefined
  error: unknown
}

/** After a failure one asks again twice, this much later. */
const AGAIN_MILLIS = [1_000, 2_000]

let known: Known = { data: undefined, error: null }
let left = false
let leftOpen = false
let logIns = 0
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()
const leaving = new Set<() => void>()

function now(change: Known): void {
  known = change
  for (const listener of [...listeners]) {
    listener()
  }
}

/** Before log-in nothing else is asked, so the session needs none of the machinery for answers ({@link ../kit/answers}). */
async function ask(): Promise<void> {
  const asked = logIns
  for (let attempt = 0; ; attempt++) {
    try {
      const account = await readSession()
      // An answer from before the log-in says nothing about the new session.
      if (asked === logIns) {
        now({ data: account, error: null })
      }
      return
    } catch (error) {
      const pause = AGAIN_MILLIS[attempt]
      if (asked !== logIns) {
        return
      }
      if (pause === undefined) {
        now({ data: known.data, error })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function refetch(): Promise<void> {
  asking ??= ask().finally(() => (asking = null))
  return asking
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (known.data === undefined && known.error === null) {
    void refetch()
  }
  return () => listeners.delete(listener)
}

/** Called when somebody's session ends or another's begins: what was read in it is nobody's any more. */
export function onLeaving(listener: () => void): void {
  leaving.add(listener)
}

function leave(): void {
  for (const listener of leaving) {
    listener()
  }
}

/** The session ended because its user logged out here. */
export const hasLeft = (): boolean => left

/** Its user logged out here, and the service does not know it: whoever opens this page next is still logged in. */
export const isLeftOpen = (): boolean => left && leftOpen

/** The logged-in account; null: none. */
export function useSession() {
  const { data, error } = useSyncExternalStore(subscribe, () => known)
  return { data, error, isError: error !== null, refetch }
}

/** Whether this installation waits for its first account. @param asks nobody is logged in */
export function useFirstAccount(asks: boolean): boolean {
  const [awaited, setAwaited] = useState(false)
  useEffect(() => {
    let over = false
    if (asks) {
      call<FirstAccountView>('/api/session/first').then(
        (first) => over || setAwaited(first.awaited),
        // Unreachable: log-in says so.
        () => undefined,
      )
    }
    return () => {
      over = true
      setAwaited(false)
    }
  }, [asks])
  return asks && awaited
}

const control = {
  async logIn(email: string, password: string): Promise<void> {
    const session = await call<Session>('/api/session', { method: 'POST', body: { email, password } satisfies LogIn })
    left = false
    logIns += 1
    now({ data: session.account, error: null })
  },
  /** Ends the session at the service too. If that fails, the page still drops the session, and log-in says what is left of it. */
  async logOut(): Promise<void> {
    left = true
    try {
      await call<void>('/api/session', { method: 'DELETE' })
      leftOpen = false
    } catch (failure) {
      leftOpen = !(failure instanceof Refused && failure.status === 401)
    }
    leave()
    now({ data: null, error: null })
  },
  /** A session that a link began: what the one before had read is nobody's any more. */
  begun(account: Account): void {
    left = false
    logIns += 1
    leave()
    now({ data: account, error: null })
  },
  /** The account says something else of itself, in the same session. */
  changed(account: Account): void {
    now({ data: account, error: null })
  },
  /**
   * Asks whose session it is now: a socket that fails to open does not say why, nor does a refusal say whether somebody else logged in.
   */
  async check(): Promise<void> {
    const asked = logIns
    try {
      const account = await readSession()
      // An answer from before the log-in says nothing about the new session.
      if (asked === logIns) {
        now({ data: account, error: null })
      }
    } catch {
      // The service is unreachable: the session's state is unknown, so it is kept.
    }
  },
}

export const useSessionControl = () => control

/** For tests: the same, without anything drawn. */
export function subscribed(listener: () => void) {
  subscribe(listener)
  return { get: () => known, refetch, control }
}
