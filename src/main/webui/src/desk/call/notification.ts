import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../../i18n/format'
import { useServiceClock } from '../../live/serviceClock'
import { type CallView, waitingSince } from './callView'

/** The permission for desktop notifications of a ringing call; `unsupported` if the browser has none. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission
}

/**
 * A desktop notification of a ringing call while the page is hidden. It contains the language and the wait, as the screen does, and nothing
 * about the caller, whom nobody knows.
 */
export function useCallNotification(view: CallView): void {
  const { t } = useTranslation()
  const ringing = view.state === 'ringing'
  const now = useServiceClock(false)
  const language = view.language
  const waits = waitingSince(view.call)
  const latestNow = useRef(now)
  latestNow.current = now
  const shown = useRef<Notification | null>(null)
  // The browser's telephone may ring before the service's message about the call arrives: that message then updates the same notification.
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
    const waited = waits !== null ? t('call.waitedSoFar', { time: clock((latestNow.current - waits) / 1_000) }) : ''
    try {
      const notification = new Notification(words, { body: waited, tag: 'permanence.call', requireInteraction: true })
      notification.onclick = () => {
        window.focus()
        notification.close()
      }
      shown.current = notification
    } catch {
      // Mobile browsers need a service worker for notifications: the ring tone and the title are enough there.
    }
  }, [ringing, language, waits, t])
  useEffect(() => () => shown.current?.close(), [])
}
