import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { DayNotices } from '../desk/day/DayNotices'
import { OwnDay } from '../desk/day/OwnDay'
import { useDeskPart } from '../desk/Desk'
import { Guard } from '../kit/Guard'
import { TodaysRecords } from '../record/TodaysRecords'
import classes from './DeskPage.module.css'

/** The desk without a record in hand: the responder's day. */
export function DeskPage() {
  const { t } = useTranslation()
  const recordId = useDeskPart(({ state }) => state?.call?.recordId ?? null)
  if (recordId) {
    return <Navigate to={`/records/${recordId}`} replace />
  }
  return (
    <div className={classes.day} data-day data-testid="no-record">
      <h1 className="unseen">{t('page.desk')}</h1>
      <Guard name="day">
        <OwnDay />
      </Guard>
      <div className={classes.beside}>
        <Guard name="notices">
          <DayNotices />
        </Guard>
        <Guard name="today">
          <TodaysRecords />
        </Guard>
      </div>
    </div>
  )
}
