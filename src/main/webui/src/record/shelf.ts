import type { Kept } from './draft'
import type { Shelf } from './keeper'

const PREFIX = 'permanence.unsaved.'

/**
 * Unacknowledged text, in this browser's local storage, under the account that typed it: a colleague who logs in on the same computer does
 * not get it. An entry is removed as soon as the service has it. If storage is full or forbidden, typing goes on, and the text is only in
 * the page.
 */
export function browserShelf(accountId: number, storage: Storage = localStorage): Shelf {
  const name = (id: number) => `${PREFIX}${accountId}.${id}`
  return {
    put(id, kept) {
      try {
        storage.setItem(name(id), JSON.stringify(kept))
      } catch {
        // Storage is full or forbidden.
      }
    },
    take(id) {
      try {
        const text = storage.getItem(name(id))
        return text === null ? null : (JSON.parse(text) as Kept)
      } catch {
        return null
      }
    },
    remove(id) {
      try {
        storage.removeItem(name(id))
      } catch {
        // Storage is forbidden.
      }
    },
  }
}

/** The records for which this browser holds unacknowledged text of this account. */
export function shelved(accountId: number, storage: Storage = localStorage): number[] {
  const start = `${PREFIX}${accountId}.`
  try {
    return Object.keys(storage)
      .filter((name) => name.startsWith(start))
      .map((name) => Number(name.slice(start.length)))
      .filter((id) => Number.isInteger(id))
  } catch {
    return []
  }
}
