import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import classes from './SetUp.module.css'
import { nextOf, reminds, useSetUp } from './setUp'

/** On the pages to which the set-up leads: how far it is, and the way back to it. */
export function SetUpStrip() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { data } = useSetUp()
  if (!reminds(data) || pathname === '/set-up') {
    return null
  }
  const next = nextOf(data)
  return (
    <p className={`notice ${classes.strip}`} data-testid="set-up-strip" data-done={data.done.length} data-next={next}>
      <span role="status">
        {t('app.setUp.far', { done: data.done.length, steps: data.steps })}
        {next !== undefined && ` · ${t('app.setUp.next', { step: t(`app.setUp.step.${next}`) })}`}
      </span>
      <Link to="/set-up" className={classes.back}>
        {t('app.setUp.goOn')}
      </Link>
    </p>
  )
}
