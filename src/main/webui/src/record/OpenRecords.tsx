import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useDeskView } from '../desk/Desk'
import { useFormats } from '../i18n/format'
import { useTitle } from './lists'
import classes from './OpenRecords.module.css'

/** Records that wait to be closed, always in sight. */
export function OpenRecords() {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { state } = useDeskView()
  const title = useTitle()
  const open = state?.openRecords ?? []
  return (
    <section className="card area-open" aria-labelledby="open-records" data-testid="open-records" data-count={open.length}>
      <h2 id="open-records" className="card-title">
        {t('record.open')}
      </h2>
      {open.length === 0 ? (
        <p className="dim">{t('record.openNone')}</p>
      ) : (
        <ul className={classes.list}>
          {open.map((record) => (
            <li key={record.id}>
              <NavLink to={`/records/${record.id}`} className={classes.item} data-testid="open-record" data-record-id={record.id}>
                <span className="tabular">{dayAndTime(record.openedAt)}</span>
                <span className={classes.what}>{title(record.title) ?? t('record.list.untitled')}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
