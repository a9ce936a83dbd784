import { LiveSocket } from '../live/liveSocket'
import type { LiveMessage } from '../live/liveState'
import type { Board, HalfHour } from './types'

/** A delta may contain single half-hours instead of the whole day: each replaces the half-hour with the same start. */
export type BoardMessage = LiveMessage<Board, Pick<Board, 'halfHours'>>

export class WallboardSocket extends LiveSocket<Board, BoardMessage> {
  protected override whole(message: BoardMessage): LiveMessage<Board> {
    const day = this.view().state?.halfHours
    if (message.type !== 'delta' || !message.halfHours || !day) {
      return message
    }
    return { ...message, changes: { ...message.changes, halfHours: withHalfHours(message.changes.halfHours ?? day, message.halfHours) } }
  }
}

function withHalfHours(day: HalfHour[], changed: HalfHour[]): HalfHour[] {
  const fresh = new Map(changed.map((half) => [half.from, half]))
  return day.map((half) => fresh.get(half.from) ?? half)
}
