import { expect, it } from 'vitest'
import type { SetUp } from '../api/types'
import { isOver, isReady, nextOf, reminds } from './setUp'

const fresh: SetUp = {
  done: ['administrator'],
  steps: 6,
  people: 0,
  onDuty: 0,
  reachable: 0,
  trunk: 'silent',
  call: null,
  putAway: false,
}

it('the next step is the first that is not done, whatever was done before its turn', () => {
  expect(nextOf(fresh)).toBe('line')
  expect(nextOf({ ...fresh, done: ['administrator', 'line', 'people'] })).toBe('hours')
})

it('waits for a call only when somebody can be rung', () => {
  const ready: SetUp = { ...fresh, done: ['administrator', 'line', 'hours', 'people', 'trunk'], onDuty: 1, reachable: 1 }
  expect(isReady(ready)).toBe(true)
  // A browser that is not open.
  expect(isReady({ ...ready, reachable: 0 })).toBe(false)
})

it('reminds until the first answered call, or until somebody puts it away', () => {
  expect(reminds(undefined)).toBe(false)
  expect(reminds(fresh)).toBe(true)
  expect(reminds({ ...fresh, putAway: true })).toBe(false)
  // Hours that ended later do not begin it again.
  const over: SetUp = { ...fresh, done: ['administrator', 'line', 'people', 'trunk', 'call'] }
  expect(isOver(over)).toBe(true)
  expect(reminds(over)).toBe(false)
})
