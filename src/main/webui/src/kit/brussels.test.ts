import { describe, expect, it } from 'vitest'
import { dateIn, instantOf, nextTime, plusDays, startOfDay } from './brussels'

const iso = (at: number) => new Date(at).toISOString()

describe('the clock of Brussels', () => {
  it('has midnights one hour or two before those of UTC', () => {
    expect(iso(instantOf('2026-01-15'))).toBe('2026-01-14T23:00:00.000Z')
    expect(iso(instantOf('2026-07-15'))).toBe('2026-07-14T22:00:00.000Z')
  })

  it('has days of 23 and of 25 hours', () => {
    const length = (date: string) => (instantOf(plusDays(date, 1)) - instantOf(date)) / 3_600_000
    expect(['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'].map(length)).toEqual([
      24, 23, 24, 24, 25, 24,
    ])
  })

  it('knows the skipped hour, and takes the first of the doubled one', () => {
    expect(iso(instantOf('2026-03-29', '01:30'))).toBe('2026-03-29T00:30:00.000Z')
    expect(iso(instantOf('2026-03-29', '02:30'))).toBe('2026-03-29T01:30:00.000Z')
    expect(iso(instantOf('2026-03-29', '03:30'))).toBe('2026-03-29T01:30:00.000Z')
    expect(iso(instantOf('2026-10-25', '02:30'))).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(instantOf('2026-10-25', '03:00'))).toBe('2026-10-25T02:00:00.000Z')
  })

  it('says which day it is just before and after midnight', () => {
    expect(dateIn('2026-07-14T21:59:59Z')).toBe('2026-07-14')
    expect(dateIn('2026-07-14T22:00:00Z')).toBe('2026-07-15')
    expect(dateIn('2026-11-20T22:59:00Z')).toBe('2026-11-20')
    expect(dateIn('2026-11-20T23:00:00Z')).toBe('2026-11-21')
  })

  it('knows when today began, also on the days of a clock change', () => {
    expect(startOfDay(Date.parse('2026-11-20T13:45:10.250Z'))).toBe('2026-11-19T23:00:00.000Z')
    expect(startOfDay(Date.parse('2026-07-01T22:10:00Z'))).toBe('2026-07-01T22:00:00.000Z')
    // 25 October 2026: at 3 o'clock it is 2 again; 28 March 2027: at 2 o'clock it is 3.
    expect(startOfDay(Date.parse('2026-10-25T12:00:00Z'))).toBe('2026-10-24T22:00:00.000Z')
    expect(startOfDay(Date.parse('2027-03-28T12:00:00Z'))).toBe('2027-03-27T23:00:00.000Z')
  })

  it('finds the next time that the clock shows: later today, else tomorrow', () => {
    const now = instantOf('2026-10-24', '14:00')
    expect(nextTime(now, '15:30')).toBe(iso(instantOf('2026-10-24', '15:30')))
    expect(nextTime(now, '14:00')).toBe(iso(instantOf('2026-10-25', '14:00')))
    expect(nextTime(now, '03:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('counts days over the ends of months and years', () => {
    expect([plusDays('2026-12-31', 1), plusDays('2026-03-01', -1), plusDays('2028-02-28', 1)]).toEqual([
      '2027-01-01',
      '2026-02-28',
      '2028-02-29',
    ])
  })
})
