import { expect, it } from 'vitest'
import type { Shift } from '../../api/types'
import { slotsOf } from './day'

const shift = (hour: number, change: Partial<Shift> = {}, ...people: number[]): Shift => ({
  id: hour,
  line: 'aas',
  from: `2026-11-30T${String(hour).padStart(2, '0')}:00:00Z`,
  to: `2026-11-30T${String(hour + 4).padStart(2, '0')}:00:00Z`,
  target: 3,
  floor: 1,
  withdrawn: false,
  version: 1,
  assignments: people.map((responderId) => ({
    responderId,
    name: `R${responderId}`,
    reach: null,
    phase: 'planned' as const,
    conflict: null,
  })),
  ...change,
})
const at = (time: string) => Date.parse(`2026-11-30T${time}:00Z`)

it('tells what has passed, what goes on, and what is coming, in the order of the day', () => {
  const slots = slotsOf([shift(16), shift(8, {}, 1, 2), shift(12, {}, 2)], 2, at('13:00'))
  expect(slots.map(({ phase, mine, passed }) => [phase, mine, passed])).toEqual([
    ['over', true, 1],
    ['now', true, 0.25],
    ['coming', false, 0],
  ])
})

it('shows two lines at one time as one slot, with each person once', () => {
  const [slot, ...more] = slotsOf([shift(8, {}, 1, 2), shift(8, { id: 9, line: 'b' }, 2, 3)], null, at('09:00'))
  expect(more).toEqual([])
  expect(slot!.people.map(({ id }) => id)).toEqual([1, 2, 3])
})

it('leaves out what does not take place', () => {
  expect(slotsOf([shift(8, { withdrawn: true }, 1)], 1, at('09:00'))).toEqual([])
})
