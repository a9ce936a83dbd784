import { useEffect, useRef } from 'react'
import type { CallRecord, DeskCallState } from '../api/types'
import { useParts } from '../desk/Desk'
import type { RecordKeeper } from './keeper'
import { readRecord } from './records'

const LOOK_MILLIS = 4_000

/** Somebody else has this record, with the call or after it: they close it. Coordinators close any, but not during the call. */
export const isElsewhere = (record: CallRecord, responderId: number | null, coordinates: boolean): boolean =>
  record.id !== 0 && record.responder.id !== responderId && (record.inCall || !coordinates)

/**
 * Who has a call that was given away, and whether they still talk, is said by the record. The service tells only the desk of whoever has
 * the call; so the page of whoever gave it asks, as long as that may change.
 */
export function useWhereItIs(keeper: RecordKeeper, record: CallRecord, phase: DeskCallState | null): void {
  const { account } = useParts()
  const before = useRef(phase)
  const elsewhere = record.id !== 0 && account.responderId !== null && record.responder.id !== account.responderId && record.inCall

  /** The call has just left this desk: somebody else may have it. */
  useEffect(() => {
    const had = before.current !== null && before.current !== 'ringing' && before.current !== 'wrapUp'
    before.current = phase
    if (!had || (phase !== null && phase !== 'wrapUp')) {
      return undefined
    }
    look(keeper)
    const timer = setTimeout(() => look(keeper), LOOK_MILLIS)
    return () => clearTimeout(timer)
  }, [keeper, phase])

  useEffect(() => {
    if (!elsewhere) {
      return undefined
    }
    const timer = setInterval(() => look(keeper), LOOK_MILLIS)
    return () => clearInterval(timer)
  }, [keeper, elsewhere])
}

function look(keeper: RecordKeeper): void {
  readRecord(keeper.id).then(
    (now) => keeper.learn(now),
    () => {
      // Asked again in a moment, or when the record is closed.
    },
  )
}
