import { useTranslation } from 'react-i18next'
import type { CallerKind, DemandStatus, FoundThrough, Mode, Nature, NonTakeUp, Place, ServiceAttempt } from '../api/types'
import { useFormats } from '../i18n/format'
import { useThemes } from '../theme/subjects'
import type { Conflict } from './draft'
import { useFieldName } from './fieldNames'
import { placeChoices, placeKey, useCommunes } from './lists'

/** The values of a record's fields as words of the screen. */
export function useShown() {
  const { t } = useTranslation()
  const field = useFieldName()
  const { language, languageName } = useFormats()
  const themes = useThemes()
  const communes = useCommunes()
  const empty = t('record.conflict.empty')

  const name = (thing: { fr: string; nl: string | null } | undefined, code: string) =>
    (language === 'nl' ? thing?.nl : null) ?? thing?.fr ?? code

  return {
    field,
    value(field: Conflict['field'], value: unknown): string {
      if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
        return empty
      }
      switch (field) {
        case 'nature':
          return t(`record.nature.${value as Nature}`)
        case 'callerKind':
          return t(`record.callerKind.${value as CallerKind}`)
        case 'place': {
          const key = placeKey(value as Place)
          const choices = placeChoices(communes, language, t('record.place.unknown'), t('record.place.outside'))
          return choices.find((choice) => choice.value === key)?.label ?? key ?? empty
        }
        case 'foundThrough':
          return t(`record.foundThrough.${value as FoundThrough}`)
        case 'spokenLanguage':
          return languageName(String(value))
        case 'theme':
          return name(
            themes.find((theme) => theme.code === value),
            String(value),
          )
        case 'subtheme':
          return name(
            themes.flatMap((theme) => theme.subthemes).find((sub) => sub.code === value),
            String(value),
          )
        case 'modes':
          return (value as Mode[]).map((mode) => t(`record.demand.mode.${mode}`)).join(', ')
        case 'status':
          return t(`record.demand.statuses.${value as DemandStatus}`)
        case 'nonTakeUp':
          return t(`record.demand.nonTakeUps.${value as NonTakeUp}`)
        case 'services':
          return (value as ServiceAttempt[])
            .map(({ name, attempt }) => (attempt === null ? name : `${name} (${t(`record.demand.services.attempts.${attempt}`)})`))
            .join(', ')
        case 'interpreterNeeded':
        case 'firstContact':
        case 'forDebriefing':
        case 'mayBeQuoted':
          return value === true ? '✓' : '–'
        default:
          return String(value)
      }
    },
  }
}
