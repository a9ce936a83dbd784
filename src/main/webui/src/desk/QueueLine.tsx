import { useTranslation } from 'react-i18next'
import { clock } from '../i18n/format'
import { useServiceClock } from '../live/serviceClock'
import { useDeskView } from './Desk'

/** The queue's state in one line. Not a live region: it changes all the time. */
export function QueueLine() {
  const { t } = useTranslation()
  const { state } = useDeskView()
  const queue = state?.queue
  const since = queue?.longestSince ?? null
  const now = useServiceClock(since !== null)
  if (!queue) {
    return <p className="queue" data-testid="queue" />
  }
  return (
    <p
      className="queue tabular"
      data-testid="queue"
      data-waiting={queue.waiting > 0}
      data-waiting-count={queue.waiting}
      data-reachable-count={queue.reachable}
    >
      <span className="unseen">
        {t('queue.title')}
        {t('app.colon')}{' '}
      </span>
      <strong className="queue-waiting">{queue.waiting === 0 ? t('queue.nobody') : t('queue.waiting', { count: queue.waiting })}</strong>
      {since !== null && <span>{t('queue.longest', { time: clock((now - Date.parse(since)) / 1_000) })}</span>}
      <span>{t('queue.reachable', { count: queue.reachable })}</span>
    </p>
  )
}
