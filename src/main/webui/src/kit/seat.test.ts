import { beforeEach, expect, it, vi } from 'vitest'
import { leaveSeat, standingOf } from './seat'

beforeEach(leaveSeat)

it('is the same however often it is drawn, and ends when its account leaves', () => {
  const leave = vi.fn()
  const first = standingOf(1, 'desk', () => ({}), leave)
  expect(standingOf(1, 'desk', () => ({}), leave)).toBe(first)
  expect(leave).not.toHaveBeenCalled()
  leaveSeat()
  expect(leave).toHaveBeenCalledExactlyOnceWith(first)
  expect(standingOf(1, 'desk', () => ({}), leave)).not.toBe(first)
})

it('another account gets its own, after what belonged to the first has ended', () => {
  const order: string[] = []
  standingOf(
    1,
    'desk',
    () => 'ann',
    () => order.push('ann leaves'),
  )
  standingOf(
    2,
    'desk',
    () => order.push('bob comes'),
    () => undefined,
  )
  expect(order).toEqual(['ann leaves', 'bob comes'])
})
