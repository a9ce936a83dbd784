import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CutList } from '../kit/CutList'
import { AlertIcon, CheckIcon } from '../kit/icons'
import { useFormats } from '../i18n/format'
import { inOrder, weightOf } from '../alert/alerts'
import { useSound } from '../alert/sound'
import type { Alert, Help } from '../alert/types'
import { useCallAsks } from './asks'
import { Elapsed } from './Elapsed'
import { BellIcon, HandIcon, SilentIcon } from './icons'
import { useAlertOfLine } from './LineName'
import { useBoard, useLive } from './Live'
import { useWall } from './wall'
import classes from './AlertBand.module.css'

/** The alerts for coordinators. Its space is always reserved, so that an alert moves nothing; how many do not fit is said. */
export function AlertBand() {
  const { t } = useTranslation()
  const wall = useWall()
  const alerts = useBoard('alerts')
  const help = useBoard('help')
  const words = useAlertOfLine()
  const said = useCallback(
    (id: string) => {
      const alert = alerts.find((each) => id === each.id || id.startsWith(`${each.id}:`))
      const call = help.find((each) => id.startsWith(`help:${each.callId}`))
      return alert ? words(alert) : call ? t('wallboard.help.asks', { name: call.responder.name }) : ''
    },
    [alerts, help, words, t],
  )
  const sound = useSound(alerts, help, said)
  const ordered = useMemo(() => inOrder(alerts), [alerts])
  const holding = alerts.filter((alert) => alert.endedAt === null).length + help.length
  return (
    <section
      className={classes.band}
      aria-labelledby="alerts-title"
      data-testid="alerts"
      data-holding={holding}
      data-muted={sound.muted}
      data-sounded={sound.sounded}
    >
      <div className={classes.head}>
        <h2 id="alerts-title" className={classes.title}>
          {t('wallboard.alerts.title')}
        </h2>
        <Button
          size="compact-sm"
          variant={sound.blocked ? 'filled' : 'subtle'}
          color={sound.blocked ? undefined : 'gray'}
          leftSection={sound.muted ? <SilentIcon /> : <BellIcon />}
          aria-pressed={sound.muted}
          onClick={() => sound.setMuted(sound.blocked ? false : !sound.muted)}
          data-testid="mute-alerts"
        >
          {t(sound.blocked ? 'wallboard.alerts.unblock' : sound.muted ? 'wallboard.alerts.muted' : 'wallboard.alerts.sounding')}
        </Button>
      </div>
      {ordered.length + help.length === 0 ? (
        <p className={`dim ${classes.none}`}>{t('wallboard.alerts.none')}</p>
      ) : (
        <CutList className={classes.list} count={help.length + ordered.length} testId="alerts" beside labelledBy="alerts-title">
          {help.map((each) => (
            <HelpRow key={each.callId} help={each} wall={wall} />
          ))}
          {ordered.map((alert) => (
            <AlertRow key={alert.id} alert={alert} words={words(alert)} wall={wall} />
          ))}
        </CutList>
      )}
    </section>
  )
}

function AlertRow({ alert, words, wall }: { alert: Alert; words: string; wall: boolean }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const { actions } = useLive()
  const asks = useCallAsks()
  const since = [
    alert.endedAt !== null
      ? t('wallboard.alerts.ended', { from: time(alert.since), to: time(alert.endedAt) })
      : t('wallboard.alerts.since', { time: time(alert.since) }),
    ...(alert.acknowledgedBy !== null ? [t('wallboard.alerts.by', { name: alert.acknowledgedBy })] : []),
  ].join(' · ')
  const state = alert.endedAt !== null ? 'ended' : alert.acknowledgedBy !== null ? 'acknowledged' : 'holds'
  return (
    <li
      className={classes.row}
      data-state={state}
      data-testid="alert"
      data-alert-id={alert.id}
      data-kind={alert.kind}
      data-weight={weightOf(alert)}
      data-line={alert.line ?? ''}
    >
      {state === 'ended' ? <CheckIcon /> : <AlertIcon />}
      <span className={classes.words} title={`${words} ${since}`}>
        <strong>{words}</strong> <span className={classes.when}>{since}</span>
      </span>
      {!wall && alert.acknowledgedBy === null && alert.endedAt === null && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void actions.ask(asks.acknowledge(alert.id, words))}
          data-testid="acknowledge"
        >
          {t('wallboard.alerts.acknowledge')}
        </Button>
      )}
    </li>
  )
}

function HelpRow({ help, wall }: { help: Help; wall: boolean }) {
  const { t } = useTranslation()
  const { account, actions } = useLive()
  const asks = useCallAsks()
  return (
    <li
      className={classes.row}
      data-state={help.by === null ? 'holds' : 'acknowledged'}
      data-testid="help"
      data-call-id={help.callId}
      data-by={help.by ?? ''}
    >
      <HandIcon />
      <span className={classes.words}>
        <strong>{t('wallboard.help.asks', { name: help.responder.name })}</strong>{' '}
        <span className={classes.when}>
          <Elapsed since={help.since} />
          {help.by !== null && ` · ${t('wallboard.help.by', { name: help.by })}`}
          {!wall && help.by === null && account.responderId === null && ` · ${t('wallboard.help.noPhone')}`}
        </span>
      </span>
      {!wall && help.by === null && account.responderId !== null && (
        <Button size="compact-sm" onClick={() => void actions.ask(asks.join(help.callId, help.responder))} data-testid="join">
          {t('wallboard.help.join')}
        </Button>
      )}
    </li>
  )
}
