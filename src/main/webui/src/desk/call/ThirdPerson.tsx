import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clock } from '../../i18n/format'
import { useServiceClock } from '../../live/serviceClock'
import type { Asked } from './asked'
import { callControl } from './callControl'
import classes from './CallPanel.module.css'
import type { CallView } from './callView'

/** The third person of the call, and the actions for them. */
export function ThirdPerson({ view, asked }: { view: CallView; asked: Asked }) {
  const { t } = useTranslation()
  const { third, call } = view
  const now = useServiceClock(third !== null)
  if (third === null || call === null) {
    return null
  }
  const name = third.label ?? t('call.others.aNumber')
  return (
    <div className={classes.third} data-testid="third-person" data-state={third.state}>
      <p>
        <strong>{name}</strong> · {t(`call.others.state.${third.state}`)}{' '}
        {third.since !== null && third.state !== 'failed' && (
          <span className="tabular dim">{clock((now - Date.parse(third.since)) / 1_000)}</span>
        )}
      </p>
      {third.state !== 'failed' && (
        <div className={classes.thirdButtons}>
          {third.state === 'talking' && (
            <Button
              size="compact-sm"
              loading={asked.name === 'leave'}
              onClick={() => asked.ask('leave', callControl.leaveToThird(call.callId))}
              data-testid="leave-to-third"
            >
              {t('call.others.leave')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            loading={asked.name === 'part'}
            onClick={() => asked.ask('part', callControl.partWithThird(call.callId))}
            data-testid="part-with-third"
          >
            {t(third.state === 'ringing' ? 'call.others.cancel' : 'call.others.part')}
          </Button>
        </div>
      )}
    </div>
  )
}
