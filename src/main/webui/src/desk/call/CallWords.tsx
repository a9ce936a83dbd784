import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clock, useFormats } from '../../i18n/format'
import { PhoneIcon } from '../../kit/icons'
import { useServiceClock } from '../../live/serviceClock'
import { useDeskPart, usePhoneActions } from '../Desk'
import { useClosedLine } from '../line'
import classes from './CallPanel.module.css'
import { type CallView, waitingSince } from './callView'

/** The state of the call, and its duration. */
export function CallWords({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const onDuty = useDeskPart(({ state }) => state?.duty.onDuty !== false)
  const { call } = view
  const now = useServiceClock(view.state !== 'idle')
  const since = (at: string | null | undefined) => (at ? clock((now - Date.parse(at)) / 1_000) : '')

  const waits = waitingSince(call)
  switch (view.state) {
    case 'idle':
      return <Idle />
    case 'ringing':
      return (
        <div>
          <p className={classes.title}>
            <span className={classes.pulse} aria-hidden="true">
              <PhoneIcon />
            </span>
            {view.language === null ? t('call.ringing') : t('call.ringingIn', { language: t(`language.${view.language}`) })}
          </p>
          {view.reach === 'home' && <p className={classes.strong}>{t('call.ringingHome')}</p>}
          {view.reach === 'desk' && <p className={classes.strong}>{t('call.ringingDesk')}</p>}
          {view.reach === 'softphone' && !view.canAccept && <p className={classes.strong}>{t('call.ringingSoftphoneAway')}</p>}
          {waits !== null && <p className="tabular">{t('call.waitedSoFar', { time: clock((now - waits) / 1_000) })}</p>}
          <Earlier view={view} />
        </div>
      )
    case 'answering':
      return <p className={classes.title}>{t('call.answering')}</p>
    case 'inCall':
    case 'onHold':
    case 'phoneHolds':
    case 'transferring':
    case 'regaining':
      return (
        <div>
          <p className={classes.title}>
            {t(view.guest ? 'call.asThird' : `call.${view.state}`)}
            <span className={`${classes.timer} tabular`} role="timer" aria-label={t('call.duration')} data-testid="call-timer">
              {since(call?.pickedUpAt)}
            </span>
          </p>
          <Remark view={view} />
        </div>
      )
    case 'wrapUp': {
      const left = call?.wrapUpUntil ? (Date.parse(call.wrapUpUntil) - now) / 1_000 : 0
      return (
        <div>
          <p className={classes.title}>
            {call?.given ? (call.given.to === null ? t('call.given') : t('call.givenTo', { name: call.given.to })) : t('call.wrapUp')}
            {left > 0 && (
              <span className={`${classes.timer} tabular`} role="timer" aria-label={t('call.wrapUpLeft')} data-testid="wrap-up-left">
                {clock(left)}
              </span>
            )}
          </p>
          <p>
            {call?.given ? t('call.givenNote') : !onDuty ? t('call.wrapUpOff') : left > 0 ? t('call.wrapUpNote') : t('call.wrapUpOver')}
          </p>
        </div>
      )
    }
    case 'missed':
      return (
        <div role="status">
          <p className={classes.title}>{t('call.idleOn')}</p>
          <p>{t('call.tooLate')}</p>
        </div>
      )
  }
}

/** Whether a call can ring now, and if not, why. */
function Idle() {
  const { t } = useTranslation()
  const { time, dayAndTime } = useFormats()
  const duty = useDeskPart(({ state }) => state?.duty)
  const closed = useClosedLine()
  const pause = duty?.pause ?? null
  const [title, note] = (() => {
    if (!duty?.onDuty) {
      return [t('call.idleOff'), t('call.idleOffNote')]
    }
    if (pause !== null) {
      const at = { time: time(pause.since) }
      return [
        t('call.paused', { reason: t(`pause.${pause.reason}`) }),
        duty.by === 'coordinator' ? t('call.pausedByCoordinator', at) : t('call.pausedNote', at),
      ]
    }
    if (closed !== null) {
      const { closing, nextOpening } = closed
      const until = closing === null ? nextOpening : closing.until
      return [
        t('call.closed'),
        closing === null
          ? until === null
            ? t('call.closedWithoutEnd')
            : t('call.closedNote', { when: dayAndTime(until) })
          : [
              t('call.closedByHand', { time: time(closing.since) }),
              until === null ? null : t('call.closedUntil', { when: dayAndTime(until) }),
            ]
              .filter(Boolean)
              .join(' '),
      ]
    }
    return [t('call.idleOn'), duty.reach && t(`call.idleOnNote.${duty.reach.kind}`)]
  })()
  return (
    <div data-testid="idle" data-why={!duty?.onDuty ? 'off' : pause !== null ? 'paused' : closed !== null ? 'closed' : 'waiting'}>
      <p className={classes.title}>{title}</p>
      <p className="dim">{note}</p>
    </div>
  )
}

/** The number of calls by this person in the last days; nobody knows who they are. */
function Earlier({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const earlier = view.call?.earlier
  return earlier && earlier.calls > 0 ? (
    <p data-testid="earlier" data-calls={earlier.calls}>
      {t('call.earlier', { count: earlier.calls, when: dayAndTime(earlier.lastAt) })}
    </p>
  ) : null
}

/** One line with the most urgent remark: a second line would move the buttons. */
function Remark({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const { play } = usePhoneActions()
  // The caller cannot be heard, or does not hear: everything else can wait.
  const wrong = view.unheard
    ? t('call.unheard')
    : view.microphone === 'gone'
      ? t('call.microphone.gone')
      : view.microphone === 'silenced'
        ? t('call.microphone.silenced')
        : view.unplayed
          ? t('call.unplayed')
          : null
  const words =
    wrong ??
    (view.state === 'regaining'
      ? t('call.regainingNote')
      : view.state === 'transferring'
        ? t('call.transferringNote')
        : view.state === 'phoneHolds'
          ? t('call.phoneHoldsNote')
          : view.muted
            ? t('call.muted')
            : view.call?.silentSince
              ? t('call.callerSilent')
              : view.quality === 'silent'
                ? t('call.quality.silent')
                : view.quality === 'poor'
                  ? t('call.quality.poor')
                  : view.standIn !== null
                    ? t('call.microphone.standIn', { name: view.standIn })
                    : null)
  const language = view.language === null ? null : t(`language.${view.language}`)
  return (
    <p className={classes.remark} data-testid="call-remark" data-pressing={words !== null} data-wrong={wrong !== null}>
      {words !== null ? (
        <>
          <strong>{words}</strong>{' '}
          {view.unplayed && (
            <Button size="compact-sm" onClick={play} data-testid="play-voice">
              {t('call.play')}
            </Button>
          )}
        </>
      ) : (
        [language && `${t('call.language')} ${language}.`, view.reach === 'softphone' || view.third !== null ? null : t('call.remote')]
          .filter(Boolean)
          .join(' ')
      )}
    </p>
  )
}
