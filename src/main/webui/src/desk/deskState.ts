import type { DeskState } from '../api/types'
import type { LiveView } from '../live/liveState'

/** The desk's state, from the socket alone. */
export type DeskView = LiveView<DeskState>
