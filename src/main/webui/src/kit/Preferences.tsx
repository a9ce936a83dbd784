import { ActionIcon, NativeSelect, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import { languages, ownNames, showIn } from '../i18n'
import { MoonIcon, SunIcon } from './icons'

export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <NativeSelect
      aria-label={t('app.language')}
      data-testid="language"
      size="xs"
      className="language"
      value={i18n.language}
      onChange={(event) => void showIn(event.currentTarget.value as UiLanguage)}
      data={languages.map((language) => ({ value: language, label: ownNames[language] }))}
    />
  )
}

export function SchemeSwitch() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const dark = scheme === 'dark'
  const label = t(dark ? 'app.toLight' : 'app.toDark')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      data-testid="scheme"
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  )
}
