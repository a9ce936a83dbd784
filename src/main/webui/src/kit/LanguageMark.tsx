import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import classes from './LanguageMark.module.css'

export function LanguageMark({ language }: { language: UiLanguage | null }) {
  const { t } = useTranslation()
  const name = language === null ? t('language.none') : t(`language.${language}`)
  return (
    <abbr className={classes.language} title={name} aria-label={name} role="img">
      {language?.toUpperCase() ?? '?'}
    </abbr>
  )
}
