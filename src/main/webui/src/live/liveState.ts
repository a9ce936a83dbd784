import type * as S from '../api/schema'

/** A message of the service's, with whose state it is about. */
type About<M, W extends { [K in keyof W]: K extends keyof M ? object : never }> = Omit<M, keyof W> & W

/**
 * What a live screen's socket says: the whole state when it connects, then what changed of its parts, and a beat when nothing did. What
 * comes beside it is the screen's own.
 */
export type LiveMessage<State extends object, Beside extends object = object> =
  | (About<S.LiveSnapshot, { state: State }> & Partial<Beside>)
  | (About<S.LiveDelta, { changes: Partial<State> }> & Partial<Beside>)
  | S.LiveBeat

/** `none`: never connected yet. `lost`: what is shown may be old; the screen says so. */
export type Link = 'none' | 'live' | 'lost'

/** What a live screen knows, from its socket alone. */
export interface LiveView<State> {
  link: Link
  version: number
  state: State | null
  /** Service clock minus this computer's clock, in milliseconds: timers tick by the service's clock. */
  clockOffset: number
  lostSince: number | null
}

export const emptyView: LiveView<never> = { link: 'none', version: 0, state: null, clockOffset: 0, lostSince: null }

export type Received<State> = { kind: 'taken'; view: LiveView<State> } | { kind: 'gap'; expected: number; got: number }

/**
 * Takes one message. A version that does not follow means that something was missed: nothing of the message is taken, and the caller must
 * connect again for a fresh snapshot.
 *
 * @param now this computer's clock, epoch milliseconds
 */
export function receive<State extends object>(view: LiveView<State>, message: LiveMessage<State>, now: number): Received<State> {
  switch (message.type) {
    case 'snapshot':
      return {
        kind: 'taken',
        view: { link: 'live', version: message.version, state: message.state, clockOffset: offset(message.at, now, view), lostSince: null },
      }
    case 'delta': {
      const expected = view.version + 1
      if (view.state === null || message.version !== expected) {
        return { kind: 'gap', expected, got: message.version }
      }
      return {
        kind: 'taken',
        view: {
          ...view,
          version: message.version,
          state: { ...view.state, ...message.changes },
          clockOffset: offset(message.at, now, view),
        },
      }
    }
    case 'beat':
      if (view.state === null || message.version !== view.version) {
        return { kind: 'gap', expected: view.version, got: message.version }
      }
      return { kind: 'taken', view: { ...view, clockOffset: offset(message.at, now, view) } }
  }
}

export function lost<State>(view: LiveView<State>, now: number): LiveView<State> {
  return view.link === 'lost' ? view : { ...view, link: 'lost', lostSince: now }
}

/** Small differences are the message's own way here: changing timers for them would make seconds stutter. */
const STUTTER_MILLIS = 500

function offset(at: string, now: number, view: LiveView<unknown>): number {
  const measured = Date.parse(at) - now
  if (Number.isNaN(measured)) {
    return view.clockOffset
  }
  return Math.abs(measured - view.clockOffset) > STUTTER_MILLIS ? measured : view.clockOffset
}

/**
 * How long to wait before connection attempt `attempt` (0 is the first after a loss), in milliseconds: doubling from half a second to ten,
 * and spread, so that fifty screens do not all return in the same instant to a service that has just come back.
 *
 * @param random in [0, 1)
 */
export function backOff(attempt: number, random: number): number {
  const base = Math.min(10_000, 500 * 2 ** Math.min(attempt, 10))
  return Math.round(base * (0.75 + random / 2))
}
