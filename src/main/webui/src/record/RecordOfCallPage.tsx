import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams } from 'react-router'
import { Complaint } from '../kit/Complaint'
import { recordOfCall } from './records'

/** Leads from a call to its record. */
export default function RecordOfCallPage() {
  const { t } = useTranslation()
  const { callId = '' } = useParams()
  const found = useQuery({ queryKey: ['record-of-call', callId], queryFn: () => recordOfCall(callId), staleTime: 0 })
  if (typeof found.data === 'number') {
    return <Navigate to={`/records/${found.data}`} replace />
  }
  return (
    <>
      <Complaint of={found.error} retry={() => void found.refetch()} />
      {found.data === null && (
        <div className="empty" role="status" data-testid="no-record-of-call">
          {t('record.list.noneOfCall')}
        </div>
      )}
    </>
  )
}
