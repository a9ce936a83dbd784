import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallOn } from '../kit/callOn'
import { CloseIcon } from '../kit/icons'
import toast from '../kit/Toast.module.css'
import { useNewVersion } from '../kit/version'

/** Offers the screens of a newer service, never during a call. What is typed is kept over the reload. */
export function NewVersion() {
  const { t } = useTranslation()
  const newer = useNewVersion()
  const calls = useCallOn()
  const [later, setLater] = useState(false)
  return (
    <div className={toast.over} role="status" data-testid="new-version" data-offered={newer && !calls && !later}>
      {newer && !calls && !later && (
        <div className={toast.row}>
          <span className={toast.words}>{t('app.newVersion')}</span>
          <Button size="compact-sm" onClick={() => location.reload()} data-testid="load-new-version">
            {t('app.loadNewVersion')}
          </Button>
          <button type="button" className={toast.close} onClick={() => setLater(true)} aria-label={t('app.later')} title={t('app.later')}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  )
}
