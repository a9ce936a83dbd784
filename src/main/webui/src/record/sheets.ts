/** A form: blank (`keeper` null), or with the one record that it shows as long as it lives. */
export interface Sheet<K> {
  key: number
  keeper: K | null
}

/** The form in sight, and a blank one that lies ready: to draw a form takes longer than a pick-up may. */
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
 * The record in sight becomes `keeper`'s, on the blank form where one lies ready; null: no record is in sight. A form never changes from
 * one record to another: what it holds by itself (words in a search field, an opened list, a complaint) belongs to one record.
 *
 * Whether the spare was laid ready just before, or not, the form has the same key: React may learn of the two in either order and keeps the
 * form that it has.
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

/** Lays a blank form ready, unless one does. */
export function withSpare<K>(sheets: Sheets<K>): Sheets<K> {
  return sheets.spare === null ? { ...sheets, spare: { key: sheets.next, keeper: null }, next: sheets.next + 1 } : sheets
}
