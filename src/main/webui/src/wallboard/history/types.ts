import type { Instant, ReachKind, UiLanguage } from '../../api/types'
import type { Figures, FigureKey, Person, Wording } from '../types'

export const parts = ['halfHour', 'day', 'week', 'month'] as const
export type Part = (typeof parts)[number]

export const outcomes = ['answered', 'gaveUp', 'nobodyOnDuty', 'overflow', 'closed', 'holiday', 'closedAdHoc', 'failed', 'endUnknown', 'inProgress'] as const
export type Outcome = (typeof outcomes)[number]

export interface HistoryRow {
  from: Instant
  to: Instant
  figures: Figures
}

export interface HistoryFigures {
  from: Instant
  to: Instant
  total: Figures
  /** By code; `unknown` when nobody knows it. Of the whole period. */
  byLanguage: Record<string, Figures>
  rows: HistoryRow[]
}

export interface HistoryCall {
  callId: string
  line: string | null
  language: UiLanguage | null
  arrivedAt: Instant
  outcome: Outcome
  waitedSeconds: number | null
  pickedUpAt: Instant | null
  responder: Person | null
  reach: ReachKind | null
  talkedSeconds: number | null
  heldSeconds: number | null
  wrapUpSeconds: number | null
  endedAt: Instant | null
  endedBy: string | null
  reconstructed: boolean
}

export interface HistoryCalls {
  figure: FigureKey
  from: Instant
  to: Instant
  items: HistoryCall[]
  page: number
  size: number
  total: number
}

/** One half-hour of the week in one language; `weekday` 1 is Monday, `from` on the clock in Brussels. `target` is for all languages together. */
export interface Need {
  weekday: number
  from: string
  language: string
  days: number
  arrivals: number
  load: number
  erlangC: number | null
  erlangA: number | null
  target: number | null
}

export interface Needs {
  goal: number
  seconds: number
  measured: Record<string, { handlingTime: number | null; patience: number | null; calls: number }>
  needs: Need[]
  assumptions: Record<UiLanguage, string>
}

export type { Wording }
