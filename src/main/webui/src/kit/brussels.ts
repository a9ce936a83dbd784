/**
 * Dates and wall-clock times of the line, always in the time zone of Brussels, wherever the coordinators are. A date is `2026-03-29`, a
 * time `09:30`.
 */
const ZONE = 'Europe/Brussels'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function wall(at: number): { date: string; time: string; asUtc: number } {
  const found = Object.fromEntries(parts.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  const date = `${found['year']}-${found['month']}-${found['day']}`
  const time = `${found['hour']}:${found['minute']}`
  return { date, time, asUtc: Date.parse(`${date}T${time}:${found['second']}Z`) }
}

export const dateIn = (at: number | string): string => wall(typeof at === 'number' ? at : Date.parse(at)).date

export const timeIn = (at: string): string => wall(Date.parse(at)).time

/**
 * The instant of a wall-clock time, in epoch milliseconds. A time that the spring change skips is interpreted as if the clock had not
 * changed yet (02:30 becomes 03:30); a time that occurs twice in autumn means the first occurrence.
 */
export function instantOf(date: string, time = '00:00'): number {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const offset = (at: number) => wall(at).asUtc - at
  const before = wanted - offset(wanted - 86_400_000)
  const after = wanted - offset(wanted + 86_400_000)
  for (const candidate of [Math.min(before, after), Math.max(before, after)]) {
    if (wall(candidate).asUtc === wanted) {
      return candidate
    }
  }
  return before
}

/** The wall-clock time of `at`, on the day of another instant. */
export const sameTime = (at: number, day: string): number => instantOf(dateIn(day), wall(at).time)

/** Midnight in Brussels, of the day there at `now`. */
export const startOfDay = (now: number): string => new Date(instantOf(dateIn(now))).toISOString()

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether an address names a day. Those centuries away are none: no page has anything to show of them, nor can all reckon with them. */
export const isDate = (text: string | null): text is string =>
  text !== null && /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text

/** The next instant with this wall-clock time: today, or tomorrow if it has passed. */
export function nextTime(now: number, time: string): string {
  const today = dateIn(now)
  const at = instantOf(today, time)
  return new Date(at > now ? at : instantOf(plusDays(today, 1), time)).toISOString()
}
