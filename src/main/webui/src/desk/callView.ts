import type { DeskCall, ReachKind, UiLanguage } from '../api/types'
import type { SoftphoneView } from './softphone/softphone'

/**
 * What the call panel shows. "In call" only because the PBX said so through the desk socket; what the browser's own telephone knows adds which buttons make sense, and the moment between
 * pressing "accept" and the PBX's word.
 */
export type CallPanelState = 'idle' | 'ringing' | 'answering' | 'inCall' | 'onHold' | 'wrapUp' | 'missed'

export interface CallView {
  state: CallPanelState
  call: DeskCall | null
  reach: ReachKind | null
  language: UiLanguage | null
  canAccept: boolean
  canRefuse: boolean
  canMute: boolean
  muted: boolean
  canHangUp: boolean
  /** A call of this browser's at the PBX, of which this page has no sound: after a reload, or in another tab. */
  unheard: boolean
}

/** @param call from the desk socket @param phone this browser's telephone */
export function callView(call: DeskCall | null, phone: SoftphoneView): CallView {
  const leg = phone.leg
  const here = call === null ? leg !== null : call.reach === 'softphone'
  const state = panelState(call, leg?.phase ?? null)
  const rings = state === 'ringing' && here && leg?.phase === 'ringing'
  const talks = leg !== null && leg.phase !== 'ringing'
  return {
    state,
    call,
    reach: call?.reach ?? (leg === null ? null : 'softphone'),
    language: call?.language ?? null,
    canAccept: rings,
    canRefuse: rings,
    canMute: leg?.phase === 'connected',
    muted: leg?.muted ?? false,
    canHangUp: talks && here,
    unheard: call !== null && call.reach === 'softphone' && (call.state === 'inCall' || call.state === 'onHold') && leg === null,
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
    case 'wrapUp':
      return leg === 'ringing' ? 'ringing' : call.missed && call.pickedUpAt === null ? 'missed' : call.state
  }
}
