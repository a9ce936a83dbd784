import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sentence, unworded } from './message'

/** The reason of a failure, in the language of the screen; empty if there is none. */
export function Complaint({ of, retry }: { of: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const forSupport = unworded(t, of)
  return of ? (
    <p className="complaint" role="alert">
      {sentence(t, of)}{' '}
      {retry && (
        <Button variant="subtle" size="compact-sm" onClick={retry}>
          {t('app.retry')}
        </Button>
      )}
      {forSupport !== null && (
        <small lang="en" className="aside">
          {forSupport}
        </small>
      )}
    </p>
  ) : null
}
