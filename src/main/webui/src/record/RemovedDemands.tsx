import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Toast, Toasts } from '../kit/Toast'
import type { KeeperView, RecordKeeper } from './keeper'

/** Long enough to read, and to reach the button by keyboard. */
const SHOWN_MILLIS = 20_000

/** A removed demand can be taken back: it returns with all that was written in it. */
export function RemovedDemands({ keeper, removed }: { keeper: RecordKeeper; removed: KeeperView['removed'] }) {
  return (
    <Toasts>
      {removed.map(({ key }) => (
        <Removed key={key} keeper={keeper} demandKey={key} />
      ))}
    </Toasts>
  )
}

function Removed({ keeper, demandKey }: { keeper: RecordKeeper; demandKey: string }) {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(() => keeper.forgetRemoved(demandKey), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [keeper, demandKey])
  return (
    <Toast
      words={t('record.demand.removed')}
      close={() => keeper.forgetRemoved(demandKey)}
      closeWords={t('record.demand.dismiss')}
      data-testid="demand-removed"
    >
      <Button size="compact-sm" variant="light" onClick={() => keeper.takeBack(demandKey)} data-testid="undo">
        {t('record.demand.undo')}
      </Button>
    </Toast>
  )
}
