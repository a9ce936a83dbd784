import { useTranslation } from 'react-i18next'
import classes from './AlertCount.module.css'
import { useView } from './Live'

/** The number of alerts and calls for help that nobody has taken. The menu shows it on every page of a coordinator. */
export function AlertCount() {
  const { t } = useTranslation()
  const open = useView(({ state }) =>
    state === null
      ? 0
      : state.alerts.filter((alert) => alert.endedAt === null && alert.acknowledgedBy === null).length +
        state.help.filter((help) => help.by === null).length,
  )
  return (
    open > 0 && (
      <span className={classes.count} data-testid="alert-count">
        <span aria-hidden="true">{open}</span>
        <span className="unseen">{t('page.alerts', { count: open })}</span>
      </span>
    )
  )
}
