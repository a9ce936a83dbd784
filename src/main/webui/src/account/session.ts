import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call, Refused } from '../api/http'
import type { Account, LogIn, Session } from '../api/types'

const KEY = ['session']

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

let left = false
let logIns = 0

/** The session ended because its user logged out here. */
export const hasLeft = (): boolean => left

/** The logged-in account; null: none. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY, retry: 2 })
}

export function useSessionControl() {
  const client = useQueryClient()
  return {
    async logIn(email: string, password: string): Promise<void> {
      const session = await call<Session>('/api/session', { method: 'POST', body: { email, password } satisfies LogIn })
      left = false
      logIns += 1
      client.setQueryData(KEY, session.account)
    },
    /** Ends the session at the service too. If the service cannot be reached, the page still drops the session. */
    async logOut(): Promise<void> {
      left = true
      try {
        await call<void>('/api/session', { method: 'DELETE' })
      } finally {
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
        client.setQueryData(KEY, null)
      }
    },
    /** A session that a link began: what the one before had read is nobody's any more. */
    begun(account: Account): void {
      left = false
      logIns += 1
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
      client.setQueryData(KEY, account)
    },
    /** The account says something else of itself, in the same session. */
    changed(account: Account): void {
      client.setQueryData(KEY, account)
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
          client.setQueryData(KEY, account)
        }
      } catch {
        // The service is unreachable: the session's state is unknown, so it is kept.
      }
    },
  }
}
