import type { DeskCall } from '../../api/types'
import type { Leg } from '../softphone/view'

const KEY = 'permanence.callInHand'

/**
 * The last call whose audio passed through this tab. It is remembered as long as the tab exists, across a reload and a crash. Only the
 * call's random identifier is stored.
 */
export const callInHand = {
  remember(callId: string): void {
    try {
      sessionStorage.setItem(KEY, callId)
    } catch {
      // Storage is forbidden: after a reload the responder accepts by hand.
    }
  },
  is(callId: string): boolean {
    try {
      return sessionStorage.getItem(KEY) === callId
    } catch {
      return false
    }
  },
}

/**
 * Decides what a page does automatically about the desk's call. After a reload or a crash the PBX rings the page back, and the page
 * answers: only for the same call and in the same tab, because the responder has accepted that call already. The call stays remembered
 * while the desk shows no call.
 */
export function ofItself(call: DeskCall | null, leg: Leg['phase'] | null): 'remember' | 'accept' | null {
  if (call === null || call.reach !== 'softphone' || call.state === 'ringing' || call.state === 'wrapUp') {
    return null
  }
  if (leg === 'connected') {
    return 'remember'
  }
  return leg === 'ringing' && callInHand.is(call.callId) ? 'accept' : null
}
