import type { Account } from '../api/types'

/** Why a password is asked over the desk: the session is over, or somebody else has logged in in this browser. */
export type AsksFor = 'ended' | 'other' | null

export interface Seat {
  /** Whose desk is drawn; null: the log-in page. */
  drawn: Account | null
  asks: AsksFor
}

export const nobody: Seat = { drawn: null, asks: null }

/**
 * Who sits at this page. As long as a call goes on the desk stays with its owner, and the password is asked over it; when the call is over,
 * the page follows the session.
 *
 * @param session undefined: not known yet; null: there is none
 */
export function seated(before: Seat, session: Account | null | undefined, calls: boolean): Seat {
  if (session === undefined) {
    return before
  }
  const { drawn } = before
  const mine = session !== null && session.id === drawn?.id
  if (drawn === null || mine || !calls) {
    return before.asks === null && before.drawn === session ? before : { drawn: session, asks: null }
  }
  const asks = session === null ? 'ended' : 'other'
  return before.asks === asks ? before : { drawn, asks }
}
