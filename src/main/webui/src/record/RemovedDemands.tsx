import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../kit/icons'
import toast from '../kit/Toast.module.css'
import type { KeeperView, RecordKeeper } from './keeper'

/** Long enough to read, and to reach the button by keyboard. */
const SHOWN_MILLIS = 20_000

/** A removed demand can be taken back: it returns with all that was written in it. */
export function RemovedDemands({ keeper, removed }: { keeper: RecordKeeper; removed: KeeperView['removed'] }) {
  return (
    <div className={toast.over} role="status">
      {removed.map(({ key }) => (
        <Removed key={key} keeper={keeper} demandKey={key} />
      ))}
    </div>
  )
}

function Removed({ keeper, demandKey }: { keeper: RecordKeeper; demandKey: string }) {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(() => keeper.forgetRemoved(demandKey), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [keeper, demandKey])
  return (
    <div className={toast.row} data-testid="demand-removed">
      <span className={toast.words}>{t('record.demand.removed')}</span>
      <Button size="compact-sm" variant="light" onClick={() => keeper.takeBack(demandKey)} data-testid="undo">
        {t('record.demand.undo')}
      </Button>
      <button
        type="button"
        className={toast.close}
        onClick={() => keeper.forgetRemoved(demandKey)}
        aria-label={t('record.demand.dismiss')}
        title={t('record.demand.dismiss')}
      >
        <CloseIcon />
      </button>
    </div>
  )
}
