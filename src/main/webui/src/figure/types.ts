import type * as S from '../api/schema'
import type { Exactly } from '../api/types'

/** Counts of calls, durations in seconds, shares from 0 to 1; null: not defined, such as the average over no calls. */
export type Figures = S.Figures

export type FigureKey = keyof Figures

export type Unit = S.Unit

export type Wording = S.Wording

export type FigureDefinition = Exactly<S.Definition, { key: FigureKey }>
