import { useTranslation } from 'react-i18next'
import type { DeskNotice } from '../../api/types'
import { useFormats } from '../../i18n/format'
import { useDeskPart } from '../Desk'
import classes from './DayNotices.module.css'

const none: DeskNotice[] = []

/** The coordinators' messages of the last day, newest first. One that was put away can still be read here. */
export function DayNotices() {
  const { t } = useTranslation()
  const { time } = useFormats()
  const messages = useDeskPart(({ state }) => state?.messages) ?? none
  if (messages.length === 0) {
    return null
  }
  return (
    <section className={classes.notices} aria-labelledby="day-notices" data-testid="day-notices">
      <h2 id="day-notices" className={classes.title}>
        {t('notices.title')}
      </h2>
      <ul className={classes.list}>
        {messages.toReversed().map(({ id, text, sender, at, read }) => (
          <li key={id} className={classes.notice} data-read={read} data-testid="day-notice">
            <p className="dim">
              {sender} · <span className="tabular">{time(at)}</span>
            </p>
            <p className={classes.text}>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
