import type { Alert, Help } from './types'

/** Whoever looks sees first what holds and nobody has taken; then what holds; then what is over. Within each, the latest first. */
export function inOrder(alerts: readonly Alert[]): Alert[] {
  const rank = (alert: Alert) => (alert.endedAt !== null ? 2 : alert.acknowledgedBy !== null ? 1 : 0)
  return [...alerts].sort((one, other) => rank(one) - rank(other) || Date.parse(other.since) - Date.parse(one.since))
}

/** What is worth a sound: holds, and nobody has taken it. */
export function sounding(alerts: readonly Alert[], help: readonly Help[]): string[] {
  return [
    ...alerts.filter((alert) => alert.endedAt === null && alert.acknowledgedBy === null).map((alert) => alert.id),
    ...help.filter((each) => each.by === null).map((each) => `help:${each.callId}:${each.since}`),
  ]
}

const HEARD = 'permanence.heard'
const REMEMBERED = 200

/** Which occurrences have sounded in this tab: each sounds once, whatever is reloaded or reconnected. */
export class Heard {
  private readonly ids: string[]

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    let known: unknown = []
    try {
      known = JSON.parse(storage.getItem(HEARD) ?? '[]')
    } catch {
      // Forbidden or spoilt: nothing was heard.
    }
    this.ids = Array.isArray(known) ? known.map(String) : []
  }

  /** @returns those of these that had not sounded yet; from now on they have */
  fresh(ids: readonly string[]): string[] {
    const fresh = ids.filter((id) => !this.ids.includes(id))
    if (fresh.length > 0) {
      this.ids.push(...fresh)
      this.ids.splice(0, Math.max(0, this.ids.length - REMEMBERED))
      try {
        this.storage.setItem(HEARD, JSON.stringify(this.ids))
      } catch {
        // Forbidden: remembered as long as the page.
      }
    }
    return fresh
  }
}
