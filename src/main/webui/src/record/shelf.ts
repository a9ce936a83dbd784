import type { Kept } from './draft'
import type { Shelf } from './keeper'

const PREFIX = 'permanence.unsaved.'

/**
 * Words not acknowledged yet, in this browser's local storage, under the account that typed them: a colleague who logs in on the same
 * computer does not get them. An entry is removed as soon as the service has it. Storage that is full or forbidden is no reason to stop
 * typing: the words then live in the page alone.
 */
export function browserShelf(accountId: number, storage: Storage = localStorage): Shelf {
  const name = (id: number) => `${PREFIX}${accountId}.${id}`
  return {
    put(id, kept) {
      try {
        storage.setItem(name(id), JSON.stringify(kept))
      } catch {
        // Full or forbidden.
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
        // Forbidden.
      }
    },
  }
}

/** The records for which words of this account wait in this browser. */
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
