import type { Need } from './types'

export interface Cell {
  weekday: number
  from: string
  /** The people needed for each language, added up: each language has people of its own. Null: no call, or not to be told. */
  people: number | null
  arrivals: number
  target: number | null
  state: 'enough' | 'short' | 'unstaffed'
}

/** One cell for each half-hour of the week that has any; of one language, or of all. */
export function week(needs: readonly Need[], model: 'erlangA' | 'erlangC', language: string): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const need of needs) {
    if (language !== '' && need.language !== language) {
      continue
    }
    const key = cellKey(need.weekday, need.from)
    const before = cells.get(key)
    // Nobody gave up: patience is not known, and the cautious model stands for the other.
    const needed = need[model] ?? need.erlangC
    const people = needed === null ? (before?.people ?? null) : (before?.people ?? 0) + needed
    cells.set(key, { weekday: need.weekday, from: need.from, people, arrivals: (before?.arrivals ?? 0) + need.arrivals, target: need.target, state: stateOf(people, need.target) })
  }
  return cells
}

export const cellKey = (weekday: number, from: string) => `${weekday} ${from}`

function stateOf(people: number | null, target: number | null): Cell['state'] {
  return people === null || target === null ? 'unstaffed' : people > target ? 'short' : 'enough'
}
