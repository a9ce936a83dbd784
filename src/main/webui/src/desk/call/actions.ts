import { usePhoneActions } from '../Desk'
import type { Asked } from './asked'
import { callControl, endWrapUp, moreWrapUp } from './callControl'
import type { CallView } from './callView'
import type { CallKey } from './keys'

/** The form that is open below the buttons. Only one at a time, in the page and not over it, so that nothing covers the record. */
export type Opened = 'none' | 'transfer' | 'third' | 'keypad'

export type Does = { [K in CallKey]?: () => void }

/** The actions that are possible now, for the buttons and the keys alike; an impossible action is absent. */
export function useActions(view: CallView, asked: Asked, opened: Opened, open: (what: Opened) => void): Does {
  const phone = usePhoneActions()
  const id = view.call?.callId ?? ''
  const does: Does = {}
  if (view.canAccept) {
    does.accept = phone.accept
  }
  if (view.canRefuse) {
    does.refuse = phone.refuse
  }
  if (view.canHangUp) {
    does.hangUp = view.hangsUpHere ? phone.hangUp : () => asked.ask('hangUp', callControl.hangUp(id))
  }
  if (view.canMute) {
    does.mute = view.reach === 'softphone' ? phone.toggleMute : () => asked.ask('mute', callControl.mute(id, !view.muted))
  }
  if (view.canHold) {
    does.hold = () => asked.ask('hold', callControl.hold(id))
  }
  if (view.canResume) {
    does.hold = () => asked.ask('hold', callControl.resume(id))
  }
  if (view.canCallOthers) {
    does.transfer = () => open(opened === 'transfer' ? 'none' : 'transfer')
    does.third = () => open(opened === 'third' ? 'none' : 'third')
  }
  if (view.canDial) {
    does.keypad = () => open(opened === 'keypad' ? 'none' : 'keypad')
  }
  if (view.canAskForHelp) {
    does.help = () => asked.ask('help', view.call?.help ? callControl.withdrawHelp(id) : callControl.askForHelp(id))
  }
  if (view.state === 'wrapUp') {
    does.moreTime = () => asked.ask('moreTime', moreWrapUp(), false)
    does.ready = () => asked.ask('ready', endWrapUp(), false)
  }
  return does
}
