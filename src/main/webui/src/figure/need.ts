import type { Need } from './history'

export interface Needed {
  /** The sum over the languages: each has its own responders. Null: no call, or no estimate possible. */
  people: number | null
  state: 'enough' | 'short' | 'unstaffed'
}

export interface Cell {
  weekday: number
  from: string
  arrivals: number
  target: number | null
  erlangA: Needed
  erlangC: Needed
}

/** One cell for each half-hour of the week that has data, for one language or for all. */
export function week(needs: readonly Need[], language: string): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const need of needs) {
    if (language === '' || need.language === language) {
      const key = cellKey(need.weekday, need.from)
      const before = cells.get(key)
      const { weekday, from, target } = need
      cells.set(key, {
        weekday,
        from,
        target,
        arrivals: (before?.arrivals ?? 0) + need.arrivals,
        // Nobody gave up, so patience is not known: the cautious model replaces the one that needs it.
        erlangA: needed(before?.erlangA, need.erlangA ?? need.erlangC, target),
        erlangC: needed(before?.erlangC, need.erlangC, target),
      })
    }
  }
  return cells
}

export const cellKey = (weekday: number, from: string) => `${weekday} ${from}`

function needed(before: Needed | undefined, more: number | null, target: number | null): Needed {
  const people = more === null ? (before?.people ?? null) : (before?.people ?? 0) + more
  return { people, state: people === null || target === null ? 'unstaffed' : people > target ? 'short' : 'enough' }
}
