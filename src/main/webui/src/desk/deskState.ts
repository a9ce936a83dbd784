import type { DeskState } from '../api/types'
import type { LiveView } from '../live/liveState'

/** What the desk knows, from the socket alone. */
export type DeskView = LiveView<DeskState>
