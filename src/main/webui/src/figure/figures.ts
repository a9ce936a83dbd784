import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { UiLanguage } from '../api/types'
import { clock, useFormats } from '../i18n/format'
import { type FigureDefinition, type FigureKey, type Figures, figureKeys, type Unit, type Wording } from './types'

/** What each figure means, as the service defines it, once for all screens and exports. */
export function useDefinitions(): ReadonlyMap<FigureKey, FigureDefinition> {
  const { data } = useQuery({
    queryKey: ['figure-definitions'],
    queryFn: async () => new Map((await call<FigureDefinition[]>('/api/figures/definitions')).map((each) => [each.key, each])),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 5,
  })
  return data ?? none
}

const none: ReadonlyMap<FigureKey, FigureDefinition> = new Map()

export function useWording(): (figure: FigureKey) => Wording {
  const definitions = useDefinitions()
  const { i18n } = useTranslation()
  return (figure) => definitions.get(figure)?.[i18n.language as UiLanguage] ?? { name: '…', meaning: '' }
}

export function unitOf(figure: FigureKey): Unit {
  switch (figure) {
    case 'serviceLevelOfAnswered':
    case 'serviceLevelOfOffered':
    case 'abandonment':
    case 'occupancy':
      return 'share'
    case 'averageSpeedOfAnswer':
    case 'longestSpeedOfAnswer':
    case 'averageTimeToGiveUp':
    case 'longestTimeToGiveUp':
    case 'averageHandlingTime':
    case 'averageTalkTime':
    case 'averageHoldTime':
    case 'averageWrapUpTime':
      return 'seconds'
    case 'averageOnDuty':
      return 'people'
    default:
      return 'calls'
  }
}

/** What a day, a half-hour or any other period is judged by. The whole period of the history shows all there are. */
export const judged = [
  'offered', 'answered', 'gaveUp', 'averageTimeToGiveUp', 'nobodyOnDuty', 'overflow', 'closed', 'failed', 'serviceLevelOfAnswered', 'serviceLevelOfOffered', 'averageSpeedOfAnswer', 'longestSpeedOfAnswer',
  'averageHandlingTime', 'occupancy',
] as const satisfies FigureKey[]

/** Of a language in which nobody has called. */
export const noCalls = Object.fromEntries(figureKeys.map((key) => [key, unitOf(key) === 'calls' ? 0 : null])) as unknown as Figures

/** A list of calls stands behind every figure but those of people's time. */
export const hasCalls = (figure: FigureKey): boolean => figure !== 'averageOnDuty' && figure !== 'occupancy'

/** Nothing to show is said with a dash, never with a zero. */
export function useFigureText(): (figure: FigureKey, value: number | null | undefined) => string {
  const { number, share, decimal } = useFormats()
  return (figure, value) => {
    if (value === null || value === undefined) {
      return '–'
    }
    switch (unitOf(figure)) {
      case 'share':
        return share(value)
      case 'seconds':
        return clock(Math.round(value))
      case 'people':
        return decimal(value)
      case 'calls':
        return number(value)
    }
  }
}
