import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../api/http'
import { type Ask, Asks } from './asks'
import { LiveSocket } from './liveSocket'

interface Board {
  pbx: { connected: boolean }
}

const at = '2026-11-20T12:00:00Z'

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
  let socket: LiveSocket<Board>
  let actions: Asks<Board>
  let answer: { yes: () => void; no: (why: unknown) => void }
  const stage = () => actions.all()[0]?.stage
  const ask = (more: Partial<Ask<Board>> = {}): Ask<Board> => ({
    key: 'duty:12',
    send: () => new Promise<void>((yes, no) => (answer = { yes, no })),
    seen: (now) => !now.pbx.connected,
    ...more,
  })

  beforeEach(() => {
    vi.useFakeTimers()
    line = new PretendedSocket()
    socket = new LiveSocket<Board>({ open: () => line as unknown as WebSocket, now: () => Date.parse(at), random: () => 0.5 })
    actions = new Asks<Board>(socket, 6_000)
    socket.start()
    line.says({ type: 'snapshot', version: 1, at, state: { pbx: { connected: true } } })
  })

  afterEach(() => {
    actions.stop()
    socket.stop()
    vi.useRealTimers()
  })

  it('is not done when the service accepts, only when the screen shows it', async () => {
    const asked = actions.ask(ask())
    expect(stage()).toBe('sending')
    answer.yes()
    expect(await asked).toBe(true)
    expect(stage()).toBe('accepted')
    line.says({ type: 'delta', version: 2, at, changes: { pbx: { connected: false } } })
    expect(stage()).toBe('done')
  })

  it('is done at once when the screen was faster than the answer', async () => {
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

  it('is not confirmed by a screen that may be old', async () => {
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

  it('is done by the answer alone where the screen has nothing to show', async () => {
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
