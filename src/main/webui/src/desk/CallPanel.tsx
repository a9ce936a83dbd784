import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../app/Announcer'
import { HangUpIcon, MicrophoneIcon, MutedIcon, PhoneIcon } from '../app/icons'
import { clock } from '../i18n/format'
import classes from './CallPanel.module.css'
import { callView, type CallPanelState, type CallView } from './callView'
import { type PhoneActions, useDeskView, usePhone, usePhoneActions, useServiceClock } from './Desk'

/** The call in hand, on whatever phone. Of one height in every state, so that nothing below it jumps when a call comes. */
export function CallPanel() {
  const { t } = useTranslation()
  const { state } = useDeskView()
  const phone = usePhone()
  const view = callView(state?.call ?? null, phone)
  const actions = usePhoneActions()
  useAnnouncements(view.state)
  useKeys(view, actions)
  const live = view.state !== 'idle' && view.state !== 'wrapUp' && view.state !== 'missed'
  return (
    <section
      className={`card area-call ${classes.panel}`}
      aria-label={t('call.title')}
      data-testid="call"
      data-state={view.state}
      data-live={live}
      data-call-id={view.call?.callId}
      data-record-id={view.call?.recordId ?? undefined}
      data-reach={view.reach ?? undefined}
      data-sound={phone.leg?.phase ?? 'none'}
      data-packets-received={phone.leg?.packetsReceived}
      data-packets-sent={phone.leg?.packetsSent}
    >
      <Words view={view} />
      <Buttons view={view} actions={actions} />
    </section>
  )
}

function Words({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const { state } = useDeskView()
  const { call } = view
  const now = useServiceClock(view.state !== 'idle')
  const since = (at: string | null | undefined) => (at ? clock((now - Date.parse(at)) / 1_000) : '')

  switch (view.state) {
    case 'idle': {
      const duty = state?.duty
      return (
        <div>
          <p className={classes.title}>{t(duty?.onDuty ? 'call.idleOn' : 'call.idleOff')}</p>
          <p className="dim">{duty?.onDuty && duty.reach ? t(`call.idleOnNote.${duty.reach.kind}`) : t('call.idleOffNote')}</p>
        </div>
      )
    }
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
          {call?.arrivedAt && <p className="tabular">{t('call.waitedSoFar', { time: since(call.arrivedAt) })}</p>}
        </div>
      )
    case 'answering':
      return <p className={classes.title}>{t('call.answering')}</p>
    case 'inCall':
    case 'onHold':
      return (
        <div>
          <p className={classes.title}>
            {t(view.state === 'inCall' ? 'call.inCall' : 'call.onHold')}
            <span className={`${classes.timer} tabular`} role="timer" aria-label={t('call.duration')} data-testid="call-timer">
              {since(call?.pickedUpAt)}
            </span>
          </p>
          {view.language !== null && (
            <p>
              <span className="dim">{t('call.language')}</span> {t(`language.${view.language}`)}
            </p>
          )}
          {view.muted && <p className={classes.strong}>{t('call.muted')}</p>}
          {view.unheard && <p className={classes.strong}>{t('call.unheard')}</p>}
          {view.reach !== 'softphone' && <p className="dim">{t('call.hangUpOnPhone')}</p>}
        </div>
      )
    case 'wrapUp': {
      const left = call?.wrapUpUntil ? (Date.parse(call.wrapUpUntil) - now) / 1_000 : 0
      return (
        <div>
          <p className={classes.title}>{t('call.wrapUp')}</p>
          <p className="tabular">{left > 0 ? t('call.wrapUpNote', { time: clock(left) }) : t('call.wrapUpOver')}</p>
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

function Buttons({ view, actions }: { view: CallView; actions: PhoneActions }) {
  const { t } = useTranslation()
  if (view.state === 'ringing' && view.reach === 'softphone') {
    return (
      <div className={classes.buttons}>
        <Button
          className={classes.accept}
          disabled={!view.canAccept}
          onClick={actions.accept}
          leftSection={<PhoneIcon />}
          rightSection={<Key name="F2" />}
          aria-keyshortcuts="F2"
          data-testid="accept"
        >
          {t('call.accept')}
        </Button>
        <Button
          variant="outline"
          className={classes.refuse}
          disabled={!view.canRefuse}
          onClick={actions.refuse}
          rightSection={<Key name="F4" />}
          aria-keyshortcuts="F4"
          data-testid="refuse"
        >
          {t('call.refuse')}
        </Button>
      </div>
    )
  }
  if (view.canHangUp || view.canMute) {
    return (
      <div className={`${classes.buttons} ${classes.talking}`}>
        <Button
          variant={view.muted ? 'filled' : 'light'}
          disabled={!view.canMute}
          onClick={actions.toggleMute}
          aria-pressed={view.muted}
          leftSection={view.muted ? <MutedIcon /> : <MicrophoneIcon />}
          aria-keyshortcuts="F8"
          title="F8"
          data-testid="mute"
        >
          {t(view.muted ? 'call.unmute' : 'call.mute')}
        </Button>
        <Button
          className={classes.hangUp}
          disabled={!view.canHangUp}
          onClick={actions.hangUp}
          leftSection={<HangUpIcon />}
          aria-keyshortcuts="Shift+F4"
          title="Shift+F4"
          data-testid="hang-up"
        >
          {t('call.hangUp')}
        </Button>
      </div>
    )
  }
  return null
}

function Key({ name }: { name: string }) {
  return (
    <kbd className={classes.key} aria-hidden="true">
      {name}
    </kbd>
  )
}

/** Function keys alone: letters belong to the record that is being typed. */
function useKeys(view: CallView, actions: PhoneActions) {
  const latest = useRef({ view, actions })
  latest.current = { view, actions }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { view, actions } = latest.current
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) {
        return
      }
      const action =
        event.key === 'F2' && !event.shiftKey && view.canAccept ? actions.accept
        : event.key === 'F4' && !event.shiftKey && view.canRefuse ? actions.refuse
        : event.key === 'F4' && event.shiftKey && view.canHangUp ? actions.hangUp
        : event.key === 'F8' && !event.shiftKey && view.canMute ? actions.toggleMute
        : null
      if (action !== null) {
        event.preventDefault()
        action()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function useAnnouncements(state: CallPanelState) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const before = useRef<CallPanelState>(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === state) {
      return
    }
    if (state === 'ringing') {
      announce(t('call.announce.ringing'), true)
    } else if (state === 'inCall' && was !== 'onHold') {
      announce(t('call.announce.inCall'))
    } else if (state === 'onHold') {
      announce(t('call.announce.onHold'))
    } else if (state === 'wrapUp') {
      announce(t('call.announce.wrapUp'))
    } else if (state === 'idle' && was === 'ringing') {
      announce(t('call.announce.gone'))
    }
  }, [state, announce, t])
}
