import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AlertIcon, CheckIcon } from '../app/icons'
import { usePhone, usePhoneActions } from './Desk'
import classes from './PhoneState.module.css'

/** The browser's telephone in one sentence, and one for each thing that can be wrong with it. */
export function PhoneState() {
  const { t } = useTranslation()
  const view = usePhone()
  const { tryMicrophone } = usePhoneActions()
  const microphone = view.microphone === 'missing' || view.microphone === 'refused' || view.microphone === 'busy' ? view.microphone : null
  const fine = view.registration === 'registered' && microphone === null
  return (
    <div className={classes.phone} role="status" aria-label={t('phone.title')} data-testid="softphone" data-state={view.registration} data-problem={view.problem} data-microphone={view.microphone}>
      {fine && (
        <p className={classes.fine}>
          <CheckIcon size={16} /> {t('phone.registered')}
        </p>
      )}
      {view.registration === 'starting' && <p className="dim">{t('phone.starting')}</p>}
      {view.registration === 'failed' && view.problem !== null && (
        <p className={classes.wrong}>
          <AlertIcon size={16} /> <span>{t(`phone.problem.${view.problem}`)}</span>
        </p>
      )}
      {view.microphone === 'asking' && <p>{t('phone.microphone.asking')}</p>}
      {microphone !== null && (
        <>
          <p className={classes.wrong}>
            <AlertIcon size={16} /> <span>{t(`phone.microphone.${microphone}`)}</span>
          </p>
          <Button size="compact-sm" variant="light" onClick={tryMicrophone}>
            {t('phone.tryMicrophone')}
          </Button>
        </>
      )}
      {view.soundBlocked && <p className={classes.wrong}>{t('phone.soundBlocked')}</p>}
      {view.answerFailed && <p className={classes.wrong}>{t('phone.answerFailed')}</p>}
    </div>
  )
}
