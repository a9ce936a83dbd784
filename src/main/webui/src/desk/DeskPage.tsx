import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useDeskView } from './Desk'

/** The desk without a record in hand. */
export function DeskPage() {
  const { t } = useTranslation()
  const { state } = useDeskView()
  const recordId = state?.call?.recordId
  if (recordId) {
    return <Navigate to={`/records/${recordId}`} replace />
  }
  return (
    <div className="empty" data-testid="no-record">
      <h1>{t('record.none')}</h1>
      <p>{t('record.noneNote')}</p>
    </div>
  )
}
