import { useTranslation } from 'react-i18next'

/** The screen's name of a field of a record or a demand; an unknown name is shown unchanged. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => {
    switch (field) {
      case 'nature':
      case 'callerKind':
      case 'place':
      case 'spokenLanguage':
      case 'foundThrough':
      case 'note':
        return t(`record.${field}.label`)
      case 'interpreterNeeded':
      case 'firstContact':
      case 'forDebriefing':
      case 'mayBeQuoted':
        return t(`record.${field}`)
      case 'theme':
      case 'subtheme':
        return t('record.demand.theme')
      case 'modes':
      case 'status':
      case 'nonTakeUp':
      case 'blockedBy':
      case 'comment':
        return t(`record.demand.${field}`)
      case 'services':
        return t('record.demand.services.label')
      case 'confirmPersonalData':
        return t('record.changes.confirmed')
      default:
        return field
    }
  }
}
