import { useTranslation } from 'react-i18next'
import type { Instant, UiLanguage } from '../api/types'

/** The line uses the time zone of Brussels, wherever the responder is. */
const ZONE = 'Europe/Brussels'

/** Belgian usage for the two languages of the line; British for the third, which writes the day first as they do. */
const locales: Record<UiLanguage, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' }

/** Languages that callers speak and that browsers name by their codes only, or not at all. */
const ownNamesOf: Record<UiLanguage, Record<string, string>> = {
  fr: { ff: 'peul', ber: 'berbère (tamazight)', rom: 'romani', sgn: 'langue des signes' },
  nl: { ff: 'Fula (Peul)', ber: 'Berbers (Tamazight)', rom: 'Romani', sgn: 'gebarentaal' },
  en: { ff: 'Fula', ber: 'Berber (Tamazight)', rom: 'Romani', sgn: 'sign language' },
}

export interface Formats {
  language: UiLanguage
  time(at: Instant | number): string
  /** Of an end: midnight is the end of that day, 24:00. */
  endTime(at: Instant | number): string
  day(at: Instant): string
  dayAndTime(at: Instant): string
  dateAndTime(at: Instant): string
  number(value: number): string
  /** With at most one decimal. */
  decimal(value: number): string
  /** Of a share from 0 to 1, in per cent. */
  share(value: number): string
  timeWithSeconds(at: Instant | number): string
  shortDay(at: Instant | number): string
  month(at: Instant): string
  /** The days from one instant to just before another. */
  dateRange(from: Instant, to: Instant): string
  /** In per cent, with its sign. */
  signed(share: number): string
  weekday(number: number): string
  shortWeekday(number: number): string
  /** Of a date: `2026-12-25`. */
  date(date: string): string
  /** Of a date, with its weekday. */
  longDay(date: string): string
  /** Of a month: `2026-12`. */
  monthName(month: string): string
  languageName(code: string): string
}

export function formats(language: UiLanguage): Formats {
  const locale = locales[language]
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: ZONE })
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
  const dateAndTime = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
  const number = new Intl.NumberFormat(locale)
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  const timeWithSeconds = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
  const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: ZONE })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: ZONE })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE })
  const signed = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 })
  const shortWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    language,
    time: (at) => time.format(new Date(at)),
    endTime: (at) => time.format(new Date(at)).replace(/^00:00$/, '24:00'),
    day: (at) => day.format(new Date(at)),
    dayAndTime: (at) => dayAndTime.format(new Date(at)),
    dateAndTime: (at) => dateAndTime.format(new Date(at)),
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    share: (value) => share.format(value),
    timeWithSeconds: (at) => timeWithSeconds.format(new Date(at)),
    shortDay: (at) => shortDay.format(new Date(at)),
    month: (at) => month.format(new Date(at)),
    dateRange: (from, to) => date.formatRange(new Date(from), new Date(Date.parse(to) - 1)),
    signed: (value) => signed.format(value),
    // The first of January 2024 was a Monday.
    weekday: (number) => weekday.format(new Date(Date.UTC(2024, 0, number))),
    shortWeekday: (number) => shortWeekday.format(new Date(Date.UTC(2024, 0, number))),
    date: (of) => date.format(new Date(`${of}T12:00:00Z`)),
    longDay: (of) => longDay.format(new Date(`${of}T12:00:00Z`)),
    monthName: (of) => month.format(new Date(`${of}-15T12:00:00Z`)),
    languageName: (code) => ownNamesOf[language][code] ?? names.of(code) ?? code,
  }
}

/** Created once for each language: they are expensive to create, and most parts of the page use them. */
const made = new Map<UiLanguage, Formats>()

function formatsOf(language: UiLanguage): Formats {
  const known = made.get(language)
  if (known) {
    return known
  }
  const fresh = formats(language)
  made.set(language, fresh)
  return fresh
}

export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return formatsOf(i18n.language as UiLanguage)
}

export function languageName(code: string, language: UiLanguage): string {
  return formatsOf(language).languageName(code)
}

/** @param number 1 for Monday */
export function weekdayName(number: number, language: UiLanguage): string {
  return formatsOf(language).weekday(number)
}

/** A length of time as a clock shows it: `0:42`, `12:05`, `1:02:07`. Never negative. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** « Ann, Bob et Chloé » */
export function names(people: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(people)
}
