import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertIcon, CheckIcon } from '../kit/icons'
import { sentence } from '../kit/message'
import { Toast, Toasts } from '../kit/Toast'
import type { Asked } from '../live/asks'
import type { BoardAsk } from './asks'
import { useLive } from './Live'

/** Requests and their results, in an overlay at the foot of the page, so that nothing moves. */
export function ActionBar() {
  const { t } = useTranslation()
  const { actions } = useLive()
  const all = useSyncExternalStore(actions.subscribe, actions.all)
  return (
    <Toasts label={t('wallboard.asked.title')}>
      {all.map((asked) => (
        <Row key={asked.id} asked={asked} />
      ))}
    </Toasts>
  )
}

function Row({ asked }: { asked: Asked<BoardAsk> }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const { ask, stage, failure, id } = asked
  return (
    <Toast
      icon={stage === 'done' ? <CheckIcon /> : stage === 'refused' ? <AlertIcon /> : undefined}
      words={
        <>
          <strong>{ask.words}</strong>
          <br />
          {stage === 'refused' ? `${t('wallboard.asked.refused')} ${sentence(t, failure)}` : t(`wallboard.asked.${stage}`)}
        </>
      }
      stage={stage}
      close={stage === 'sending' ? undefined : () => actions.dismiss(id)}
      closeWords={t('form.dismiss')}
      data-testid="asked"
      data-key={ask.key}
    >
      {stage === 'done' && ask.undo && (
        <Button size="compact-sm" variant="light" onClick={() => void actions.ask(ask.undo!)} data-testid="undo">
          {t('form.undo')}
        </Button>
      )}
      {stage === 'refused' && (
        <Button size="compact-sm" variant="default" onClick={() => void actions.ask(ask)}>
          {t('app.retry')}
        </Button>
      )}
    </Toast>
  )
}
