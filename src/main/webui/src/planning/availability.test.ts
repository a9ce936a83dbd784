import { describe, expect, it } from 'vitest'
import { elsewhere, type OfferedShift, weeklyOf, weekTimeOf, withAnswer } from './availability'

const shift = (from: string, to: string): OfferedShift => ({ shift: 1, line: 'aas', from, to, answer: null, dated: false, on: false })
/** Monday 7 December 2026, 8 to 12 h in Brussels. */
const monday = shift('2026-12-07T07:00:00Z', '2026-12-07T11:00:00Z')
const night = shift('2026-12-07T19:00:00Z', '2026-12-07T23:00:00Z')
const morning = { weekday: 1, from: '08:00', to: '12:00', answer: 'yes' } as const

describe('a shift as a time of each week', () => {
  it('is in the wall clock of Brussels, with 24:00 at its end', () => {
    expect(weekTimeOf(monday)).toEqual({ weekday: 1, from: '08:00', to: '12:00' })
    expect(weekTimeOf(night)).toEqual({ weekday: 1, from: '20:00', to: '24:00' })
  })

  it('is offered when a time covers it whole', () => {
    expect(weeklyOf([morning], monday)).toBe('yes')
    expect(weeklyOf([{ ...morning, to: '11:00' }], monday)).toBeNull()
  })
})

describe('another answer', () => {
  it('is added, changed, taken away', () => {
    expect(withAnswer([], monday, 'preferred')).toEqual([{ ...morning, answer: 'preferred' }])
    expect(withAnswer([morning], monday, 'ifNeeded')).toEqual([{ ...morning, answer: 'ifNeeded' }])
    expect(withAnswer([morning], monday, null)).toEqual([])
  })

  it('leaves what is beside it', () => {
    expect(withAnswer([{ ...morning, from: '06:00', to: '20:00' }], monday, null)).toEqual([
      { ...morning, from: '06:00', to: '08:00' },
      { ...morning, from: '12:00', to: '20:00' },
    ])
    expect(withAnswer([morning], night, 'yes')).toEqual([morning, { ...morning, from: '20:00', to: '24:00' }])
  })
})

it('finds what was offered for hours that are no more', () => {
  expect(elsewhere([morning, { ...morning, from: '12:00', to: '16:00' }], [monday])).toEqual([{ ...morning, from: '12:00', to: '16:00' }])
})
