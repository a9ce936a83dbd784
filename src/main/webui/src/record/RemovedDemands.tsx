import { useTranslation } from 'react-i18next'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import type { KeeperView, RecordKeeper } from './keeper'

/** A removed demand can be taken back: it returns with all that was written in it. */
export function RemovedDemands({ keeper, removed }: { keeper: RecordKeeper; removed: KeeperView['removed'] }) {
  const { t } = useTranslation()
  return (
    <Toasts>
      {removed.map(({ key }) => (
        <UndoToast
          key={key}
          words={t('record.demand.removed')}
          undo={() => keeper.takeBack(key)}
          close={() => keeper.forgetRemoved(key)}
          testid="demand-removed"
        />
      ))}
    </Toasts>
  )
}
