import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../kit/Announcer'
import { HangUpIcon, HelpIcon, KeypadIcon, MicrophoneIcon, MutedIcon, PauseIcon, PhoneIcon, ResumeIcon, ThirdIcon, TransferIcon } from '../../kit/icons'
import { sentence } from '../../kit/message'
import { clock, useFormats } from '../../i18n/format'
import { useServiceClock } from '../../live/serviceClock'
import { callControl, endWrapUp, moreWrapUp } from './callControl'
import classes from './CallPanel.module.css'
import { callView, type CallPanelState, type CallView } from './callView'
import { useDeskPart, useDeskView, usePhone, usePhoneActions } from '../Desk'
import { Keypad } from './Keypad'
import { type Asked, useAsked } from './asked'
import { type CallKey, keyNames, useCallKeys } from './keys'
import { OthersForm } from './OthersForm'
import { useCallNotification } from './notification'

/** What is opened below the buttons; one at a time, in the page: nothing lies over the record. */
type Opened = 'none' | 'transfer' | 'third' | 'keypad'

/** The call in hand, on whatever phone: a softphone's, or the remote control of a desk or home phone. Of one height in every state, so that nothing below it jumps when a call comes. */
export function CallPanel() {
  const { t } = useTranslation()
  const { state } = useDeskView()
  const phone = usePhone()
  const view = callView(state?.call ?? null, phone)
  const asked = useAsked(view)
  const [opened, setOpened] = useState<Opened>('none')
  const does = useActions(view, asked, opened, setOpened)
  useAnnouncements(view)
  useCallNotification(view)
  useCallKeys(does)

  const { canCallOthers, canDial } = view
  useEffect(() => {
    if ((!canDial && opened !== 'none') || (!canCallOthers && (opened === 'transfer' || opened === 'third'))) {
      setOpened('none')
    }
  }, [canCallOthers, canDial, opened])

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
      data-muted={view.muted}
      data-third={view.third?.state ?? 'none'}
      data-help={view.call?.help ? (view.call.help.by === null ? 'asked' : 'coming') : 'none'}
      data-sound={phone.leg?.phase ?? 'none'}
      data-quality={view.quality}
      data-packets-received={phone.leg?.packetsReceived}
      data-packets-sent={phone.leg?.packetsSent}
    >
      <Words view={view} />
      <Third view={view} asked={asked} />
      <div>
        <Buttons view={view} does={does} asked={asked} opened={opened} />
        {opened === 'keypad' && <Keypad onKey={(digits) => view.call && asked.ask('keypad', callControl.keypad(view.call.callId, digits), false)} onClose={() => setOpened('none')} />}
        {(opened === 'transfer' || opened === 'third') && view.call && <OthersForm key={opened} purpose={opened} callId={view.call.callId} asked={asked} onClose={() => setOpened('none')} />}
        <div role="alert" className={classes.failure} data-testid="call-failure">
          {asked.failure !== null && (asked.failure === 'unconfirmed' ? t('call.unconfirmed') : sentence(t, asked.failure))}
        </div>
      </div>
    </section>
  )
}

function Words({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const duty = useDeskPart(({ state }) => state?.duty)
  const { call } = view
  const now = useServiceClock(view.state !== 'idle')
  const since = (at: string | null | undefined) => (at ? clock((now - Date.parse(at)) / 1_000) : '')

  switch (view.state) {
    case 'idle':
      return (
        <div>
          <p className={classes.title}>{t(duty?.onDuty ? 'call.idleOn' : 'call.idleOff')}</p>
          <p className="dim">{duty?.onDuty && duty.reach ? t(`call.idleOnNote.${duty.reach.kind}`) : t('call.idleOffNote')}</p>
        </div>
      )
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
            {t('call.wrapUp')}
            {left > 0 && (
              <span className={`${classes.timer} tabular`} role="timer" aria-label={t('call.wrapUpLeft')} data-testid="wrap-up-left">
                {clock(left)}
              </span>
            )}
          </p>
          <p>{left > 0 ? t('call.wrapUpNote') : t('call.wrapUpOver')}</p>
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

/** How often this person called in the last days; who they are, nobody knows. */
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

/** One line, the most pressing thing: a second one would move the buttons. */
function Remark({ view }: { view: CallView }) {
  const { t } = useTranslation()
  const words =
    view.unheard ? t('call.unheard')
    : view.state === 'regaining' ? t('call.regainingNote')
    : view.state === 'transferring' ? t('call.transferringNote')
    : view.state === 'phoneHolds' ? t('call.phoneHoldsNote')
    : view.muted ? t('call.muted')
    : view.quality === 'silent' ? t('call.quality.silent')
    : view.quality === 'poor' ? t('call.quality.poor')
    : null
  const language = view.language === null ? null : t(`language.${view.language}`)
  return (
    <p className={classes.remark} data-testid="call-remark" data-pressing={words !== null}>
      {words !== null ? <strong>{words}</strong> : [language && `${t('call.language')} ${language}.`, view.reach === 'softphone' || view.third !== null ? null : t('call.remote')].filter(Boolean).join(' ')}
    </p>
  )
}

/** Somebody who was called into the call, and what can be done with them. */
function Third({ view, asked }: { view: CallView; asked: Asked }) {
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
        {third.since !== null && third.state !== 'failed' && <span className="tabular dim">{clock((now - Date.parse(third.since)) / 1_000)}</span>}
      </p>
      {third.state !== 'failed' && (
        <div className={classes.thirdButtons}>
          {third.state === 'talking' && (
            <Button size="compact-sm" loading={asked.name === 'leave'} onClick={() => asked.ask('leave', callControl.leaveToThird(call.callId))} data-testid="leave-to-third">
              {t('call.others.leave')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" loading={asked.name === 'part'} onClick={() => asked.ask('part', callControl.partWithThird(call.callId))} data-testid="part-with-third">
            {t(third.state === 'ringing' ? 'call.others.cancel' : 'call.others.part')}
          </Button>
        </div>
      )}
    </div>
  )
}

type Does = { [K in CallKey]?: () => void }

/** What can be done now; a thing that cannot is not there, for the buttons and the keys alike. */
function useActions(view: CallView, asked: Asked, opened: Opened, open: (what: Opened) => void): Does {
  const phone = usePhoneActions()
  const more = useMutation({ mutationFn: moreWrapUp })
  const ready = useMutation({ mutationFn: endWrapUp })
  const id = view.call?.callId ?? ''
  const does: Does = {}
  if (view.canAccept) {
    does.accept = phone.accept
  }
  if (view.canRefuse) {
    does.refuse = phone.refuse
  }
  if (view.canHangUp) {
    does.hangUp = view.hangsUpHere ? phone.hangUp : () => asked.ask('hangUp', callControl.hangUp(id))
  }
  if (view.canMute) {
    does.mute = view.reach === 'softphone' ? phone.toggleMute : () => asked.ask('mute', callControl.mute(id, !view.muted))
  }
  if (view.canHold) {
    does.hold = () => asked.ask('hold', callControl.hold(id))
  }
  if (view.canResume) {
    does.hold = () => asked.ask('hold', callControl.resume(id))
  }
  if (view.canCallOthers) {
    does.transfer = () => open(opened === 'transfer' ? 'none' : 'transfer')
    does.third = () => open(opened === 'third' ? 'none' : 'third')
  }
  if (view.canDial) {
    does.keypad = () => open(opened === 'keypad' ? 'none' : 'keypad')
  }
  if (view.canAskForHelp) {
    does.help = () => asked.ask('help', view.call?.help ? callControl.withdrawHelp(id) : callControl.askForHelp(id))
  }
  if (view.state === 'wrapUp') {
    does.moreTime = () => more.mutate()
    does.ready = () => ready.mutate()
  }
  return does
}

interface ButtonsProps {
  view: CallView
  does: Does
  asked: Asked
  opened: Opened
}

function Buttons({ view, does, asked, opened }: ButtonsProps) {
  const { t } = useTranslation()
  if (does.accept || (view.state === 'ringing' && view.reach === 'softphone')) {
    return (
      <div className={classes.buttons}>
        <Button className={classes.accept} disabled={!does.accept} onClick={does.accept} leftSection={<PhoneIcon />} rightSection={<Key of="accept" />} aria-keyshortcuts={keyNames.accept.aria} data-testid="accept">
          {t('call.accept')}
        </Button>
        <Button variant="outline" className={classes.refuse} disabled={!does.refuse} onClick={does.refuse} rightSection={<Key of="refuse" />} aria-keyshortcuts={keyNames.refuse.aria} data-testid="refuse">
          {t('call.refuse')}
        </Button>
      </div>
    )
  }
  if (view.state === 'wrapUp') {
    return (
      <div className={classes.buttons}>
        <Button variant="default" onClick={does.moreTime} rightSection={<Key of="moreTime" />} aria-keyshortcuts={keyNames.moreTime.aria} data-testid="more-time">
          {t('call.moreTime')}
        </Button>
        <Button variant="light" onClick={does.ready} rightSection={<Key of="ready" />} aria-keyshortcuts={keyNames.ready.aria} data-testid="ready">
          {t('call.ready')}
        </Button>
      </div>
    )
  }
  if (!does.hangUp) {
    return null
  }
  const held = view.state === 'onHold'
  const help = view.call?.help ?? null
  return (
    <div className={classes.talking}>
      <Tool of="mute" does={does} icon={view.muted ? <MutedIcon /> : <MicrophoneIcon />} on={view.muted} busy={asked.name === 'mute'} testid="mute">
        {t(view.muted ? 'call.unmute' : 'call.mute')}
      </Tool>
      <Tool of="hold" does={does} icon={held ? <ResumeIcon /> : <PauseIcon />} on={held} busy={asked.name === 'hold'} testid={held ? 'resume' : 'hold'}>
        {t(held ? 'call.resume' : 'call.hold')}
      </Tool>
      <Tool of="keypad" does={does} icon={<KeypadIcon />} expanded={opened === 'keypad'} testid="keypad">
        {t('call.keypad.open')}
      </Tool>
      <Tool of="transfer" does={does} icon={<TransferIcon />} expanded={opened === 'transfer'} testid="transfer">
        {t('call.others.transfer')}
      </Tool>
      <Tool of="third" does={does} icon={<ThirdIcon />} expanded={opened === 'third'} testid="third">
        {t('call.others.third')}
      </Tool>
      <Tool of="help" does={does} icon={<HelpIcon />} on={help !== null} busy={asked.name === 'help'} testid="help">
        {t(help === null ? 'call.help' : help.by === null ? 'call.helpAsked' : 'call.helpComing')}
      </Tool>
      <Button className={classes.hangUp} onClick={does.hangUp} loading={asked.name === 'hangUp'} leftSection={<HangUpIcon />} rightSection={<Key of="hangUp" />} aria-keyshortcuts={keyNames.hangUp.aria} data-testid="hang-up">
        {t('call.hangUp')}
      </Button>
    </div>
  )
}

interface ToolProps {
  of: CallKey
  does: Does
  icon: ReactNode
  on?: boolean
  expanded?: boolean
  busy?: boolean
  testid: string
  children: ReactNode
}

/** What was asked for and is not confirmed yet shows as busy, not as done. */
function Tool({ of, does, icon, on, expanded, busy = false, testid, children }: ToolProps) {
  const key = keyNames[of]
  return (
    <button
      type="button"
      className={classes.tool}
      disabled={!does[of]}
      onClick={does[of]}
      aria-pressed={on}
      aria-expanded={expanded}
      aria-busy={busy}
      aria-keyshortcuts={key.aria}
      title={key.shown}
      data-testid={testid}
    >
      {icon}
      <span>{children}</span>
    </button>
  )
}

function Key({ of }: { of: CallKey }) {
  return (
    <kbd className={classes.key} aria-hidden="true">
      {keyNames[of].shown}
    </kbd>
  )
}

function useAnnouncements(view: CallView) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { state } = view
  const before = useRef<CallPanelState>(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === state) {
      return
    }
    if (state === 'ringing') {
      announce(t('call.announce.ringing'), true)
    } else if (state === 'inCall') {
      announce(t(was === 'onHold' || was === 'phoneHolds' ? 'call.announce.resumed' : 'call.announce.inCall'))
    } else if (state === 'onHold' || state === 'phoneHolds' || state === 'transferring' || state === 'regaining' || state === 'wrapUp') {
      announce(t(`call.announce.${state}`))
    } else if (state === 'idle' && was === 'ringing') {
      announce(t('call.announce.gone'))
    }
  }, [state, announce, t])

  const third = view.third?.state ?? null
  const name = view.third?.label ?? null
  const thirdBefore = useRef(third)
  useEffect(() => {
    if (third !== thirdBefore.current) {
      thirdBefore.current = third
      if (third !== null) {
        announce(`${name ?? t('call.others.aNumber')} : ${t(`call.others.state.${third}`)}`)
      }
    }
  }, [third, name, announce, t])

  const poor = view.quality !== 'good'
  useEffect(() => {
    if (poor) {
      announce(t('call.quality.poor'))
    }
  }, [poor, announce, t])
}

