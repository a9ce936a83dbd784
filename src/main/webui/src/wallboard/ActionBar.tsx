import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertIcon, CheckIcon, CloseIcon } from '../kit/icons'
import { sentence } from '../kit/message'
import type { Asked } from '../live/asks'
import type { BoardAsk } from './asks'
import { useLive } from './Live'
import classes from './ActionBar.module.css'

/** Requests and their results, in an overlay at the foot of the page, so that nothing moves. */
export function ActionBar() {
  const { t } = useTranslation()
  const { actions } = useLive()
  const all = useSyncExternalStore(actions.subscribe, actions.all)
  return (
    <div className={classes.over} role="status" aria-live="polite">
      <ul className={classes.bar} aria-label={t('wallboard.asked.title')}>
        {all.map((asked) => (
          <Row key={asked.id} asked={asked} />
        ))}
      </ul>
    </div>
  )
}

function Row({ asked }: { asked: Asked<BoardAsk> }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const { ask, stage, failure, id } = asked
  return (
    <li className={classes.row} data-stage={stage} data-testid="asked" data-key={ask.key}>
      {stage === 'done' && <CheckIcon />}
      {stage === 'refused' && <AlertIcon />}
      <span className={classes.words}>
        <strong>{ask.words}</strong>
        <br />
        {stage === 'refused' ? `${t('wallboard.asked.refused')} ${sentence(t, failure)}` : t(`wallboard.asked.${stage}`)}
      </span>
      {stage === 'done' && ask.undo && (
        <Button size="compact-sm" variant="light" onClick={() => void actions.ask(ask.undo!)} data-testid="undo">
          {t('wallboard.asked.undo')}
        </Button>
      )}
      {stage === 'refused' && (
        <Button size="compact-sm" variant="default" onClick={() => void actions.ask(ask)}>
          {t('app.retry')}
        </Button>
      )}
      {stage !== 'sending' && (
        <button type="button" className={classes.close} onClick={() => actions.dismiss(id)} aria-label={t('wallboard.asked.dismiss')}>
          <CloseIcon />
        </button>
      )}
    </li>
  )
}
