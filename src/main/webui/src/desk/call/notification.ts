import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../../i18n/format'
import { useServiceClock } from '../../live/serviceClock'
import type { CallView } from './callView'

/** Whether the desktop may be told of a ringing call; `unsupported` on browsers without. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission
}

/**
 * A ringing call, told on the desktop while the page is not in sight. The language and the wait, as on the screen: nothing of who calls,
 * which nobody knows.
 */
export function useCallNotification(view: CallView): void {
  const { t } = useTranslation()
  const ringing = view.state === 'ringing'
  const now = useServiceClock(false)
  const language = view.language
  const arrivedAt = view.call?.arrivedAt
  const latestNow = useRef(now)
  latestNow.current = now
  const shown = useRef<Notification | null>(null)
  // A browser's own telephone may ring before the service has told of the call: the same notification is then written anew.
  useEffect(() => {
    if (!ringing) {
      shown.current?.close()
      shown.current = null
      return
    }
    if (!document.hidden || notificationPermission() !== 'granted') {
      return
    }
    const words = language === null ? t('call.ringing') : t('call.ringingIn', { language: t(`language.${language}`) })
    const waited = arrivedAt ? t('call.waitedSoFar', { time: clock((latestNow.current - Date.parse(arrivedAt)) / 1_000) }) : ''
    try {
      const notification = new Notification(words, { body: waited, tag: 'permanence.call', requireInteraction: true })
      notification.onclick = () => {
        window.focus()
        notification.close()
      }
      shown.current = notification
    } catch {
      // Browsers of telephones want a service worker for it: the ring tone and the title do.
    }
  }, [ringing, language, arrivedAt, t])
  useEffect(() => () => shown.current?.close(), [])
}
