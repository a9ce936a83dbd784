import { useTranslation } from 'react-i18next'
import classes from './History.module.css'

/** The same figures or calls as files. */
export function Downloads({ path, search, language }: { path: 'figures' | 'calls'; search: URLSearchParams; language: string }) {
  const { t } = useTranslation()
  const address = (kind: string) => `/api/history/${path}.${kind}?${search}&headings=${language}`
  return (
    <span className={classes.downloads}>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <a key={kind} href={address(kind)} download data-testid={`export-${path}-${kind}`}>
          {t('history.export', { kind: kind.toUpperCase() })}
        </a>
      ))}
    </span>
  )
}
