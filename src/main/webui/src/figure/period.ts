import { dateIn, isDate, plusDays } from '../kit/brussels'
import { type Part, parts } from './history'

/** A first and a last day, both included: `2026-03-01`, `2026-03-31`. */
export interface Period {
  from: string
  to: string
}

export const presets = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const
export type Preset = (typeof presets)[number]

const monthStart = (date: string) => `${date.slice(0, 8)}01`
const yearStart = (date: string) => `${date.slice(0, 5)}01-01`
/** 0 is Monday. */
const weekday = (date: string) => (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7

export function preset(name: Preset, today: string): Period {
  const monday = plusDays(today, -weekday(today))
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) }
    case 'thisWeek':
      return { from: monday, to: today }
    case 'lastWeek':
      return { from: plusDays(monday, -7), to: plusDays(monday, -1) }
    case 'thisMonth':
      return { from: monthStart(today), to: today }
    case 'lastMonth': {
      const last = plusDays(monthStart(today), -1)
      return { from: monthStart(last), to: last }
    }
    case 'thisYear':
      return { from: yearStart(today), to: today }
    case 'lastYear': {
      const last = plusDays(yearStart(today), -1)
      return { from: yearStart(last), to: last }
    }
  }
}

export const presetOf = (period: Period, today: string): Preset | null =>
  presets.find((name) => {
    const { from, to } = preset(name, today)
    return from === period.from && to === period.to
  }) ?? null

export const days = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1

export const comparisons = ['none', 'previous', 'lastYear', 'own'] as const
export type Comparison = (typeof comparisons)[number]

/**
 * The period of the same length just before; whole months are compared with whole months. Or the same days of the year before, where the
 * 29th of February becomes the 28th.
 */
export function compared(period: Period, with_: 'previous' | 'lastYear'): Period {
  if (with_ === 'lastYear') {
    return { from: yearBefore(period.from), to: yearBefore(period.to) }
  }
  const wholeMonth =
    period.from === monthStart(period.from) && period.to === plusDays(monthStart(plusDays(monthStart(period.from), 32)), -1)
  const to = plusDays(period.from, -1)
  return { from: wholeMonth ? monthStart(to) : plusDays(period.from, -days(period)), to }
}

function yearBefore(date: string): string {
  const before = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
  return before.endsWith('02-29') ? `${before.slice(0, 8)}28` : before
}

/** The service returns at most 100 days by half-hour. A year day by day is more than anybody reads. */
export function fitting(period: Period): Part {
  const length = days(period)
  return length <= 2 ? 'halfHour' : length <= 45 ? 'day' : length <= 190 ? 'week' : 'month'
}

export const MOST_DAYS_BY_HALF_HOUR = 100

export interface Question {
  period: Period
  by: Part
  line: string
  language: string
  outcome: string
  comparison: Comparison
  other: Period | null
}

/** The query in an address. Missing or invalid values default to the last seven days and the parts that fit. */
export function question(search: URLSearchParams, now: number): Question {
  const today = dateIn(now)
  const from = search.get('from')
  const to = search.get('to')
  const period = isDate(from) && isDate(to) && from <= to ? { from, to } : { from: plusDays(today, -6), to: today }
  const asked = parts.find((part) => part === search.get('by'))
  const by = asked === undefined || (asked === 'halfHour' && days(period) > MOST_DAYS_BY_HALF_HOUR) ? fitting(period) : asked
  const comparison = comparisons.find((each) => each === search.get('compare')) ?? 'none'
  const otherFrom = search.get('otherFrom')
  const otherTo = search.get('otherTo')
  const own = isDate(otherFrom) && isDate(otherTo) && otherFrom <= otherTo ? { from: otherFrom, to: otherTo } : compared(period, 'previous')
  const other = comparison === 'none' ? null : comparison === 'own' ? own : compared(period, comparison)
  return {
    period,
    by,
    line: search.get('line') ?? '',
    language: search.get('language') ?? '',
    outcome: search.get('outcome') ?? '',
    comparison,
    other,
  }
}

/** An address that names no time means the one that the figures show without one. */
export function withPeriod(search: URLSearchParams, now: number): URLSearchParams {
  const whole = new URLSearchParams(search)
  if (!whole.get('from') || !whole.get('to')) {
    const { period } = question(new URLSearchParams(), now)
    whole.set('from', period.from)
    whole.set('to', period.to)
  }
  return whole
}

/** The parameters sent to the service. */
export function asked({ by, line, language, outcome }: Question, period: Period): URLSearchParams {
  const search = new URLSearchParams({ from: period.from, to: period.to, by })
  for (const [name, value] of Object.entries({ line, language, outcome })) {
    if (value !== '') {
      search.set(name, value)
    }
  }
  return search
}
