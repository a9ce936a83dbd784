import type { CallRecord, DeskMessage, DeskState } from '../api/types'
import { browserWorld, LiveSocket, type LiveSocketWorld } from '../live/liveSocket'

/** The desk's socket: a pick-up brings its record. */
export class DeskSocket extends LiveSocket<DeskState, DeskMessage> {
  /** A record that came with a pick-up, before the view that names it is published: the screen needs no second request. */
  onRecord: (record: CallRecord) => void = () => undefined

  constructor(world: LiveSocketWorld = browserWorld('/live/desk')) {
    super(world)
  }

  protected override before(message: DeskMessage): void {
    if (message.type !== 'beat' && message.record) {
      this.onRecord(message.record)
    }
  }
}
