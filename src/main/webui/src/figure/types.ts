import type * as S from '../api/schema'
import type { Exactly } from '../api/types'

export const figureKeys = [
  'offered', 'answered', 'gaveUp', 'closed', 'nobodyOnDuty', 'overflow', 'failed', 'endUnknown', 'inProgress', 'answeredInTime', 'gaveUpInTime',
  'serviceLevelOfAnswered', 'serviceLevelOfOffered', 'abandonment', 'averageSpeedOfAnswer', 'longestSpeedOfAnswer', 'averageTimeToGiveUp', 'longestTimeToGiveUp',
  'averageHandlingTime', 'averageTalkTime', 'averageHoldTime', 'averageWrapUpTime', 'occupancy', 'averageOnDuty',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** Counts of calls, durations in seconds, shares from 0 to 1; null: not defined, such as the average of nothing. */
export type Figures = Pick<S.Figures, FigureKey>

export type Unit = S.Unit

export type Wording = S.Wording

export type FigureDefinition = Exactly<S.Definition, { key: FigureKey }>
