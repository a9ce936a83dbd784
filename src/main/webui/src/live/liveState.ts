import type * as S from '../api/schema'

/** A message of the service, with the type of the screen's state. */
type About<M, W extends { [K in keyof W]: K extends keyof M ? object : never }> = Omit<M, keyof W> & W

/**
 * The messages of a live screen's socket: a snapshot of the whole state on connecting, then deltas with the changed parts, and heartbeats
 * when nothing changed. Additional content depends on the screen.
 */
export type LiveMessage<State extends object, Beside extends object = object> =
  | (About<S.LiveSnapshot, { state: State }> & Partial<Beside>)
  | (About<S.LiveDelta, { changes: Partial<State> }> & Partial<Beside>)
  | S.LiveBeat

/** `none`: never connected yet. `lost`: the shown state may be outdated, and the screen says so. */
export type Link = 'none' | 'live' | 'lost'

/** The state of a live screen, from its socket alone. */
export interface LiveView<State> {
  link: Link
  version: number
  state: State | null
  /** The service's clock minus this computer's clock, in milliseconds: running times follow the service's clock. */
  clockOffset: number
  lostSince: number | null
}

export const emptyView: LiveView<never> = { link: 'none', version: 0, state: null, clockOffset: 0, lostSince: null }

export type Received<State> = { kind: 'taken'; view: LiveView<State> } | { kind: 'gap'; expected: number; got: number }

/**
 * Applies one message. A version that is not the next one means that a message was missed: then nothing is applied, and the socket must
 * reconnect for a new snapshot.
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

/** Small differences are caused by the message's travel time: adjusting the clock for them would make the seconds stutter. */
const STUTTER_MILLIS = 500

function offset(at: string, now: number, view: LiveView<unknown>): number {
  const measured = Date.parse(at) - now
  if (Number.isNaN(measured)) {
    return view.clockOffset
  }
  return Math.abs(measured - view.clockOffset) > STUTTER_MILLIS ? measured : view.clockOffset
}

/**
 * The delay before connection attempt `attempt` (0 is the first after a loss), in milliseconds: exponential back-off from half a second to
 * ten seconds, with jitter, so that fifty screens do not all reconnect at the same instant to a service that has just restarted.
 *
 * @param random in [0, 1)
 */
export function backOff(attempt: number, random: number): number {
  const base = Math.min(10_000, 500 * 2 ** Math.min(attempt, 10))
  return Math.round(base * (0.75 + random / 2))
}
