import type * as S from '../api/schema'
import type { Exactly, UiLanguage } from '../api/types'
import type { FigureKey } from './types'

export const parts = ['halfHour', 'day', 'week', 'month'] as const
export type Part = (typeof parts)[number]

export const outcomes = [
  'answered',
  'gaveUp',
  'nobodyOnDuty',
  'overflow',
  'closed',
  'holiday',
  'closedAdHoc',
  'failed',
  'endUnknown',
  'inProgress',
] as const satisfies S.Outcome[]

export type HistoryRow = S.HistoryRow

/** `byLanguage`: by language code, for the whole period; `unknown`: calls whose language is not known. */
export type HistoryFigures = S.HistoryFigures

export type HistoryCall = Exactly<S.HistoryCall, { language: UiLanguage | null }>

export type HistoryCalls = Exactly<S.HistoryCalls, { figure: FigureKey; items: HistoryCall[] }>

/**
 * One half-hour of the week in one language; `weekday` 1 is Monday, `from` on the clock in Brussels. `target` is for all languages
 * together.
 */
export type Need = S.Need

export type Needs = S.Needs
