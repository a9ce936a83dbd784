/** The list, with the item at this index moved by one, up (-1) or down (1). */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(place, 1)
  next.splice(place + by, 0, one as T)
  return next
}

/** @param from first day, null: since always @param until last day, null: without end */
export const validOn = (day: string, from: string | null, until: string | null) =>
  (from === null || from <= day) && (until === null || day <= until)
