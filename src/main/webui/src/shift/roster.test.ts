import { describe, expect, it } from 'vitest'
import type { Shift } from '../api/types'
import { daysOf, gaps, missing, mondayOf, on, reachesOf, restOfDay, short, span, stateOf, weekIn } from './roster'

const shift = (id: number, from: string, to: string, people: [number, 'onLeave' | 'elsewhere' | null][] = [], more = {}): Shift => ({
  id,
  line: 'aas',
  from,
  to,
  target: 3,
  floor: 2,
  withdrawn: false,
  version: 1,
  assignments: people.map(([responderId, conflict]) => ({ responderId, name: `P${responderId}`, reach: null, phase: 'planned', conflict })),
  ...more,
})
const now = Date.parse('2026-11-30T09:00:00Z')

describe('a week', () => {
  it('begins on Monday, also across years', () => {
    expect(mondayOf('2026-11-30')).toBe('2026-11-30')
    expect(mondayOf('2026-12-06')).toBe('2026-11-30')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
    expect(daysOf('2026-12-28').at(-1)).toBe('2027-01-03')
  })

  it('is 167 or 169 hours long when the clock changes', () => {
    const hours = (monday: string) => (Date.parse(span(monday).to) - Date.parse(span(monday).from)) / 3_600_000
    expect([hours('2026-03-23'), hours('2026-10-19'), hours('2026-11-30')]).toEqual([167, 169, 168])
    expect(span('2026-11-30').from).toBe('2026-11-29T23:00:00.000Z')
  })

  it('is the one that the address names, or this one', () => {
    expect(weekIn('2026-12-10', now)).toBe('2026-12-07')
    for (const named of [null, 'x', '2026-99-99', '2026-02-30', '0000-01-01', '9999-12-31', '+12026-01-01']) {
      expect(weekIn(named, now)).toBe('2026-11-30')
    }
    expect([span('1899-12-25'), span('2199-12-30')].flatMap(Object.values)).toHaveLength(4)
  })
})

it('takes somebody back with the phones that they had', () => {
  const held = [1, 2, 3].map((id) => shift(id, '2026-11-30T11:00:00Z', '2026-11-30T15:00:00Z', [[7, null]]))
  held[0]!.assignments[0]!.reach = { kind: 'desk', phone: '101' }
  held[2]!.assignments.unshift({ ...held[0]!.assignments[0]!, responderId: 8, reach: { kind: 'home' } })
  expect(reachesOf(held, 7)).toEqual({ 1: { kind: 'desk', phone: '101' } })
  expect(reachesOf(held, 8)).toEqual({ 3: { kind: 'home' } })
})

describe('a shift', () => {
  const at = (people: [number, 'onLeave' | 'elsewhere' | null][], more = {}) =>
    shift(1, '2026-11-30T11:00:00Z', '2026-11-30T15:00:00Z', people, more)

  it('counts only those who will be there', () => {
    expect(
      missing(
        at([
          [1, null],
          [2, 'onLeave'],
          [3, null],
        ]),
      ),
    ).toBe(1)
    expect(
      stateOf(
        at([
          [1, null],
          [2, 'onLeave'],
        ]),
        now,
      ),
    ).toBe('belowFloor')
    expect(
      stateOf(
        at([
          [1, null],
          [2, null],
        ]),
        now,
      ),
    ).toBe('missing')
    expect(
      stateOf(
        at([
          [1, null],
          [2, null],
          [3, null],
          [4, null],
        ]),
        now,
      ),
    ).toBe('full')
    expect(stateOf(at([], { withdrawn: true }), now)).toBe('withdrawn')
    expect(stateOf(at([]), Date.parse('2026-11-30T15:00:00Z'))).toBe('over')
  })

  it('stands on its day in Brussels', () => {
    const night = shift(2, '2026-11-30T23:30:00Z', '2026-12-01T03:00:00Z')
    expect(on([night], '2026-11-30')).toEqual([])
    expect(on([night], '2026-12-01')).toEqual([night])
  })

  it('what is to be done leaves out what is over or not held', () => {
    const past = shift(3, '2026-11-29T08:00:00Z', '2026-11-29T12:00:00Z')
    expect(
      gaps(
        [
          at([
            [1, null],
            [2, 'elsewhere'],
          ]),
          at([
            [1, null],
            [2, null],
          ]),
          past,
          at([], { withdrawn: true }),
        ],
        now,
      ),
    ).toEqual({
      places: 3,
      belowFloor: 1,
      conflicts: 1,
    })
  })
})

it('who is ill is replaced for the rest of the day', () => {
  const morning = shift(1, '2026-11-30T08:00:00Z', '2026-11-30T12:00:00Z', [[7, null]])
  const evening = shift(2, '2026-11-30T16:00:00Z', '2026-11-30T19:00:00Z', [[7, null]])
  const others = shift(3, '2026-11-30T12:00:00Z', '2026-11-30T16:00:00Z', [[8, null]])
  const tomorrow = shift(4, '2026-12-01T08:00:00Z', '2026-12-01T12:00:00Z', [[7, null]])
  const week = [morning, others, evening, tomorrow]
  expect(restOfDay(week, morning, 7, now)).toEqual([morning, evening])
  expect(restOfDay(week, evening, 7, now)).toEqual([evening])
})

it('a short name is first name and initial', () => {
  expect(['Ann Maes', 'Marie-Claire Van den Bossche', 'Ann'].map(short)).toEqual(['Ann M.', 'Marie-Claire V.', 'Ann'])
})
