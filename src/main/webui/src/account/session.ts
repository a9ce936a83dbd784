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

/** The logged-in account; null: none. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY, retry: 2 })
}

export function useSessionControl() {
  const client = useQueryClient()
  return {
    async logIn(email: string, password: string): Promise<void> {
      const session = await call<Session>('/api/session', { method: 'POST', body: { email, password } satisfies LogIn })
      client.setQueryData(KEY, session.account)
    },
    /** Ends the session at the service too. If the service cannot be reached, the page still drops the session. */
    async logOut(): Promise<void> {
      try {
        await call<void>('/api/session', { method: 'DELETE' })
      } finally {
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
        client.setQueryData(KEY, null)
      }
    },
    /** A session that a link began: what the one before had read is nobody's any more. */
    begun(account: Account): void {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
      client.setQueryData(KEY, account)
    },
    /** The account says something else of itself, in the same session. */
    changed(account: Account): void {
      client.setQueryData(KEY, account)
    },
    ended(): void {
      client.setQueryData(KEY, null)
    },
    /** Asks whether the session still exists, because a socket that fails to open does not say why. */
    async check(): Promise<void> {
      try {
        client.setQueryData(KEY, await readSession())
      } catch {
        // The service is unreachable: the session's state is unknown, so it is kept.
      }
    },
  }
}
