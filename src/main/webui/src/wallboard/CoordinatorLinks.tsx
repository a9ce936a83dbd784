import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { mayCoordinate, useView } from './Live'
import type { Account } from '../api/types'
import { managedBy } from '../app/managed'
import classes from './CoordinatorLinks.module.css'

/** In the menu: the coordinators' pages, and on whatever page they are, how many alerts nobody has taken. */
export function CoordinatorLinks({ account }: { account: Account }) {
  return mayCoordinate(account) ? <Links account={account} /> : null
}

function Links({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const open = useView(({ state }) => (state === null ? 0 : state.alerts.filter((alert) => alert.endedAt === null && alert.acknowledgedBy === null).length + state.help.filter((help) => help.by === null).length))
  const current = (path: string) => (pathname.startsWith(path) ? 'page' : undefined)
  const kept = managedBy(account)
  return (
    <>
      <Link to="/wallboard" aria-current={current('/wallboard')} data-testid="wallboard-link-menu">
        {t('wallboard.title')}
        {open > 0 && (
          <span className={classes.count} data-testid="alert-count">
            <span aria-hidden="true">{open}</span>
            <span className="unseen">{t('wallboard.nav.alerts', { count: open })}</span>
          </span>
        )}
      </Link>
      <Link to="/history" aria-current={current('/history')} data-testid="history-link">
        {t('wallboard.history')}
      </Link>
      <Link to={kept[0]?.path ?? '/'} aria-current={kept.some(({ path }) => path === pathname) ? 'page' : undefined} data-testid="manage-link">
        {t('app.manage')}
      </Link>
    </>
  )
}
