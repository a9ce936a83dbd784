import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AlertIcon } from '../../kit/icons'
import { useDeskCall, usePhone, usePhoneActions } from '../Desk'
import { callControl } from './callControl'
import classes from './CallPanel.module.css'

/**
 * What is left of the call panel after an error in it: the call goes on, and the responder can mute it, end it, and draw the panel again.
 */
export function BareCall({ again }: { again: () => void }) {
  const { t } = useTranslation()
  const { leg } = usePhone()
  const phone = usePhoneActions()
  const call = useDeskCall()
  const talks = leg?.phase === 'connected' || (call !== null && call.pickedUpAt !== null && call.endedAt === null)
  const hangUp = () => (call === null ? phone.hangUp() : void callControl.hangUp(call.callId).catch(() => phone.hangUp()))
  return (
    <section className={`card area-call ${classes.panel}`} role="alert" aria-label={t('call.title')} data-testid="failed" data-panel="call">
      <p className="trouble">
        <AlertIcon />
        <span>{t(talks ? 'call.failedInCall' : 'app.panelFailed')}</span>
      </p>
      <div className="failed-actions">
        <Button size="compact-md" variant="light" onClick={again} data-testid="again">
          {t('app.showAgain')}
        </Button>
        {leg?.phase === 'ringing' && (
          <Button size="compact-md" onClick={phone.accept} data-testid="accept">
            {t('call.accept')}
          </Button>
        )}
        {leg?.phase === 'connected' && (
          <Button size="compact-md" variant="default" onClick={phone.toggleMute} data-testid="mute">
            {t(leg.muted ? 'call.unmute' : 'call.mute')}
          </Button>
        )}
        {talks && (
          <Button size="compact-md" variant="default" onClick={hangUp} data-testid="hang-up">
            {t('call.hangUp')}
          </Button>
        )}
      </div>
    </section>
  )
}
