import type { Exactly, Instant, Reach, ReachKind, Span, UiLanguage, Whole } from '../api/types'
import type * as S from '../api/schema'

/** What the wallboard and the history read of the service: aliases of the types made from its OpenAPI document, like `api/types.ts`. Instants are ISO-8601 in UTC. */

export const figureKeys = [
  'offered', 'answered', 'gaveUp', 'closed', 'nobodyOnDuty', 'overflow', 'failed', 'endUnknown', 'inProgress', 'answeredInTime', 'gaveUpInTime',
  'serviceLevelOfAnswered', 'serviceLevelOfOffered', 'abandonment', 'averageSpeedOfAnswer', 'longestSpeedOfAnswer', 'averageTimeToGiveUp', 'longestTimeToGiveUp',
  'averageHandlingTime', 'averageTalkTime', 'averageHoldTime', 'averageWrapUpTime', 'occupancy', 'averageOnDuty',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** Counts of calls, durations in seconds, shares from 0 to 1; null: not defined, such as the average of nothing. */
export type Figures = Pick<S.Figures, FigureKey>

export type Unit = S.Unit

export type Wording = Whole<S.Wording>

export type FigureDefinition = Exactly<Whole<S.Definition>, { key: FigureKey; fr: Wording; nl: Wording; en: Wording }>

export type Person = Whole<S.Person>

export type ResponderState = S.ResponderState

/** Answered within `serviceLevelSeconds` counts for the service level. */
export type LineNow = Exactly<Whole<S.LineNow, 'closing'>, { closing: { announcement: string; until: Instant | null } | null; languages: UiLanguage[] }>

/** `position` among all that wait in the same line and language; 1 is next. */
export type WaitingCall = Exactly<Whole<S.Waiting, 'line' | 'language'>, { language: UiLanguage | null }>

/** No responder when a third person keeps a call whose responder has left; `third` is `r15` for a responder, `number` for somebody outside. */
export type CallInProgress = Exactly<Whole<S.InProgress, 'line' | 'language' | 'responder' | 'reach' | 'third'>, { language: UiLanguage | null; responder: Person; reach: ReachKind }>

/** `until`: when a rest or a wrap-up ends by itself. `reason`: of a rest one of {@link restReasons}, of a pause what its author said. */
export type ResponderNow = Exactly<Whole<S.ResponderNow, 'until' | 'reason'>, { reach: Reach; languages: UiLanguage[] }>

export const restReasons = ['noAnswer', 'busy', 'declined', 'unreachable', 'silent', 'refused'] as const
export type RestReason = (typeof restReasons)[number]

export type Missing = Exactly<Whole<S.Missing, 'line'>, { shift: Span }>

/** `onDuty`: people, on average over what has passed of it; null when none of it has. */
export type HalfHour = Exactly<Whole<S.HalfHourFigures, 'onDuty' | 'floor' | 'target'>, { figures: Figures }>

/** `untilNow`: of the calls that had arrived by the same time of the day as now. */
export type Compared = Exactly<Whole<S.Compared>, { untilNow: Figures; all: Figures }>

export type GaveUpCall = Exactly<Whole<S.GaveUpCall, 'line' | 'language'>, { language: UiLanguage | null }>

export type ComingShift = Whole<S.ComingShift>

export type AlertKind = S.AlertKind

/** `value` and `threshold` in the unit of the kind: calls, seconds or people. */
export type Alert = Exactly<Whole<S.AlertView, 'line' | 'subject' | 'value' | 'threshold' | 'endedAt' | 'acknowledgedBy' | 'acknowledgedAt'>, { subject: Person | null }>

/** A responder asks for help in a call; `by`: the coordinator who is coming. */
export type Help = Exactly<Whole<S.Help, 'by'>, { responder: Person }>

export type Board = Exactly<
  Whole<S.WallboardState>,
  {
    pbx: { connected: boolean }
    service: Whole<S.ServiceNow, 'databaseSince' | 'mailFailingSince'>
    lines: LineNow[]
    waiting: WaitingCall[]
    inProgress: CallInProgress[]
    responders: ResponderNow[]
    missing: Missing[]
    today: { from: Instant; to: Instant; all: Figures; byLanguage: Partial<Record<UiLanguage, Figures>> }
    halfHours: HalfHour[]
    yesterday: Compared
    sameWeekday: Compared
    gaveUp: GaveUpCall[]
    coming: ComingShift[]
    alerts: Alert[]
    help: Help[]
  }
>
