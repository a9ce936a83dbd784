import type { Unit } from '../figure/types'
import { difference } from '../figure/figures'

/** Of a figure, against the same time a week ago: how many points, calls or seconds more, and whether that is good for callers. */
export interface Trend {
  by: number
  good: boolean | null
}

/**
 * @param better which way is good for callers: `up`, `down`, or neither
 * @returns null when one of the two is not defined
 */
export function trendOf(unit: Unit | undefined, now: number | null, before: number | null, better: 'up' | 'down' | null): Trend | null {
  const found = difference(unit, now, before)
  if (found === null) {
    return null
  }
  const by = unit === 'share' ? Math.round(found.by * 100) : Math.round(found.by)
  return { by, good: by === 0 || better === null ? null : by > 0 === (better === 'up') }
}

/** The points of a line in a box of `width` by `height`, a gap left out; empty with fewer than two values. */
export function sparkline(values: readonly (number | null | undefined)[], width: number, height: number): string {
  const known = values.flatMap((value, at) => (value === null || value === undefined ? [] : [{ at, value }]))
  if (known.length < 2) {
    return ''
  }
  const top = Math.max(...known.map(({ value }) => value), Number.EPSILON)
  const last = values.length - 1
  return known.map(({ at, value }) => `${((at / last) * width).toFixed(1)},${(height - (value / top) * height).toFixed(1)}`).join(' ')
}
