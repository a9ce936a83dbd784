import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { clock, names } from '../i18n/format'
import type { Alert } from './types'

/** An alert in a sentence: as it is now, or, when it is over, as it was. */
export function useAlertWords(): (alert: Alert) => string {
  const { t, i18n } = useTranslation()
  return useCallback((alert: Alert) => alertWords(t, i18n.language, alert), [t, i18n.language])
}

export function alertWords(t: TFunction, language: string, alert: Alert): string {
  const over = alert.endedAt !== null
  /** The worst value, and the present one while it holds. */
  const worst = alert.value ?? 0
  const now = alert.now ?? worst
  const people = names(
    alert.people.map((each) => each.name),
    language,
  )
  switch (alert.kind) {
    case 'waiting':
      return over
        ? t('alert.waiting.over', { count: worst })
        : now === worst
          ? t('alert.waiting.now', { count: worst })
          : t('alert.waiting.fewer', { count: worst, now })
    case 'longestWait':
      return over
        ? t('alert.longestWait.over', { time: clock(worst) })
        : now < worst
          ? t('alert.longestWait.fewer', { time: clock(worst), now: clock(now) })
          : t('alert.longestWait.now', { time: clock(alert.threshold ?? worst) })
    case 'nobodyOnDuty':
      return over
        ? t('alert.nobodyOnDuty.over')
        : now > 0
          ? t('alert.nobodyOnDuty.unreachable', { count: now })
          : t('alert.nobodyOnDuty.now')
    case 'belowFloor':
      return t(over ? 'alert.belowFloor.over' : 'alert.belowFloor.now', { count: over ? worst : now, floor: alert.threshold ?? 0 })
    case 'unreachable':
      return t(over ? 'alert.unreachable.over' : 'alert.unreachable.now', { count: alert.people.length, people })
    case 'turnedAway':
      return t('alert.turnedAway', { count: worst })
    case 'nextShiftBelowFloor':
      return t(over ? 'alert.nextShiftBelowFloor.over' : 'alert.nextShiftBelowFloor.now', {
        value: over ? worst : now,
        floor: alert.threshold ?? 0,
      })
    case 'pbxAway':
      return t(over ? 'alert.pbxAway.over' : 'alert.pbxAway.now')
    case 'trunkRefused':
      return t(over ? 'alert.trunkRefused.over' : 'alert.trunkRefused.now')
    case 'carrierSilent':
      return t(over ? 'alert.carrierSilent.over' : 'alert.carrierSilent.now')
    case 'softphonesRefused':
      return t(over ? 'alert.softphonesRefused.over' : 'alert.softphonesRefused.now')
    case 'pbxLogs':
      return t(over ? 'alert.pbxLogs.over' : 'alert.pbxLogs.now')
    case 'databaseAway':
      return t(over ? 'alert.databaseAway.over' : 'alert.databaseAway.now')
    case 'databaseNotWriting':
      return t(over ? 'alert.databaseNotWriting.over' : 'alert.databaseNotWriting.now')
    case 'factsSetAside':
      return t(over ? 'alert.factsSetAside.over' : 'alert.factsSetAside.now', { count: over ? worst : now })
    case 'homePhoneResting':
      return t(`alert.homePhoneResting.${restWord(alert.reason)}`, { name: alert.subject?.name ?? '' })
  }
}

/** Why a home phone is not rung for a while. */
function restWord(reason: string | null): 'noAnswer' | 'busy' | 'refused' | 'silent' | 'unreachable' {
  switch (reason) {
    case 'declined':
    case 'refused':
      return 'refused'
    case 'busy':
    case 'silent':
    case 'unreachable':
      return reason
    default:
      return 'noAnswer'
  }
}
