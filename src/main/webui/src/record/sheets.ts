/** A form: blank (`keeper` null), or with the one record that it shows for its whole life. */
export interface Sheet<K> {
  key: number
  keeper: K | null
}

/** The visible form, and a blank spare: rendering a form takes longer than a pick-up may take. */
export interface Sheets<K> {
  shown: Sheet<K> | null
  spare: Sheet<K> | null
  /** The key of the next form. */
  next: number
}

export function noSheets<K>(): Sheets<K> {
  return { shown: null, spare: null, next: 1 }
}

/**
 * Shows the record of `keeper`, on the blank spare if there is one; null: shows no record. A form never changes from one record to another,
 * because its own state (words in a search field, an opened list, an error message) belongs to one record.
 *
 * The form has the same key whether the spare was prepared just before or not: React may see the two updates in either order, and keeps
 * the form that it has.
 */
export function showing<K>(sheets: Sheets<K>, keeper: K | null): Sheets<K> {
  if ((sheets.shown?.keeper ?? null) === keeper) {
    return sheets
  }
  if (keeper === null) {
    return { ...sheets, shown: null }
  }
  const { spare, next } = sheets
  return spare === null
    ? { shown: { key: next, keeper }, spare: null, next: next + 1 }
    : { shown: { key: spare.key, keeper }, spare: null, next }
}

/** Prepares a blank spare, unless there is one. */
export function withSpare<K>(sheets: Sheets<K>): Sheets<K> {
  return sheets.spare === null ? { ...sheets, spare: { key: sheets.next, keeper: null }, next: sheets.next + 1 } : sheets
}
