import { describe, expect, it } from 'vitest'
import type { DeskState } from '../api/types'
import { backOff, emptyView, type LiveMessage, type LiveView, lost, receive } from './liveState'

type DeskView = LiveView<DeskState>
type DeskMessage = LiveMessage<DeskState>

const at = '2026-03-29T01:00:00Z'
const now = Date.parse(at)
const state: DeskState = {
  pbx: { connected: true },
  storage: { notWrittenSince: null },
  duty: {
    onDuty: true,
    since: at,
    reach: { kind: 'home' },
    preferredReach: { kind: 'home' },
    choices: [],
    shift: null,
    nextShift: null,
    pause: null,
    by: 'self',
    left: null,
  },
  queue: { waiting: 1, longestSince: at, reachable: 2, ready: 1 },
  call: null,
  openRecords: [],
  softphone: { tab: null, registered: false },
  messages: [],
}
const snapshot: DeskMessage = { type: 'snapshot', version: 7, at, state }

function taken(view: DeskView, message: DeskMessage): DeskView {
  const received = receive(view, message, now)
  if (received.kind !== 'taken') {
    throw new Error(`gap: expected ${received.expected}, got ${received.got}`)
  }
  return received.view
}

describe('the desk follows the service', () => {
  it('starts from a snapshot', () => {
    const view = taken(emptyView, snapshot)
    expect(view.link).toBe('live')
    expect(view.version).toBe(7)
    expect(view.state?.queue.waiting).toBe(1)
  })

  it('takes only the fields that a delta names', () => {
    const view = taken(taken(emptyView, snapshot), { type: 'delta', version: 8, at, changes: { queue: { ...state.queue, waiting: 0 } } })
    expect(view.state?.queue.waiting).toBe(0)
    expect(view.state?.duty.onDuty).toBe(true)
  })

  it('a call that ends is null, not absent', () => {
    const inCall = taken(taken(emptyView, snapshot), {
      type: 'delta',
      version: 8,
      at,
      changes: { call: { callId: 'c' } as DeskState['call'] },
    })
    expect(inCall.state?.call).not.toBeNull()
    expect(taken(inCall, { type: 'delta', version: 9, at, changes: { call: null } }).state?.call).toBeNull()
  })

  it.each([
    ['a version skipped', { type: 'delta', version: 9, at, changes: {} }],
    ['a version repeated', { type: 'delta', version: 7, at, changes: {} }],
    ['a beat that is ahead: a delta was missed', { type: 'beat', version: 8, at }],
  ] satisfies [string, DeskMessage][])('%s is a gap', (_, message) => {
    expect(receive(taken(emptyView, snapshot), message, now).kind).toBe('gap')
  })

  it('a delta before any snapshot is a gap', () => {
    expect(receive<DeskState>(emptyView, { type: 'delta', version: 1, at, changes: {} }, now).kind).toBe('gap')
  })

  it('keeps what it knew when the line is lost, and says so, until a new snapshot', () => {
    const view = lost(taken(emptyView, snapshot), 123)
    expect(view.link).toBe('lost')
    expect(view.state).toEqual(state)
    expect(taken(view, { ...snapshot, version: 2 } as DeskMessage).link).toBe('live')
  })

  it('ticks by the clock of the service when this computer is wrong, and does not stutter for milliseconds', () => {
    const view = taken(emptyView, { ...snapshot, at: new Date(now + 60_000).toISOString() } as DeskMessage)
    expect(view.clockOffset).toBe(60_000)
    expect(taken(view, { type: 'beat', version: 7, at: new Date(now + 60_200).toISOString() }).clockOffset).toBe(60_000)
  })
})

describe('connecting again', () => {
  it('waits longer each time, up to ten seconds and a half of spread', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 100].map((attempt) => backOff(attempt, 0.5))
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
    expect(backOff(0, 0)).toBe(375)
    expect(backOff(9, 0.999)).toBeLessThanOrEqual(12_500)
  })
})
