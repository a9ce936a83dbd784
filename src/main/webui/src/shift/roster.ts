import type { Candidate, Reach, Shift } from '../api/types'
import { dateIn, instantOf, isDate, plusDays } from '../kit/brussels'

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return plusDays(date, -((weekday + 6) % 7))
}

/** The dates from a Monday to its Sunday. */
export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, day) => plusDays(monday, day))

/** The week as the service is asked for it: both ends are midnights in Brussels, also where the clock changes in between. */
export function span(monday: string): { from: string; to: string } {
  const at = (date: string) => new Date(instantOf(date)).toISOString()
  return { from: at(monday), to: at(plusDays(monday, 7)) }
}

/** A monday that an address names; this week's when it names none. */
export function weekIn(named: string | null, now: number): string {
  return mondayOf(isDate(named) ? named : dateIn(now))
}

export type SlotState = 'withdrawn' | 'over' | 'belowFloor' | 'missing' | 'full'

/** The people who can be counted on. */
export const counted = (shift: Shift): number => shift.assignments.filter(({ conflict }) => conflict === null).length

/** How many people are missing. */
export const missing = (shift: Shift): number => Math.max(0, shift.target - counted(shift))

export function stateOf(shift: Shift, now: number): SlotState {
  if (shift.withdrawn) {
    return 'withdrawn'
  }
  if (Date.parse(shift.to) <= now) {
    return 'over'
  }
  if (counted(shift) < shift.floor) {
    return 'belowFloor'
  }
  return missing(shift) > 0 ? 'missing' : 'full'
}

/** What is still to be done in a week. */
export function gaps(shifts: readonly Shift[], now: number): { places: number; belowFloor: number; conflicts: number } {
  const open = shifts.filter((shift) => !['withdrawn', 'over'].includes(stateOf(shift, now)))
  return {
    places: open.reduce((sum, shift) => sum + missing(shift), 0),
    belowFloor: open.filter((shift) => stateOf(shift, now) === 'belowFloor').length,
    conflicts: open.reduce((sum, shift) => sum + shift.assignments.length - counted(shift), 0),
  }
}

/** The shifts that begin on a day of the line, in their order. */
export const on = (shifts: readonly Shift[], date: string): Shift[] => shifts.filter(({ from }) => dateIn(from) === date)

/** This shift and the person's later ones of the same day: who is ill is ill for the day. */
export function restOfDay(shifts: readonly Shift[], shift: Shift, responderId: number, now: number): Shift[] {
  return shifts.filter(
    (each) =>
      each.id === shift.id ||
      (dateIn(each.from) === dateIn(shift.from) &&
        each.from > shift.from &&
        !['withdrawn', 'over'].includes(stateOf(each, now)) &&
        each.assignments.some((on) => on.responderId === responderId)),
  )
}

/** The phones that somebody has for these shifts, where it is not the one they prefer: so they come back. */
export const reachesOf = (shifts: readonly Shift[], responderId: number): Record<number, Reach> =>
  Object.fromEntries(
    shifts.flatMap(({ id, assignments }) => {
      const reach = assignments.find((on) => on.responderId === responderId)?.reach ?? null
      return reach === null ? [] : [[id, reach]]
    }),
  )

/** « Ann L. »: a column of a week is narrow, and the whole name stands in the panel. */
export function short(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return rest.length === 0 ? first : `${first} ${rest[0]!.charAt(0)}.`
}

export const overMaximum = (who: Candidate): boolean =>
  (who.weeklyMaximum !== null && who.week >= who.weeklyMaximum) || (who.dailyMaximum !== null && who.day >= who.dailyMaximum)
