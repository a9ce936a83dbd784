import type { Availability, AvailabilityOfPerson } from '../api/types'
import { dateIn, timeIn } from '../kit/brussels'

type WeekTime = AvailabilityOfPerson['week'][number]
export type OfferedShift = AvailabilityOfPerson['shifts'][number]

/** A shift as a time of each week. Midnight at its end is 24:00. */
export function weekTimeOf({ from, to }: { from: string; to: string }): Omit<WeekTime, 'answer'> {
  const end = timeIn(to)
  return {
    weekday: new Date(`${dateIn(from)}T12:00:00Z`).getUTCDay() || 7,
    from: timeIn(from),
    to: end === '00:00' ? '24:00' : end,
  }
}

const covers = (wide: Omit<WeekTime, 'answer'>, narrow: Omit<WeekTime, 'answer'>) =>
  wide.weekday === narrow.weekday && wide.from <= narrow.from && wide.to >= narrow.to

/** What somebody says of a shift each week; null: nothing. */
export const weeklyOf = (week: readonly WeekTime[], shift: OfferedShift): Availability | null =>
  week.find((time) => covers(time, weekTimeOf(shift)))?.answer ?? null

/**
 * The week with another answer for a shift's time. A longer time that covered it is cut: what is left of it stays offered.
 *
 * @param answer null: not offered
 */
export function withAnswer(week: readonly WeekTime[], shift: OfferedShift, answer: Availability | null): WeekTime[] {
  const time = weekTimeOf(shift)
  const rest = week.flatMap((other) => {
    if (other.weekday !== time.weekday || other.to <= time.from || other.from >= time.to) {
      return [other]
    }
    return [
      { ...other, to: time.from },
      { ...other, from: time.to },
    ].filter((part) => part.from < part.to)
  })
  const next = answer === null ? rest : [...rest, { ...time, answer }]
  return next.sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from))
}

/** Times of the week that no shift shown lies in. */
export const elsewhere = (week: readonly WeekTime[], shifts: readonly OfferedShift[]): WeekTime[] =>
  week.filter((time) => !shifts.some((shift) => covers(time, weekTimeOf(shift))))
