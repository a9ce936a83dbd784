import type { Alert, AlertKind, Help } from './types'

/** `high`: callers find nobody, or what happens is lost from sight. `low`: one telephone, or a shift to come. */
export type Weight = 'high' | 'middle' | 'low'

const weights: Record<AlertKind, Weight> = {
  nobodyOnDuty: 'high',
  turnedAway: 'high',
  pbxAway: 'high',
  trunkRefused: 'high',
  softphonesRefused: 'high',
  carrierSilent: 'high',
  databaseAway: 'high',
  databaseNotWriting: 'high',
  waiting: 'middle',
  longestWait: 'middle',
  belowFloor: 'middle',
  unreachable: 'middle',
  factsSetAside: 'middle',
  pbxLogs: 'middle',
  nextShiftBelowFloor: 'low',
  homePhoneResting: 'low',
}

const heaviest: readonly Weight[] = ['high', 'middle', 'low']

export const weightOf = (alert: Alert): Weight => weights[alert.kind]

/** Active alerts that nobody has acknowledged, other active alerts, ended alerts; the heaviest first in each, then the latest. */
export function inOrder(alerts: readonly Alert[]): Alert[] {
  const rank = (alert: Alert) => (alert.endedAt !== null ? 2 : alert.acknowledgedBy !== null ? 1 : 0)
  const weight = (alert: Alert) => heaviest.indexOf(weightOf(alert))
  return [...alerts].sort(
    (one, other) => rank(one) - rank(other) || weight(one) - weight(other) || Date.parse(other.since) - Date.parse(one.since),
  )
}

/** The alerts that need a sound: active, and acknowledged by nobody. One sounds again when it concerns somebody else too. */
export function sounding(alerts: readonly Alert[], help: readonly Help[]): string[] {
  return [
    ...alerts
      .filter((alert) => alert.endedAt === null && alert.acknowledgedBy === null)
      .flatMap((alert) => (alert.people.length === 0 ? [alert.id] : alert.people.map((person) => `${alert.id}:${person.id}`))),
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
