import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDeskPart } from '../desk/Desk'
import { useFormats } from '../i18n/format'
import { dateIn, startOfDay } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { Tag } from '../kit/Tag'
import { useServiceMinute } from '../live/serviceClock'
import { useAbout } from './about'
import { listRecords } from './records'
import classes from './TodaysRecords.module.css'

/** As many as fit beside the day; the page of records has all. */
const SHOWN = 6

/** One's own calls of today, newest first. */
export function TodaysRecords() {
  const { t } = useTranslation()
  const { time } = useFormats()
  const about = useAbout()
  const now = useServiceMinute()
  // A call that ended, and a record that was closed, change this list.
  const open = useDeskPart(({ state }) => state?.openRecords.map(({ id }) => id).join(' ') ?? '')
  const asked = useQuery({
    queryKey: ['records', 'today', dateIn(now), open],
    queryFn: () => listRecords({ page: 0, size: SHOWN, words: '', from: startOfDay(now) }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const found = asked.data
  return (
    <section className={classes.today} aria-labelledby="todays-records" data-testid="todays-records" data-total={found?.total}>
      <div className={classes.head}>
        <h2 id="todays-records" className={classes.title}>
          {t('record.today.title')}
        </h2>
        {found && found.total > 0 && <span className="dim tabular">{found.total}</span>}
      </div>
      <Complaint of={asked.error} retry={() => void asked.refetch()} />
      {found?.total === 0 && <p className="dim">{t('record.today.none')}</p>}
      {found && found.total > 0 && (
        <ul className={classes.list}>
          {found.items.map((record) => (
            <li key={record.id}>
              <Link to={`/records/${record.id}`} className={classes.row} data-testid="todays-record">
                <span className="dim tabular">{time(record.openedAt)}</span>
                <span className={classes.what}>{about(record)}</span>
                {record.status !== 'closed' && <Tag tone="ring">{t('record.draft')}</Tag>}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found && found.total > SHOWN && (
        <Link to="/records?when=today" className={classes.all}>
          {t('record.today.all', { count: found.total })}
        </Link>
      )}
    </section>
  )
}
