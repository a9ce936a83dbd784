import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from '../../kit/message'
import { useDeskView, usePhone } from '../Desk'
import { type Opened, useActions } from './actions'
import { useAnnouncements } from './announcements'
import { useAsked } from './asked'
import { CallButtons } from './CallButtons'
import { callControl } from './callControl'
import classes from './CallPanel.module.css'
import { callView } from './callView'
import { CallWords } from './CallWords'
import { Keypad } from './Keypad'
import { useCallKeys } from './keys'
import { useCallNotification } from './notification'
import { OthersForm } from './OthersForm'
import { ThirdPerson } from './ThirdPerson'

/**
 * The call in hand, on any phone: the softphone itself, or the remote control of a desk or home phone. It has the same height in every
 * state, so that nothing below it moves when a call arrives.
 */
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
      data-microphone={view.microphone}
      data-packets-received={phone.leg?.packetsReceived}
      data-packets-sent={phone.leg?.packetsSent}
    >
      <CallWords view={view} />
      <ThirdPerson view={view} asked={asked} />
      <div>
        <CallButtons view={view} does={does} asked={asked} opened={opened} />
        {opened === 'keypad' && (
          <Keypad
            onKey={(digits) => view.call && asked.ask('keypad', callControl.keypad(view.call.callId, digits), false)}
            onClose={() => setOpened('none')}
          />
        )}
        {(opened === 'transfer' || opened === 'third') && view.call && (
          <OthersForm key={opened} purpose={opened} callId={view.call.callId} asked={asked} onClose={() => setOpened('none')} />
        )}
        <div role="alert" className={classes.failure} data-testid="call-failure">
          {asked.failure !== null && (asked.failure === 'unconfirmed' ? t('call.unconfirmed') : sentence(t, asked.failure))}
        </div>
      </div>
    </section>
  )
}
