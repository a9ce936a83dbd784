import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useDeskPart } from './Desk'

/** The desk without a record in hand. */
export function DeskPage() {
  const { t } = useTranslation()
  const recordId = useDeskPart(({ state }) => state?.call?.recordId ?? null)
  if (recordId) {
    return <Navigate to={`/records/${recordId}`} replace />
  }
  return (
    <div className="empty" data-testid="no-record">
      <h1>{t('desk.none')}</h1>
      <p>{t('desk.noneNote')}</p>
    </div>
  )
}
