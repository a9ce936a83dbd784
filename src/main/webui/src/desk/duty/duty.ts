import { call } from '../../api/http'
import type { PauseBody } from '../../api/schema'
import type { Duty, DutyChange, PauseReason, Reach, ReachChoice } from '../../api/types'

export const changeDuty = (change: DutyChange) => call<Duty>('/api/duty/me', { method: 'PUT', body: change })

export const pauseDuty = (reason: PauseReason) => call<Duty>('/api/duty/me/pause', { method: 'POST', body: { reason } satisfies PauseBody })
export const endPause = () => call<Duty>('/api/duty/me/pause', { method: 'DELETE' })

/** One word for a phone, for lists of choices: `desk:101`. */
export function reachKey(reach: Reach): string {
  return reach.kind === 'desk' ? `desk:${reach.phone ?? ''}` : reach.kind
}

export function chosenReach(choices: ReachChoice[], key: string): Reach | undefined {
  const choice = choices.find((each) => reachKey(each) === key)
  return choice && (choice.kind === 'desk' ? { kind: 'desk', phone: choice.phone } : { kind: choice.kind })
}
