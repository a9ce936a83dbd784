import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function Unavailable({ retry }: { retry: () => void }) {
  const { t } = useTranslation()
  return (
    <main className="alone">
      <div className="alone-card" role="alert">
        <p>{t('app.away')}</p>
        <Button onClick={retry}>{t('app.retry')}</Button>
      </div>
    </main>
  )
}
