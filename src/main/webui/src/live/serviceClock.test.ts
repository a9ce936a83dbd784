import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyView, type LiveView } from './liveState'
import { ServiceClock } from './serviceClock'

const start = Date.parse('2026-11-20T12:00:00Z')
let view: LiveView<unknown>
const screen = { subscribe: () => () => undefined, view: () => view }

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  view = { ...emptyView, link: 'live', clockOffset: 5_000 }
})

afterEach(() => {
  vi.useRealTimers()
})

it('ticks once a second for all who watch, by the service’s clock', () => {
  const clock = new ServiceClock(screen, { stopsWhenLost: false })
  const seen: number[] = []
  const stop = clock.subscribe(() => seen.push(clock.now()))
  vi.advanceTimersByTime(2_500)
  stop()
  vi.advanceTimersByTime(5_000)
  expect(seen).toEqual([start + 6_000, start + 7_000])
})

it('is right in the first drawing after nobody watched for long', () => {
  const clock = new ServiceClock(screen, { stopsWhenLost: false })
  clock.subscribe(() => undefined)()
  vi.advanceTimersByTime(3_600_000)
  expect(clock.now()).toBe(start + 3_605_000)
  vi.advanceTimersByTime(400)
  expect(clock.now()).toBe(start + 3_605_000)
})

it('stands still while what is shown may be old, where the screen says so', () => {
  const board = new ServiceClock(screen, { stopsWhenLost: true })
  const desk = new ServiceClock(screen, { stopsWhenLost: false })
  view = { ...view, link: 'lost', lostSince: start }
  vi.advanceTimersByTime(10_000)
  expect(board.now()).toBe(start + 5_000)
  expect(desk.now()).toBe(start + 15_000)
})
