import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { UiLanguage } from '../api/types'
import { clock, useFormats } from '../i18n/format'
import type { FigureDefinition, FigureKey, Figures, Unit, Wording } from './types'

/** The list of figures, as the service defines it: a screen has no list of its own. */
export interface Defined {
  /** In the order of the service. */
  all: readonly FigureKey[]
  /**
   * The figures shown for a part of a period (a day, a half-hour), in that order. For a whole period, the history shows all figures.
   */
  judged: readonly FigureKey[]
  /** The figures of a language without calls. */
  noCalls: Partial<Figures>
  of: (figure: FigureKey) => FigureDefinition | undefined
}

export function defined(definitions: readonly FigureDefinition[]): Defined {
  const byKey = new Map(definitions.map((each) => [each.key, each]))
  const placed = definitions.flatMap(({ key, place }) => (place === null ? [] : [{ key, place }]))
  return {
    all: definitions.map(({ key }) => key),
    judged: placed.toSorted((one, other) => one.place - other.place).map(({ key }) => key),
    noCalls: Object.fromEntries(definitions.map(({ key, unit }) => [key, unit === 'calls' ? 0 : null])) as Partial<Figures>,
    of: (figure) => byKey.get(figure),
  }
}

const notYet = defined([])

export const definitionsKey = ['figure-definitions'] as const

/** Requested once, with retries until the service answers: without the definitions a screen knows neither columns nor units. */
export function useDefined(): Defined {
  const { data } = useQuery({
    queryKey: definitionsKey,
    queryFn: async () => defined(await call<FigureDefinition[]>('/api/figures/definitions')),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
  })
  return data ?? notYet
}

export function useWording(): (figure: FigureKey) => Wording {
  const { of } = useDefined()
  const { i18n } = useTranslation()
  return (figure) => of(figure)?.[i18n.language as UiLanguage] ?? { name: '…', meaning: '' }
}

/** The increase since the earlier period, for calls also in per cent; null if either figure is not defined. */
export function difference(unit: Unit | undefined, now: number | null, before: number | null): { by: number; ratio: number | null } | null {
  if (now === null || before === null) {
    return null
  }
  return { by: now - before, ratio: unit === 'calls' && before > 0 ? (now - before) / before : null }
}

/** An undefined value is shown as a dash, never as a zero. A value whose unit is unknown is not shown. */
export function useFigureText(): (figure: FigureKey, value: number | null | undefined) => string {
  const { of } = useDefined()
  const { number, share, decimal } = useFormats()
  return (figure, value) => {
    if (value === null || value === undefined) {
      return '–'
    }
    const unit = of(figure)?.unit
    switch (unit) {
      case 'share':
        return share(value)
      case 'seconds':
        return clock(value)
      case 'people':
        return decimal(value)
      case 'calls':
        return number(value)
      case undefined:
        return '…'
    }
  }
}
