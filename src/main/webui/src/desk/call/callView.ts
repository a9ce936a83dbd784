import type { DeskCall, DeskCallThird, ReachKind, UiLanguage } from '../../api/types'
import type { Quality } from '../softphone/quality'
import type { CallMicrophone, SoftphoneView } from '../softphone/view'

/**
 * The state that the call panel shows. It is "in call" only if the PBX said so, through the desk socket. The browser's telephone adds which
 * buttons make sense, and the state between pressing "accept" and the PBX's confirmation.
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
  /** Another person can be called: for a transfer, or to join the call. */
  canCallOthers: boolean
  canDial: boolean
  canAskForHelp: boolean
  canHangUp: boolean
  /**
   * Hanging up in this browser is enough. Otherwise the PBX must end the call: a leg that ends during a hold puts the caller back into the
   * queue.
   */
  hangsUpHere: boolean
  third: DeskCallThird | null
  /** Another responder's call, which this responder has joined as third person. */
  guest: boolean
  /** A call that the PBX connects to this browser, while this page has no audio of it: after a reload, or in another tab. */
  unheard: boolean
  quality: Quality
  /** This browser's microphone. */
  microphone: CallMicrophone
  /** The name of the microphone that took the place of one that was unplugged. */
  standIn: string | null
  /** The browser does not play the caller's voice before its user has pressed something. */
  unplayed: boolean
}

/** @param call from the desk socket @param phone this browser's telephone */
export function callView(call: DeskCall | null, phone: SoftphoneView): CallView {
  const leg = phone.leg
  const here = call === null ? leg !== null : call.reach === 'softphone'
  const state = panelState(call, leg?.phase ?? null)
  // A regained call is answered automatically in the tab where it was; in a new tab or on another computer the user accepts it by hand.
  const rings = (state === 'ringing' || state === 'regaining') && here && leg?.phase === 'ringing'
  const talksHere = leg !== null && leg.phase !== 'ringing'
  const inHand = state === 'inCall' || state === 'onHold' || state === 'phoneHolds'
  // In another responder's call one can listen, speak and leave; all other actions are for that responder.
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
    // Only the phone can end a hold by its own hold key.
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
    microphone: leg?.microphone ?? 'live',
    standIn: leg?.standIn ?? null,
    unplayed: leg?.unplayed ?? false,
  }
}

/**
 * Since when the caller of a ringing call waits: from the queue on, as every figure counts it, and not from the arrival. Null: the
 * call rings without a queue.
 */
export function waitingSince(call: DeskCall | null): number | null {
  return call?.ringingSince && call.waitedSeconds !== null ? Date.parse(call.ringingSince) - call.waitedSeconds * 1_000 : null
}

function panelState(call: DeskCall | null, leg: 'ringing' | 'answering' | 'connected' | null): CallPanelState {
  if (call === null) {
    // The PBX rings this browser, and the service's message about it has not arrived yet.
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
