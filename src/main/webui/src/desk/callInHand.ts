const KEY = 'permanence.callInHand'

/** The last call whose sound passed through this tab, remembered as long as the tab lives: past a reload and a crash. No more than the call's own random identity. */
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
