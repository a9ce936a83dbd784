import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeskCall, usePhone } from '../Desk'
import { callView } from './callView'

/** Shows a ringing or current call in the title of the browser tab too. */
export function DocumentTitle() {
  const { t } = useTranslation()
  const view = callView(useDeskCall(), usePhone())
  const { language } = view
  useEffect(() => {
    const now =
      view.state === 'ringing'
        ? `● ${language === null ? t('call.ringing') : t('call.ringingIn', { language: t(`language.${language}`) })} · `
        : view.state === 'inCall' ||
            view.state === 'onHold' ||
            view.state === 'phoneHolds' ||
            view.state === 'transferring' ||
            view.state === 'regaining'
          ? `${t('call.documentInCall')} · `
          : ''
    document.title = `${now}${t('app.name')}`
  }, [t, view.state, language])
  return null
}
