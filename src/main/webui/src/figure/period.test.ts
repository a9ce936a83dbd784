import { describe, expect, it } from 'vitest'
import { instantOf } from '../kit/brussels'
import { compared, days, fitting, preset, presetOf, question, withPeriod } from './period'

const now = instantOf('2026-03-29', '23:30')
const ask = (search: string) => question(new URLSearchParams(search), now)

describe('a period', () => {
  it('is named from today on the clock of Brussels', () => {
    expect(preset('thisWeek', '2026-03-29')).toEqual({ from: '2026-03-23', to: '2026-03-29' })
    expect(preset('lastWeek', '2026-03-30')).toEqual({ from: '2026-03-23', to: '2026-03-29' })
    expect(preset('lastMonth', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(preset('lastMonth', '2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(preset('lastYear', '2026-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(presetOf({ from: '2026-03-01', to: '2026-03-29' }, '2026-03-29')).toBe('thisMonth')
    expect(presetOf({ from: '2026-03-02', to: '2026-03-29' }, '2026-03-29')).toBeNull()
  })

  it('counts its days, over a clock change too', () => {
    expect(days({ from: '2026-03-28', to: '2026-03-30' })).toBe(3)
    expect(days({ from: '2026-10-25', to: '2026-10-25' })).toBe(1)
  })

  it('is compared with the days just before; a whole month with a whole month', () => {
    expect(compared({ from: '2026-03-16', to: '2026-03-22' }, 'previous')).toEqual({ from: '2026-03-09', to: '2026-03-15' })
    expect(compared({ from: '2026-03-01', to: '2026-03-31' }, 'previous')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(compared({ from: '2026-12-01', to: '2026-12-31' }, 'previous')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
    expect(compared({ from: '2026-03-01', to: '2026-03-30' }, 'previous')).toEqual({ from: '2026-01-30', to: '2026-02-28' })
    expect(compared({ from: '2028-02-01', to: '2028-02-29' }, 'lastYear')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('is cut into parts that one can read', () => {
    expect(
      [1, 3, 60, 300].map((length) => fitting({ from: '2026-01-01', to: new Date(Date.UTC(2026, 0, length)).toISOString().slice(0, 10) })),
    ).toEqual(['halfHour', 'day', 'week', 'month'])
  })
})

describe('an address', () => {
  it('that says nothing asks for the last seven days', () => {
    expect(ask('')).toMatchObject({ period: { from: '2026-03-23', to: '2026-03-29' }, by: 'day', comparison: 'none', other: null })
  })

  it('of calls that names no time, or half of one, asks for the same', () => {
    const whole = (search: string) => Object.fromEntries(withPeriod(new URLSearchParams(search), now))
    expect(whole('')).toEqual({ from: '2026-03-23', to: '2026-03-29' })
    expect(whole('figure=gaveUp&from=2026-01-01')).toEqual({ figure: 'gaveUp', from: '2026-03-23', to: '2026-03-29' })
    expect(whole('from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:00Z&line=aas')).toEqual({
      from: '2026-03-01T08:00:00Z',
      to: '2026-03-02T08:00:00Z',
      line: 'aas',
    })
  })

  it('that is spoilt is not sent on', () => {
    expect(ask('from=2026-13-41&to=x&by=year&compare=all').period).toEqual({ from: '2026-03-23', to: '2026-03-29' })
    expect(ask('from=2026-03-20&to=2026-03-10').period.to).toBe('2026-03-29')
  })

  it('does not ask for more half-hours than the service gives', () => {
    expect(ask('from=2025-01-01&to=2025-12-31&by=halfHour').by).toBe('month')
    expect(ask('from=2026-01-01&to=2026-01-31&by=halfHour').by).toBe('halfHour')
  })

  it('may name its own period to compare with', () => {
    expect(ask('compare=own&otherFrom=2025-05-01&otherTo=2025-05-03').other).toEqual({ from: '2025-05-01', to: '2025-05-03' })
    expect(ask('compare=own').other).toEqual({ from: '2026-03-16', to: '2026-03-22' })
  })
})
