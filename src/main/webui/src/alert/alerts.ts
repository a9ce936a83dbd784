import type { Alert, Help } from './types'

/** The order: active alerts that nobody has acknowledged, other active alerts, ended alerts. The latest first in each. */
export function inOrder(alerts: readonly Alert[]): Alert[] {
  const rank = (alert: Alert) => (alert.endedAt !== null ? 2 : alert.acknowledgedBy !== null ? 1 : 0)
  return [...alerts].sort((one, other) => rank(one) - rank(other) || Date.parse(other.since) - Date.parse(one.since))
}

/** The alerts that need a sound: active, and acknowledged by nobody. */
export function sounding(alerts: readonly Alert[], help: readonly Help[]): string[] {
  return [
    ...alerts.filter((alert) => alert.endedAt === null && alert.acknowledgedBy === null).map((alert) => alert.id),
    ...help.filter((each) => each.by === null).map((each) => `help:${each.callId}:${each.since}`),
  ]
}

const HEARD = 'permanence.heard'
const REMEMBERED = 200

/** The occurrences that have sounded in this tab: each sounds once, even after a reload or a reconnection. */
export class Heard {
  private readonly ids: string[]

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    let known: unknown = []
    try {
      known = JSON.parse(storage.getItem(HEARD) ?? '[]')
    } catch {
      // Storage is forbidden or its content is invalid: assume that nothing has sounded.
    }
    this.ids = Array.isArray(known) ? known.map(String) : []
  }

  /** Marks these as sounded. @returns those that had not sounded before */
  fresh(ids: readonly string[]): string[] {
    const fresh = ids.filter((id) => !this.ids.includes(id))
    if (fresh.length > 0) {
      this.ids.push(...fresh)
      this.ids.splice(0, Math.max(0, this.ids.length - REMEMBERED))
      try {
        this.storage.setItem(HEARD, JSON.stringify(this.ids))
      } catch {
        // Storage is forbidden: remembered as long as the page.
      }
    }
    return fresh
  }
}
