import type { TFunction } from 'i18next'
import type {
  CalendarDay,
  ClosureBody,
  ClosureView as Closure,
  HolidayBody,
  HoursChangeBody,
  HoursPreview,
  LineHolidayView as LineHoliday,
  OpenSpan,
  RegimeBody,
  RegimeView as Regime,
  SlotView as Slot,
} from '../api/schema'
import { plusDays } from '../kit/brussels'

export type {
  CalendarDay,
  Closure,
  ClosureBody,
  HolidayBody,
  HoursChangeBody,
  HoursPreview,
  LineHoliday,
  OpenSpan,
  Regime,
  RegimeBody,
  Slot,
}

/** What callers can be told when the line is closed for a day. */
export const closingAnnouncements = ['adhoc', 'holiday', 'closed'] as const
export type ClosingAnnouncement = (typeof closingAnnouncements)[number]

// ── times ─────────────────────────────────────────────────────────────────────

/** A time as people type it (`8`, `8h30`, `0830`, `24:00`) as the service spells it: `08:30`. Null: no time in steps of five minutes. */
export function timeOf(typed: string): string | null {
  const [, hours, minutes = '0'] =
    /^(\d{1,2})\s*(?:[:.hu]\s*(\d{2})?)?$/i.exec(typed.trim()) ?? /^(\d{1,2})(\d{2})$/.exec(typed.trim()) ?? []
  if (hours === undefined) {
    return null
  }
  const minute = Number(hours) * 60 + Number(minutes)
  return Number(minutes) > 59 || minute > 24 * 60 || minute % 5 !== 0 ? null : `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** `08:00` to `8`, `08:30` to `8:30`: for the cells of a calendar. */
export const shortTime = (time: string) => time.replace(/^0(\d)/, '$1').replace(/:00$/, '')

export const shortSpan = ({ from, to }: OpenSpan) => `${shortTime(from)}–${shortTime(to)}`

// ── weeks ─────────────────────────────────────────────────────────────────────

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The slots of a day that follow one another are one span. */
export function spansOf(slots: readonly Pick<Slot, 'day' | 'from' | 'to'>[], day: number): OpenSpan[] {
  const spans: OpenSpan[] = []
  for (const { from, to } of slots.filter((slot) => slot.day === day).toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = spans.at(-1)
    if (last?.to === from) {
      last.to = to
    } else {
      spans.push({ from, to })
    }
  }
  return spans
}

/** Days that open alike, one after another: `{ from: 1, to: 5, spans }`. Days without hours are left out. */
export function weekOf(slots: readonly Slot[]): { from: number; to: number; spans: OpenSpan[] }[] {
  const week: { from: number; to: number; spans: OpenSpan[] }[] = []
  for (const day of weekdays) {
    const spans = spansOf(slots, day)
    const last = week.at(-1)
    if (last && last.to === day - 1 && same(last.spans, spans)) {
      last.to = day
    } else if (spans.length > 0) {
      week.push({ from: day, to: day, spans })
    }
  }
  return week
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The dates of whole weeks, from a Monday on, that show a month: `2026-12`. */
export function datesOf(month: string): string[] {
  const first = `${month}-01`
  const start = plusDays(first, 1 - isoWeekday(first))
  const next = plusDays(`${month}-28`, 4).slice(0, 7)
  const weeks = [0, 1, 2, 3, 4, 5].filter((week) => plusDays(start, week * 7) < `${next}-01`)
  return weeks.flatMap((week) => weekdays.map((day) => plusDays(start, week * 7 + day - 1)))
}

/** 1 is Monday. */
export const isoWeekday = (date: string) => ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1

export const monthBeside = (month: string, step: 1 | -1) =>
  step === 1 ? plusDays(`${month}-28`, 4).slice(0, 7) : plusDays(`${month}-01`, -1).slice(0, 7)

/** The regime that holds on a date, as the service decides it: the one that begins last; of those, the one entered last. */
export const regimeOn = (regimes: readonly Regime[], date: string): Regime | undefined =>
  regimes
    .filter(({ from, until }) => from <= date && (until === null || until >= date))
    .toSorted((a, b) => a.from.localeCompare(b.from) || a.id - b.id)
    .at(-1)

// ── the form of a regime ──────────────────────────────────────────────────────

export interface SlotFields {
  /** Of the row on the screen. */
  key: number
  from: string
  to: string
  target: string
  floor: string
}

export interface RegimeFields {
  name: string
  from: string | null
  until: string | null
  closedOnHolidays: boolean
  /** Monday first. */
  week: SlotFields[][]
}

let keys = 0

const slotFields = ({ from, to, target, floor }: Omit<Slot, 'day'>): SlotFields => ({
  key: ++keys,
  from,
  to,
  target: String(target),
  floor: String(floor),
})

export const blankSlot = (): SlotFields => ({ key: ++keys, from: '', to: '', target: '5', floor: '2' })

export const fieldsOf = (regime: Regime): RegimeFields => ({
  name: regime.name,
  from: regime.from,
  until: regime.until,
  closedOnHolidays: regime.closedOnHolidays,
  week: weekdays.map((day) => regime.slots.filter((slot) => slot.day === day).map(slotFields)),
})

/** Copies the slots, for another day. */
export const copied = (slots: readonly SlotFields[]): SlotFields[] => slots.map((slot) => ({ ...slot, key: ++keys }))

export type RegimeWrong = Partial<Record<'name' | 'from' | 'until' | 'week' | 'form', string>> & {
  /** By the key of the row. */
  slots: Record<number, string>
}

/** What is wrong before it is worth asking the service. */
export function wrongOf(t: TFunction, fields: RegimeFields, today: string, begun: boolean): RegimeWrong {
  const wrong: RegimeWrong = { slots: {} }
  if (fields.name.trim() === '') {
    wrong.name = t('hours.wrong.name')
  }
  if (fields.from === null) {
    wrong.from = t('hours.wrong.from')
  } else if (!begun && fields.from < today) {
    wrong.from = t('hours.wrong.past')
  }
  if (fields.until !== null && fields.from !== null && fields.until < fields.from) {
    wrong.until = t('hours.wrong.until')
  }
  if (fields.week.every((day) => day.length === 0)) {
    wrong.week = t('hours.wrong.empty')
  }
  for (const day of fields.week) {
    const before: { from: string; to: string }[] = []
    for (const { key, ...slot } of day) {
      const from = timeOf(slot.from)
      const to = timeOf(slot.to)
      if (from === null || to === null) {
        wrong.slots[key] = t('hours.wrong.time')
      } else if (to <= from) {
        wrong.slots[key] = t('hours.wrong.night')
      } else if (before.some((other) => other.from < to && from < other.to)) {
        wrong.slots[key] = t('hours.wrong.overlap')
      } else if (!people(slot.target, 1) || !people(slot.floor, 0) || Number(slot.floor) > Number(slot.target)) {
        wrong.slots[key] = t('hours.wrong.people')
      } else {
        before.push({ from, to })
      }
    }
  }
  return wrong
}

const people = (text: string, least: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= 500

export const isWrong = ({ slots, ...others }: RegimeWrong) => Object.keys(slots).length > 0 || Object.keys(others).length > 0

/** Call it only when nothing is wrong: there is at least one slot then. */
export const bodyOf = (fields: RegimeFields): RegimeBody => ({
  name: fields.name.trim(),
  from: fields.from!,
  until: fields.until,
  closedOnHolidays: fields.closedOnHolidays,
  slots: fields.week.flatMap((slots, index) =>
    slots.map((slot) => ({
      day: index + 1,
      from: timeOf(slot.from)!,
      to: timeOf(slot.to)!,
      target: Number(slot.target),
      floor: Number(slot.floor),
    })),
  ) as RegimeBody['slots'],
})

export const asSent = ({ name, from, until, closedOnHolidays, slots }: Regime): RegimeBody => ({
  name,
  from,
  until,
  closedOnHolidays,
  slots: slots as RegimeBody['slots'],
})

/** What puts a changed regime back: where it was cut, its later part gets the earlier hours, and the service joins the two. */
export const takenBack = (before: Regime, after: Regime, today: string): RegimeBody => ({
  ...asSent(before),
  from: before.from < today ? after.from : before.from,
})

export const closureAsSent = ({ from, until, fromTime, toTime, announcement }: Closure): ClosureBody => ({
  from,
  until,
  fromTime,
  toTime,
  announcement,
})

// ── what a change does ────────────────────────────────────────────────────────

export const changesToday = ({ today, todayAfter }: HoursPreview) => !same(today, todayAfter)

/** A change that touches today, people who are planned or shifts that exist is asked about first. */
export const isAskedAbout = (preview: HoursPreview) =>
  changesToday(preview) || preview.withdrawnCount > 0 || preview.shortened.length > 0 || preview.resized > 0 || preview.keepsOwn > 0
