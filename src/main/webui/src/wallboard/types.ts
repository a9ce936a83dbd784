import type { Exactly, Instant, Reach, Span, UiLanguage } from '../api/types'
import type * as S from '../api/schema'

/**
 * What the wallboard reads of the service: aliases of the types made from its OpenAPI document, like `api/types.ts`. Instants are ISO-8601
 * in UTC.
 */

export type Person = S.WallboardPerson

export type ResponderState = S.ResponderState

/** Answered within `serviceLevelSeconds` counts for the service level. */
export type LineNow = Exactly<S.LineNow, { languages: UiLanguage[] }>

/** `position` among all that wait in the same line and language; 1 is next. */
export type WaitingCall = Exactly<S.Waiting, { language: UiLanguage | null }>

/**
 * No responder when a third person keeps a call whose responder has left; `third` is `r15` for a responder, `number` for somebody outside.
 */
export type CallInProgress = Exactly<S.InProgress, { language: UiLanguage | null }>

/**
 * `until`: when a rest or a wrap-up ends by itself. `reason`: of a rest one of {@link restReasons}, of a pause one of {@link pauseReasons}.
 * `pause`: in a call or a wrap-up too.
 */
export type ResponderNow = Exactly<S.ResponderNow, { reach: Reach; languages: UiLanguage[]; until: Instant | null }>

export const restReasons = ['noAnswer', 'busy', 'declined', 'unreachable', 'silent', 'refused'] as const
export type RestReason = (typeof restReasons)[number]

export const pauseReasons = ['break', 'meal', 'meeting', 'followUp', 'technical', 'other'] as const satisfies S.PauseReason[]

export type Missing = Exactly<S.Missing, { shift: Span }>

/** `onDuty`: people, on average over what has passed of it; null when none of it has. */
export type HalfHour = S.HalfHourFigures

/** `untilNow`: of the calls that had arrived by the same time of the day as now. */
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
