import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallOn } from '../kit/callOn'
import { Toast, Toasts } from '../kit/Toast'
import { useNewVersion } from '../kit/version'

/** Offers the screens of a newer service, never during a call. What is typed is kept over the reload. */
export function NewVersion() {
  const { t } = useTranslation()
  const newer = useNewVersion()
  const calls = useCallOn()
  const [later, setLater] = useState(false)
  const offered = newer && !calls && !later
  return (
    <Toasts data-testid="new-version" data-offered={offered}>
      {offered && (
        <Toast words={t('app.newVersion')} close={() => setLater(true)} closeWords={t('app.later')}>
          <Button size="compact-sm" onClick={() => location.reload()} data-testid="load-new-version">
            {t('app.loadNewVersion')}
          </Button>
        </Toast>
      )}
    </Toasts>
  )
}
