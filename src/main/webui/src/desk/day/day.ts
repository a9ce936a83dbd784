import type { Shift } from '../../api/types'

/** Somebody on a slot. */
export interface OnSlot {
  id: number
  name: string
}

/** A slot of the day, with everybody who is on it: a responder answers for the line, and the line's slots of one time are one. */
export interface DaySlot {
  from: string
  to: string
  mine: boolean
  people: OnSlot[]
  phase: 'over' | 'now' | 'coming'
  /** How much of it has passed: 0 to 1. */
  passed: number
}

/** The slots of a day in their order. People for whom the shift will not count are not on it. */
export function slotsOf(shifts: readonly Shift[], me: number | null, now: number): DaySlot[] {
  const slots = new Map<string, DaySlot>()
  for (const { from, to, withdrawn, assignments } of shifts) {
    if (withdrawn) {
      continue
    }
    const key = `${from}/${to}`
    const begins = Date.parse(from)
    const ends = Date.parse(to)
    const slot = slots.get(key) ?? {
      from,
      to,
      mine: false,
      people: [],
      phase: ends <= now ? 'over' : begins <= now ? 'now' : 'coming',
      passed: Math.min(1, Math.max(0, (now - begins) / (ends - begins))),
    }
    for (const { responderId, name } of assignments) {
      if (!slot.people.some(({ id }) => id === responderId)) {
        slot.people.push({ id: responderId, name })
      }
    }
    slot.mine = slot.people.some(({ id }) => id === me)
    slots.set(key, slot)
  }
  return [...slots.values()].sort(
    (one, other) => Date.parse(one.from) - Date.parse(other.from) || Date.parse(one.to) - Date.parse(other.to),
  )
}
