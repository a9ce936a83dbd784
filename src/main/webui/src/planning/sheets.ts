import type { SheetChange, SheetFault, SheetImport, SheetSlot } from '../api/types'

/** What a coordinator chose beside the files. */
export interface Choices {
  line: string
  /** A date of the week, or `every`; empty: not chosen. */
  week: string
  skip: readonly SkippedRow[]
  take: readonly string[]
  seen: string | null
  language: string
}

export interface SkippedRow {
  file: number
  sheet: string
  row: number
}

/** The service takes no larger requests. */
export const LARGEST = 5_500_000

export const tooLarge = (files: readonly File[]): boolean => files.reduce((sum, file) => sum + file.size, 0) > LARGEST

export function formOf(files: readonly File[], choices: Choices): FormData {
  const form = new FormData()
  form.append('choices', JSON.stringify(choices))
  files.forEach((file) => form.append('files', file, file.name))
  return form
}

export const isRow = (row: SkippedRow, fault: Pick<SheetFault, 'file' | 'sheet' | 'row'>): boolean =>
  row.file === fault.file && row.sheet === fault.sheet && row.row === fault.row

/** Those that would be made. */
export const made = (report: SheetImport, take: ReadonlySet<string>): SheetChange[] =>
  report.people.flatMap(({ changes }) => changes.filter(({ conflict, key }) => conflict === null || take.has(key)))

/** `lundi 7/12 8:00–12:00`, or `chaque lundi 8:00–12:00`. */
export function slotWords(
  slot: SheetSlot,
  words: { longDay: (date: string) => string; weekday: (number: number) => string; every: (day: string) => string },
): string {
  const day = slot.date === null ? words.every(words.weekday(slot.weekday)) : words.longDay(slot.date)
  return `${day}, ${slot.from} – ${slot.to}`
}

/** Without the file that was taken away; what was said of those behind it stays theirs. */
export const withoutFile = (skip: readonly SkippedRow[], file: number): SkippedRow[] =>
  skip.filter((row) => row.file !== file).map((row) => (row.file > file ? { ...row, file: row.file - 1 } : row))
