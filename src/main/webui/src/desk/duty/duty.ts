import { call } from '../../api/http'
import type { PauseBody } from '../../api/schema'
import type { Duty, DutyChange, PauseReason, Reach, ReachChoice } from '../../api/types'
import { reachKey } from '../../kit/reach'

export const changeDuty = (change: DutyChange) => call<Duty>('/api/duty/me', { method: 'PUT', body: change })

export const pauseDuty = (reason: PauseReason) => call<Duty>('/api/duty/me/pause', { method: 'POST', body: { reason } satisfies PauseBody })
export const endPause = () => call<Duty>('/api/duty/me/pause', { method: 'DELETE' })

export function chosenReach(choices: ReachChoice[], key: string): Reach | undefined {
  const choice = choices.find((each) => reachKey(each) === key)
  return choice && (choice.kind === 'desk' ? { kind: 'desk', phone: choice.phone } : { kind: choice.kind })
}
