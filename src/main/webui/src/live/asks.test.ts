import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../api/http'
import { Actions, type Ask } from './asks'
import type { Board } from '../wallboard/types'
import { WallboardSocket } from '../wallboard/wallboardSocket'

const at = '2026-11-20T12:00:00Z'
const board = { waiting: [] as string[], halfHours: [] } as unknown as Board

class PretendedSocket {
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: (() => void) | null = null
  close() {}
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent)
  }
}

describe('what is asked of the service', () => {
  let line: PretendedSocket
  let socket: WallboardSocket
  let actions: Actions
  let answer: { yes: () => void; no: (why: unknown) => void }
  const stage = () => actions.all()[0]?.stage
  const ask = (more: Partial<Ask> = {}): Ask => ({
    key: 'duty:12',
    words: 'Take Ann off duty',
    send: () => new Promise<void>((yes, no) => (answer = { yes, no })),
    seen: (now) => !now.pbx.connected,
    ...more,
  })

  beforeEach(() => {
    vi.useFakeTimers()
    line = new PretendedSocket()
    socket = new WallboardSocket({ open: () => line as unknown as WebSocket, now: () => Date.parse(at), random: () => 0.5 })
    actions = new Actions(socket)
    socket.start()
    line.says({ type: 'snapshot', version: 1, at, state: { ...board, pbx: { connected: true } } })
  })

  afterEach(() => {
    actions.stop()
    socket.stop()
    vi.useRealTimers()
  })

  it('is not done when the service accepts, only when the board shows it', async () => {
    const asked = actions.ask(ask())
    expect(stage()).toBe('sending')
    answer.yes()
    expect(await asked).toBe(true)
    expect(stage()).toBe('accepted')
    line.says({ type: 'delta', version: 2, at, changes: { pbx: { connected: false } } })
    expect(stage()).toBe('done')
  })

  it('is done at once when the board was faster than the answer', async () => {
    const asked = actions.ask(ask())
    line.says({ type: 'delta', version: 2, at, changes: { pbx: { connected: false } } })
    expect(stage()).toBe('sending')
    answer.yes()
    await asked
    expect(stage()).toBe('done')
  })

  it('says so when the confirmation is late, and when it comes after all', async () => {
    const asked = actions.ask(ask())
    answer.yes()
    await asked
    vi.advanceTimersByTime(6_000)
    expect(stage()).toBe('late')
    line.says({ type: 'delta', version: 2, at, changes: { pbx: { connected: false } } })
    expect(stage()).toBe('done')
  })

  it('is not confirmed by a board that may be old', async () => {
    const asked = actions.ask(ask({ seen: () => true }))
    line.onclose?.()
    answer.yes()
    await asked
    expect(stage()).toBe('accepted')
  })

  it('keeps the reason when the service refuses', async () => {
    const asked = actions.ask(ask())
    const why = new Refused(409, { detail: 'This person is in a call.' }, null)
    answer.no(why)
    expect(await asked).toBe(false)
    expect(actions.all()[0]).toMatchObject({ stage: 'refused', failure: why })
  })

  it('is done by the answer alone where the board has nothing to show', async () => {
    const asked = actions.ask(ask({ seen: undefined }))
    answer.yes()
    await asked
    expect(stage()).toBe('done')
  })

  it('is asked once while it is on its way, and leaves the screen after a while when it is done', async () => {
    const first = actions.ask(ask({ seen: undefined }))
    expect(await actions.ask(ask())).toBe(false)
    expect(actions.all()).toHaveLength(1)
    answer.yes()
    await first
    vi.advanceTimersByTime(20_000)
    expect(actions.all()).toHaveLength(0)
  })
})

describe('the wallboard’s socket', () => {
  it('puts the half-hours that changed in the place of the old ones', () => {
    const line = new PretendedSocket()
    const socket = new WallboardSocket({ open: () => line as unknown as WebSocket, now: () => Date.parse(at), random: () => 0.5 })
    socket.start()
    const half = (from: string, offered: number) => ({ from, to: from, figures: { offered } })
    line.says({ type: 'snapshot', version: 1, at, state: { ...board, halfHours: [half('08:00', 1), half('08:30', 2)] } })
    line.says({ type: 'delta', version: 2, at, changes: {}, halfHours: [half('08:30', 3)] })
    expect(socket.view().state?.halfHours.map((each) => each.figures.offered)).toEqual([1, 3])
    line.says({ type: 'delta', version: 3, at, changes: { halfHours: [half('00:00', 0)] } })
    expect(socket.view().state?.halfHours.map((each) => each.figures.offered)).toEqual([0])
    socket.stop()
  })
})
