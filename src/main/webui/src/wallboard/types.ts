import type { Exactly, Instant, Reach, Span, UiLanguage } from '../api/types'
import type * as S from '../api/schema'

/**
 * The service's answers to the wallboard: aliases of the types made from its OpenAPI document, like `api/types.ts`. Instants are ISO-8601
 * in UTC.
 */

export type Person = S.WallboardPerson

export type ResponderState = S.ResponderState

/** What a line is called, where there is more than one; null: nothing has to be said. */
export function lineNamed(lines: readonly LineNow[], code: string | null, language: UiLanguage): string | null {
  return lines.length < 2 || code === null ? null : (lines.find((line) => line.code === code)?.names[language] ?? code)
}

/** A call answered within `serviceLevelSeconds` counts for the service level. */
export type LineNow = Exactly<S.LineNow, { languages: UiLanguage[] }>

/** `position` among all waiting callers of the same line and language; 1 is next. */
export type WaitingCall = Exactly<S.Waiting, { language: UiLanguage | null }>

/**
 * Without a responder if the responder has left and a third person keeps the call; `third` is `r15` for a responder, `number` for a number.
 */
export type CallInProgress = Exactly<S.InProgress, { language: UiLanguage | null }>

/**
 * `until`: when a rest or a wrap-up ends by itself. `reason`: for a rest one of {@link restReasons}, for a pause one of
 * {@link pauseReasons}. `pause` may be set during a call or a wrap-up too.
 */
export type ResponderNow = Exactly<
  S.ResponderNow,
  { reach: Reach; languages: UiLanguage[]; until: Instant | null; pause: S.PauseReason | null }
>

export const restReasons = ['noAnswer', 'busy', 'declined', 'unreachable', 'silent', 'refused'] as const

export const pauseReasons = ['break', 'meal', 'meeting', 'followUp', 'technical', 'other'] as const satisfies S.PauseReason[]

export type Missing = Exactly<S.Missing, { shift: Span }>

/** `onDuty`: the average number of responders over the part of it that has passed; null before it begins. */
export type HalfHour = S.HalfHourFigures

/** `untilNow`: the figures of the calls that had arrived by this time of day. */
export type Compared = S.Compared

export type GaveUpCall = Exactly<S.GaveUpCall, { language: UiLanguage | null }>

export type ComingShift = S.ComingShift

export type Board = Exactly<
  S.WallboardState,
  {
    lines: LineNow[]
    waiting: WaitingCall[]
    inProgress: CallInProgress[]
    responders: ResponderNow[]
    missing: Missing[]
    gaveUp: GaveUpCall[]
  }
>
