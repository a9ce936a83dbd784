import { Button } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertIcon, CheckIcon, SoundIcon } from '../../kit/icons'
import { useDeskPart, usePhone, usePhoneActions } from '../Desk'
import { PhoneSettings } from './PhoneSettings'
import classes from './PhoneState.module.css'
import { addressToOpen, phoneTrouble } from './phoneTrouble'

/** The state of the browser's telephone in one sentence, and one sentence for each problem. */
export function PhoneState() {
  const { t } = useTranslation()
  const view = usePhone()
  const { tryMicrophone, takeOver, testEcho } = usePhoneActions()
  const [settings, setSettings] = useState(false)
  const online = useOnline()
  const linked = useDeskPart(({ link }) => link === 'live')
  const pbxIsThere = useDeskPart(({ link, state }) => link === 'live' && state?.pbx.connected === true)
  const microphone = view.microphone === 'missing' || view.microphone === 'refused' || view.microphone === 'busy' ? view.microphone : null
  const fine = view.registration === 'registered' && microphone === null && view.microphone !== 'toAllow'
  const trouble = phoneTrouble(view, { online, linked, pbxIsThere })
  const elsewhere = trouble === 'otherTab' || trouble === 'otherBrowser'
  const address = trouble === 'certificate' ? addressToOpen(view.address) : null
  return (
    <div
      className={classes.phone}
      data-testid="softphone"
      data-state={view.registration}
      data-problem={trouble}
      data-microphone={view.microphone}
      data-echo={view.echo}
    >
      <div className={classes.words} role="status" aria-label={t('phone.title')}>
        {fine && (
          <p className={classes.fine}>
            <CheckIcon size={16} /> {t('phone.registered')}
          </p>
        )}
        {view.registration === 'starting' && <p className="dim">{t('phone.starting')}</p>}
        {trouble !== null && (
          <p className={elsewhere ? classes.elsewhere : classes.wrong}>
            <AlertIcon size={16} /> <span>{t(`phone.problem.${trouble}`)}</span>
          </p>
        )}
        {trouble === 'soundless' && view.echo === 'calling' && <p className="dim">{t('phone.soundTest.running')}</p>}
        {trouble === 'soundless' && view.echo === 'failed' && <p className={classes.wrong}>{t('phone.soundTest.failed')}</p>}
        {view.microphone === 'toAllow' && <p>{t('phone.microphone.toAllow')}</p>}
        {view.microphone === 'asking' && <p>{t('phone.microphone.asking')}</p>}
        {microphone !== null && (
          <p className={classes.wrong}>
            <AlertIcon size={16} /> <span>{t(`phone.microphone.${microphone}`)}</span>
          </p>
        )}
        {view.soundBlocked && <p className={classes.wrong}>{t('phone.soundBlocked')}</p>}
        {view.answerFailed && <p className={classes.wrong}>{t('phone.answerFailed')}</p>}
      </div>
      <div className={classes.actions}>
        {elsewhere && (
          <Button size="compact-sm" variant="light" onClick={takeOver} data-testid="take-over">
            {t('phone.takeOver')}
          </Button>
        )}
        {trouble === 'soundless' && (
          <Button size="compact-sm" loading={view.echo === 'calling'} onClick={testEcho} data-testid="test-sound">
            {t('phone.soundTest.try')}
          </Button>
        )}
        {address !== null && (
          <a href={address} target="_blank" rel="noreferrer">
            {t('phone.openAddress')}
          </a>
        )}
        {(microphone !== null || view.microphone === 'toAllow') && (
          <Button
            size="compact-sm"
            variant={view.microphone === 'toAllow' ? 'filled' : 'light'}
            onClick={tryMicrophone}
            data-testid="try-microphone"
          >
            {t(view.microphone === 'toAllow' ? 'phone.allowMicrophone' : 'phone.tryMicrophone')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<SoundIcon size={16} />}
          aria-expanded={settings}
          onClick={() => setSettings(!settings)}
          data-testid="phone-settings"
        >
          {t('phone.settings.open')}
        </Button>
      </div>
      {settings && <PhoneSettings />}
    </div>
  )
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
}
