import { useTranslation } from 'react-i18next'
import type { RecordSummary } from '../api/types'
import { useThemeName } from '../theme/subjects'

/** What a record of a list is about, in a few words. */
export function useAbout(): (record: RecordSummary) => string {
  const { t } = useTranslation()
  const themeName = useThemeName()
  return (record) => {
    const nature = record.nature === null ? t('record.list.untitled') : t(`record.nature.${record.nature}`)
    const demands = record.demands > 0 ? t('record.list.demands', { count: record.demands }) : null
    return [themeName(record.theme) ?? nature, demands].filter(Boolean).join(' · ')
  }
}
