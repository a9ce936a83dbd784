import type * as S from '../api/schema'
import type { CallRecord, DeskState, Exactly } from '../api/types'
import { LiveSocket } from '../live/liveSocket'
import type { LiveMessage } from '../live/liveState'

/** A pick-up brings its record. */
export type DeskMessage = LiveMessage<DeskState, Exactly<S.DeskBeside, { record: CallRecord }>>

/** The desk's socket: a pick-up brings its record. */
export class DeskSocket extends LiveSocket<DeskState, DeskMessage> {
  /** Called with the record of a pick-up message, before the new view is published, so that the screen needs no second request. */
  onRecord: (record: CallRecord) => void = () => undefined

  protected override before(message: DeskMessage): void {
    if (message.type !== 'beat' && message.record) {
      this.onRecord(message.record)
    }
  }
}
