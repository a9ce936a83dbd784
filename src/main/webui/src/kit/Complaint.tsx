import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sentence } from './message'

/** The reason of a failure, in the service's words; empty if there is none. */
export function Complaint({ of, retry }: { of: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  return of ? (
    <p className="complaint" role="alert">
      {sentence(t, of)}{' '}
      {retry && (
        <Button variant="subtle" size="compact-sm" onClick={retry}>
          {t('app.retry')}
        </Button>
      )}
    </p>
  ) : null
}
