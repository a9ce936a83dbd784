import type { DeskCall } from '../../api/types'
import type { Leg } from '../softphone/view'

const KEY = 'permanence.callInHand'

/**
 * The last call whose sound passed through this tab, remembered as long as the tab lives: past a reload and a crash. No more than the
 * call's own random identity.
 */
export const callInHand = {
  remember(callId: string): void {
    try {
      sessionStorage.setItem(KEY, callId)
    } catch {
      // Forbidden: after a reload the responder accepts by hand.
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
 * What a page does of itself about the call that its desk shows, by what passes through this browser. One that was reloaded, or came back
 * from a crash, is rung back by the PBX and answers: only for the same call, in the same tab, as the responder has accepted it already. No
 * call at all is no reason to forget it.
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
