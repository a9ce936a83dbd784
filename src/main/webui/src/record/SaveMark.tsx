import { useTranslation } from 'react-i18next'
import { AlertIcon, CheckIcon, PencilIcon } from '../kit/icons'
import { useFormats } from '../i18n/format'
import { sentence } from '../kit/message'
import classes from './RecordForm.module.css'
import type { KeeperView } from './keeper'

/** The save state, always in the same place. */
export function SaveMark({ view }: { view: KeeperView }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const words = (() => {
    switch (view.save) {
      case 'saved':
        return view.savedAt === null ? t('record.save.saved') : t('record.save.savedAt', { time: time(view.savedAt) })
      case 'refused':
        return t('record.save.refused', { reason: sentence(t, view.reason) })
      default:
        return t(`record.save.${view.save}`)
    }
  })()
  const trouble = view.save === 'waiting' || view.save === 'refused' || view.save === 'choose'
  return (
    <p className={classes.save} data-testid="save-state" data-state={view.save} data-trouble={trouble}>
      {view.save === 'saved' ? <CheckIcon size={16} /> : trouble ? <AlertIcon size={16} /> : <PencilIcon size={16} />}
      <span>{words}</span>
      {/* A screen reader is interrupted only by a problem and by its end. */}
      <span className="unseen" role="status">
        {trouble ? words : ''}
      </span>
    </p>
  )
}
