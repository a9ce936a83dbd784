import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../i18n/format'
import type { Alert } from './types'

/** An alert in a sentence. */
export function useAlertWords(): (alert: Alert) => string {
  const { t } = useTranslation()
  return useCallback(
    (alert: Alert) => {
      const value = alert.value ?? 0
      switch (alert.kind) {
        case 'waiting':
          return t('alert.waiting', { count: value })
        case 'longestWait':
          return t('alert.longestWait', { time: clock(alert.threshold ?? value) })
        case 'nobodyOnDuty':
          return t('alert.nobodyOnDuty')
        case 'belowFloor':
          return t('alert.belowFloor', { value, floor: alert.threshold ?? 0 })
        case 'nextShiftBelowFloor':
          return t('alert.nextShiftBelowFloor', { value, floor: alert.threshold ?? 0 })
        case 'pbxAway':
          return t('alert.pbxAway')
        case 'trunkRefused':
          return t('alert.trunkRefused')
        case 'carrierSilent':
          return t('alert.carrierSilent')
        case 'databaseAway':
          return t('alert.databaseAway')
        case 'homePhoneResting':
          return t('alert.homePhoneResting', { name: alert.subject?.name ?? '' })
      }
    },
    [t],
  )
}
