import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ReachIcon } from '../kit/ReachIcon'
import { Card } from '../kit/Card'
import { CutList } from '../kit/CutList'
import { Elapsed } from './Elapsed'
import { LanguageMark } from '../kit/LanguageMark'
import { LineName } from './LineName'
import { useBoard } from './Live'
import type { CallInProgress } from './types'
import classes from '../kit/Card.module.css'

export function InProgressList() {
  const { t } = useTranslation()
  const calls = useBoard('inProgress')
  return (
    <Card title={t('wallboard.inProgress.title')} testId="in-progress">
      {(id) =>
        calls.length === 0 ? (
          <p className={classes.none}>{t('wallboard.inProgress.none')}</p>
        ) : (
          <CutList className={classes.rows} count={calls.length} testId="in-progress" labelledBy={id}>
            {calls.map((call) => (
              <Row key={call.callId} call={call} />
            ))}
          </CutList>
        )
      }
    </Card>
  )
}

const Row = memo(function Row({ call }: { call: CallInProgress }) {
  const { t } = useTranslation()
  const responders = useBoard('responders')
  const third =
    call.third === null
      ? null
      : call.third === 'number'
        ? t('wallboard.inProgress.outside')
        : (responders.find((each) => `r${each.id}` === call.third)?.name ?? t('wallboard.inProgress.colleague'))
  return (
    <li
      className={classes.row}
      data-testid="call-in-progress"
      data-call-id={call.callId}
      data-responder-id={call.responder?.id ?? ''}
      data-on-hold={call.onHold}
      data-third={call.third ?? ''}
    >
      <LanguageMark language={call.language} />
      <span className={`${classes.grow} ${classes.name}`}>{call.responder?.name ?? t('wallboard.inProgress.noResponder')}</span>
      <LineName code={call.line} />
      {call.reach !== null && (
        <span className={classes.phone} title={t(`reach.${call.reach}`)}>
          <ReachIcon kind={call.reach} />
          <span className="unseen">{t(`reach.${call.reach}`)}</span>
        </span>
      )}
      <Elapsed since={call.since} className={classes.time} />
      {(call.onHold || third !== null) && (
        <span className={classes.detail}>
          {call.onHold && <span className={classes.mark}>{t('wallboard.inProgress.onHold')}</span>}{' '}
          {third !== null && <span>{t('wallboard.inProgress.with', { name: third })}</span>}
        </span>
      )}
    </li>
  )
})
