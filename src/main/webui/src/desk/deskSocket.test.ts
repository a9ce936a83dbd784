import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallRecord, DeskState } from '../api/types'
import { DeskSocket } from './deskSocket'

class PretendedSocket {
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: (() => void) | null = null
  closed = false

  close() {
    this.closed = true
  }

  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent)
  }
}

const state = { queue: { waiting: 0 }, call: null } as unknown as DeskState
const at = '2026-11-20T12:00:00Z'

describe('the desk’s socket', () => {
  let opened: PretendedSocket[]
  let desk: DeskSocket
  const latest = () => opened.at(-1)!

  beforeEach(() => {
    vi.useFakeTimers()
    opened = []
    desk = new DeskSocket({
      open: () => {
        const socket = new PretendedSocket()
        opened.push(socket)
        return socket as unknown as WebSocket
      },
      now: () => Date.parse(at),
      random: () => 0.5,
    })
    desk.start()
    latest().says({ type: 'snapshot', version: 1, at, state })
  })

  afterEach(() => {
    desk.stop()
    vi.useRealTimers()
  })

  it('is lost after twelve silent seconds, and a beat keeps it', () => {
    vi.advanceTimersByTime(11_000)
    latest().says({ type: 'beat', version: 1, at })
    vi.advanceTimersByTime(11_000)
    expect(desk.view().link).toBe('live')
    vi.advanceTimersByTime(1_000)
    expect(desk.view().link).toBe('lost')
    expect(opened[0]!.closed).toBe(true)
  })

  it('connects again by itself and is live with the next snapshot', () => {
    latest().onclose?.()
    expect(desk.view().link).toBe('lost')
    vi.advanceTimersByTime(500)
    expect(opened).toHaveLength(2)
    expect(desk.view().link).toBe('lost')
    latest().says({ type: 'snapshot', version: 5, at, state })
    expect(desk.view().link).toBe('live')
  })

  it('waits longer while the service stays away', () => {
    latest().onclose?.()
    vi.advanceTimersByTime(500)
    latest().onclose?.()
    vi.advanceTimersByTime(999)
    expect(opened).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(opened).toHaveLength(3)
  })

  it('takes nothing of a message after a gap, and asks for a snapshot', () => {
    latest().says({ type: 'delta', version: 3, at, changes: { queue: { waiting: 9 } } })
    expect(desk.view().state?.queue.waiting).toBe(0)
    vi.advanceTimersByTime(500)
    expect(opened).toHaveLength(2)
  })

  it('hears nothing more from a connection that it gave up', () => {
    const first = latest()
    first.onclose?.()
    vi.advanceTimersByTime(500)
    latest().says({ type: 'snapshot', version: 5, at, state })
    first.says({ type: 'delta', version: 6, at, changes: { queue: { waiting: 9 } } })
    expect(desk.view().version).toBe(5)
  })

  it('hands over the record of a pick-up before anybody sees the call that names it', () => {
    const order: string[] = []
    desk.onRecord = (record: CallRecord) => order.push(`record ${record.id}`)
    desk.subscribe(() => order.push(`call ${desk.view().state?.call?.recordId}`))
    latest().says({
      type: 'delta',
      version: 2,
      at,
      changes: { call: { callId: 'c', state: 'inCall', recordId: 118 } },
      record: { id: 118 },
    })
    expect(order).toEqual(['record 118', 'call 118'])
  })

  it('stays closed after stop', () => {
    desk.stop()
    vi.advanceTimersByTime(60_000)
    expect(opened).toHaveLength(1)
    expect(desk.view().link).toBe('none')
  })
})
