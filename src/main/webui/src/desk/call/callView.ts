import type { DeskCall, DeskCallThird, ReachKind, UiLanguage } from '../../api/types'
import type { Quality } from '../softphone/quality'
import type { SoftphoneView } from '../softphone/view'

/**
 * What the call panel shows. "In call" only because the PBX said so through the desk socket; what the browser's own telephone knows adds
 * which buttons make sense, and the moment between pressing "accept" and the PBX's word.
 */
export type CallPanelState =
  'idle' | 'ringing' | 'answering' | 'inCall' | 'onHold' | 'phoneHolds' | 'transferring' | 'regaining' | 'wrapUp' | 'missed'

export interface CallView {
  state: CallPanelState
  call: DeskCall | null
  reach: ReachKind | null
  language: UiLanguage | null
  canAccept: boolean
  canRefuse: boolean
  canMute: boolean
  muted: boolean
  canHold: boolean
  canResume: boolean
  /** Somebody else may be called: to hand the call over, or to join it. */
  canCallOthers: boolean
  canDial: boolean
  canAskForHelp: boolean
  canHangUp: boolean
  /**
   * By hanging up here alone. Otherwise the PBX is asked: a leg that goes while the caller is on hold puts the caller back into the queue.
   */
  hangsUpHere: boolean
  third: DeskCallThird | null
  /** Somebody else's call, into which one was brought. */
  guest: boolean
  /** A call of this browser's at the PBX, of which this page has no sound: after a reload, or in another tab. */
  unheard: boolean
  quality: Quality
}

/** @param call from the desk socket @param phone this browser's telephone */
export function callView(call: DeskCall | null, phone: SoftphoneView): CallView {
  const leg = phone.leg
  const here = call === null ? leg !== null : call.reach === 'softphone'
  const state = panelState(call, leg?.phase ?? null)
  // A call that comes back answers itself where it was; in a new tab, or on another computer, it is accepted by hand.
  const rings = (state === 'ringing' || state === 'regaining') && here && leg?.phase === 'ringing'
  const talksHere = leg !== null && leg.phase !== 'ringing'
  const inHand = state === 'inCall' || state === 'onHold' || state === 'phoneHolds'
  // In somebody else's call one listens, speaks and goes; the rest is theirs to do.
  const guest = call?.asThird === true
  const talks = inHand && !guest
  const third = call?.third ?? null
  const mutedHere = here && leg !== null
  return {
    state,
    call,
    reach: call?.reach ?? (leg === null ? null : 'softphone'),
    language: call?.language ?? null,
    canAccept: rings,
    canRefuse: rings,
    canMute: here ? leg?.phase === 'connected' : talks,
    muted: mutedHere ? leg.muted : (call?.muted ?? false),
    canHold: talks && (state === 'inCall' || state === 'phoneHolds'),
    // What the phone holds by its own key only the phone takes back.
    canResume: talks && state === 'onHold',
    canCallOthers: talks && (third === null || third.state === 'failed'),
    canDial: talks,
    canAskForHelp: talks,
    canHangUp: (talksHere && here) || inHand || state === 'transferring' || state === 'regaining',
    hangsUpHere: talksHere && here && (state === 'answering' || guest || (state === 'inCall' && third === null)),
    third,
    guest,
    unheard: here && inHand && leg === null,
    quality: leg?.phase === 'connected' ? leg.quality : 'good',
  }
}

function panelState(call: DeskCall | null, leg: 'ringing' | 'answering' | 'connected' | null): CallPanelState {
  if (call === null) {
    // The PBX rings this browser, and the service's word of it is on its way.
    return leg === null ? 'idle' : leg === 'ringing' ? 'ringing' : 'answering'
  }
  switch (call.state) {
    case 'ringing':
      if (call.missed) {
        return 'missed'
      }
      return leg === 'answering' || leg === 'connected' ? 'answering' : 'ringing'
    case 'inCall':
    case 'onHold':
    case 'phoneHolds':
    case 'transferring':
    case 'regaining':
    case 'wrapUp':
      return leg === 'ringing' && call.state !== 'regaining' ? 'ringing' : call.missed && call.pickedUpAt === null ? 'missed' : call.state
  }
}
