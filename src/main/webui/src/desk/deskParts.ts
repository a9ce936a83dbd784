import type { Account, DeskCallState } from '../api/types'
import { callOn } from '../kit/callOn'
import { standingOf } from '../kit/seat'
import { version } from '../kit/version'
import { browserWorld } from '../live/liveSocket'
import { ServiceClock } from '../live/serviceClock'
import { callInHand, ofItself } from './call/callInHand'
import { DeskSocket } from './deskSocket'
import { Softphone } from './softphone/softphone'

/** A responder's desk: its live connection and its telephone. Both stand outside the drawn tree, so that no drawing can end a call. */
export interface DeskParts {
  socket: DeskSocket
  phone: Softphone
  clock: ServiceClock
}

/** The desk of the account at this page, the same however often the page is drawn. */
export const deskOf = (account: Account): DeskParts => standingOf(account.id, 'desk', () => opened(account), closed)

const leaving = new WeakMap<DeskParts, () => void>()

function opened(account: Account): DeskParts {
  const socket = new DeskSocket(browserWorld('/live/desk', account.id))
  const phone = new Softphone(account.id)
  const parts = { socket, phone, clock: new ServiceClock(socket, { stopsWhenLost: false }) }
  const follow = follower(parts)
  socket.subscribe(follow)
  phone.subscribe(follow)
  // After a short outage the socket may still be open, so a reconnection is not the only sign that the service is back.
  const back = () => phone.tryAtOnce()
  socket.onLive = () => {
    back()
    void version.look()
  }
  const away = (event: BeforeUnloadEvent) => {
    if (phone.snapshot().leg !== null) {
      event.preventDefault()
    }
  }
  window.addEventListener('online', back)
  window.addEventListener('beforeunload', away)
  leaving.set(parts, () => {
    window.removeEventListener('online', back)
    window.removeEventListener('beforeunload', away)
  })
  if (account.responderId !== null) {
    socket.start()
  }
  return parts
}

function closed(parts: DeskParts): void {
  leaving.get(parts)?.()
  parts.socket.stop()
  parts.phone.dispose()
  callOn.set(false)
}

/**
 * A call that the lost connection showed last counts for so long. Of a call in a browser the telephone itself knows better whether it goes
 * on.
 */
const REMEMBERED_MILLIS = 15_000

const goesOn = new Set<DeskCallState>(['ringing', 'inCall', 'onHold', 'phoneHolds', 'transferring', 'regaining'])

/** What follows from the service's messages and from the telephone's, whatever is drawn. */
function follower({ socket, phone }: DeskParts): () => void {
  let wanted: boolean | null = null
  /** Accepts automatically once per ring: without a microphone the call goes on ringing, and the responder accepts by hand. */
  let tried = false
  let again: ReturnType<typeof setTimeout> | undefined
  const follow = () => {
    const { link, state, lostSince } = socket.view()
    const call = state?.call ?? null
    const leg = phone.snapshot().leg?.phase ?? null
    const known = link === 'live' || (lostSince !== null && call?.reach !== 'softphone' && Date.now() - lostSince < REMEMBERED_MILLIS)
    callOn.set(leg !== null || (known && call !== null && call.missed === null && goesOn.has(call.state)))
    if (link === 'lost' && known && again === undefined) {
      again = setTimeout(follow, REMEMBERED_MILLIS + 100)
    } else if (link === 'live') {
      clearTimeout(again)
      again = undefined
    }

    // The telephone is switched on while the service says that this responder is on duty in a browser.
    const now = state === null ? wanted : state.duty.onDuty && state.duty.reach?.kind === 'softphone'
    if (now !== null && now !== wanted) {
      wanted = now
      phone.want(now)
    }

    const does = link === 'live' ? ofItself(call, leg) : null
    if (leg === null) {
      tried = false
    } else if (does === 'remember' && call !== null) {
      callInHand.remember(call.callId)
    } else if (does === 'accept' && !tried) {
      tried = true
      phone.accept()
    }
  }
  return follow
}
