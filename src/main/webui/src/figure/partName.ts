import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import type { Part } from './history'

/** The name of a part of a period: a half-hour, a day, a week or a month. */
export function usePartName(): (from: string, by: Part) => string {
  const { t } = useTranslation()
  const { dayAndTime, shortDay, month } = useFormats()
  return (from, by) => {
    switch (by) {
      case 'halfHour':
        return dayAndTime(from)
      case 'day':
        return shortDay(from)
      case 'week':
        return t('history.weekOf', { day: shortDay(from) })
      case 'month':
        return month(from)
    }
  }
}
