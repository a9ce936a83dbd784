import type { LinePatch } from '../api/schema'
import type { Line, UiLanguage } from '../api/types'

/** The form of a line: every field as the screen holds it. */
export interface LineFields {
  name: string
  /** In Dutch; empty: as in French, like `nameEn`. */
  nameNl: string
  nameEn: string
  /** One a row, each spelling with which the carrier delivers it. */
  numbers: string
  presented: string
  /** In key order. */
  languages: UiLanguage[]
  maximumWaitSeconds: number | ''
  wrapUpSeconds: number | ''
  serviceLevelSeconds: number | ''
}

/** A field that the service may refuse. */
export type LineField = Exclude<keyof LineFields, 'nameNl' | 'nameEn'>

/** Of a line that is added. Its waits are the ordinary ones. */
export const blankLine: LineFields = {
  name: '',
  nameNl: '',
  nameEn: '',
  numbers: '',
  presented: '',
  languages: ['fr', 'nl'],
  maximumWaitSeconds: 900,
  wrapUpSeconds: 60,
  serviceLevelSeconds: 60,
}

export const otherNames = ['nameNl', 'nameEn'] as const

export const fieldsOfLine = (line: Line): LineFields => ({
  name: line.names.fr,
  nameNl: line.names.nl === line.names.fr ? '' : line.names.nl,
  nameEn: line.names.en === line.names.fr ? '' : line.names.en,
  numbers: line.numbers.join('\n'),
  presented: line.presented,
  languages: line.languages,
  maximumWaitSeconds: line.maximumWaitSeconds,
  wrapUpSeconds: line.wrapUpSeconds,
  serviceLevelSeconds: line.serviceLevelSeconds,
})

/** As they are typed: with spaces, slashes and dots, one a row or separated by commas. */
export const numbersOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;]/)
      .map((number) => number.replace(/[\s./()-]/g, ''))
      .filter((number) => number !== ''),
  ),
]

export const limits = {
  maximumWaitSeconds: { least: 10, most: 7_200 },
  wrapUpSeconds: { least: 0, most: 3_600 },
  serviceLevelSeconds: { least: 1, most: 3_600 },
} as const

export const durations = ['maximumWaitSeconds', 'wrapUpSeconds', 'serviceLevelSeconds'] as const

const isNumber = (number: string) => /^\+?\d{3,15}$/.test(number)

/** The fields that are not as the service takes them. */
export function wrongFields(fields: LineFields): LineField[] {
  const numbers = numbersOf(fields.numbers)
  return [
    ...(fields.name.trim() === '' ? (['name'] as const) : []),
    ...(numbers.length === 0 || numbers.length > 20 || !numbers.every(isNumber) ? (['numbers'] as const) : []),
    ...(isNumber(numbersOf(fields.presented)[0] ?? '') ? [] : (['presented'] as const)),
    ...(fields.languages.length === 0 ? (['languages'] as const) : []),
    ...durations.filter((name) => {
      const seconds = fields[name]
      return seconds === '' || seconds < limits[name].least || seconds > limits[name].most
    }),
  ]
}

/** Languages that were chosen keep their keys; another gets the next one. */
export const chosen = (before: readonly UiLanguage[], picked: readonly UiLanguage[]): UiLanguage[] => [
  ...before.filter((language) => picked.includes(language)),
  ...picked.filter((language) => !before.includes(language)),
]

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What is sent: only what changed. Empty when nothing did. */
export function patchOfLine(base: LineFields, now: LineFields): Partial<LinePatch> {
  const numbers = numbersOf(now.numbers)
  return {
    ...(now.name.trim() !== base.name && { name: now.name.trim() }),
    ...Object.fromEntries(otherNames.filter((name) => now[name].trim() !== base[name]).map((name) => [name, now[name].trim()])),
    ...(!same(numbers, numbersOf(base.numbers)) && { numbers: numbers as LinePatch['numbers'] }),
    ...(numbersOf(now.presented)[0] !== base.presented && { presented: numbersOf(now.presented)[0] ?? null }),
    ...(!same(now.languages, base.languages) && { languages: now.languages as LinePatch['languages'] }),
    ...Object.fromEntries(durations.filter((name) => now[name] !== base[name]).map((name) => [name, now[name]])),
  }
}

/** What callers lose by a change. */
export const lost = (base: LineFields, now: LineFields) => ({
  numbers: numbersOf(base.numbers).filter((number) => !numbersOf(now.numbers).includes(number)),
  languages: base.languages.filter((language) => !now.languages.includes(language)),
})
