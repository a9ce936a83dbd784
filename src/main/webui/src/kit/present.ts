import { Refused } from '../api/http'
import { codeOf } from './message'

/** What somebody else has made meanwhile of what was to be changed, as the service reads it; null: it failed for another reason. */
export function presentOf<T>(failure: unknown): T | null {
  return failure instanceof Refused && codeOf(failure) === 'outdated' ? ((failure.problem['present'] ?? null) as T | null) : null
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export const changedNames = <F extends object>(base: F, now: F): (keyof F)[] =>
  (Object.keys(base) as (keyof F)[]).filter((name) => !same(base[name], now[name]))

/** Fields that were not touched here become theirs, those that were stay as typed. */
export function mergedFields<F extends object>(base: F, mine: F, theirs: F): F {
  return { ...theirs, ...Object.fromEntries(changedNames(base, mine).map((name) => [name, mine[name]])) }
}
