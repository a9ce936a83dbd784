import { useSyncExternalStore } from 'react'

const KEY = 'permanence.record.more'

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'true'
  } catch {
    return false
  }
}

let opened = remembered()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens or folds the secondary fields, of every form and for the next records too. */
export function openMore(open: boolean): void {
  opened = open
  try {
    localStorage.setItem(KEY, String(open))
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  for (const listener of [...listeners]) {
    listener()
  }
}

export const useMore = (): boolean => useSyncExternalStore(subscribe, () => opened)
