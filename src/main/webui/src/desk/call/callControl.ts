import { call } from '../../api/http'
import type * as S from '../../api/schema'
import type { Party } from '../../api/types'

const of = (callId: string, what: string) => `/api/calls/${callId}/${what}`
const post = (path: string, body?: unknown) => call<void>(path, { method: 'POST', body })

let lastKey: Promise<unknown> = Promise.resolve()

/** Keys are sent one after another: parallel requests could overtake each other. */
function keypad(callId: string, digits: string): Promise<void> {
  const sent = lastKey.then(() => post(of(callId, 'keypad'), { digits } satisfies S.Keys))
  lastKey = sent.catch(() => undefined)
  return sent
}

/**
 * The requests for one's own present call, on any phone. An answer means only that the service has passed the request on; the desk's socket
 * tells when it has happened, once the PBX says so.
 */
export const callControl = {
  hold: (callId: string) => post(of(callId, 'hold')),
  resume: (callId: string) => post(of(callId, 'resume')),
  hangUp: (callId: string) => post(of(callId, 'hang-up')),
  mute: (callId: string, muted: boolean) => post(of(callId, 'mute'), { muted } satisfies S.Mute),
  keypad,
  /** @param caller hears music meanwhile, or hears the third person from the beginning */
  bringIn: (callId: string, party: Party, caller: S.ThirdBody['caller']) =>
    post(of(callId, 'third'), { ...party, caller } satisfies S.ThirdBody),
  partWithThird: (callId: string) => call<void>(of(callId, 'third'), { method: 'DELETE' }),
  transfer: (callId: string, party: Party) => post(of(callId, 'transfer'), party satisfies S.TransferBody),
  leaveToThird: (callId: string) => post(of(callId, 'transfer'), { toThird: true } satisfies S.TransferBody),
  askForHelp: (callId: string) => post(of(callId, 'help')),
  withdrawHelp: (callId: string) => call<void>(of(callId, 'help'), { method: 'DELETE' }),
}

export const moreWrapUp = () => post('/api/desk/wrap-up/more')
export const endWrapUp = () => post('/api/desk/wrap-up/ready')
