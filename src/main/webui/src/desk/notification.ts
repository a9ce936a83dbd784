import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clock } from '../i18n/format'
import type { CallView } from './callView'
import { useServiceClock } from './Desk'

/** Whether the desktop may be told of a ringing call; `unsupported` on browsers without. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission
}

/** A ringing call, told on the desktop while the page is not in sight. The language and the wait, as on the screen: nothing of who calls, which nobody knows. */
export function useCallNotification(view: CallView): void {
  const { t } = useTranslation()
  const ringing = view.state === 'ringing'
  const now = useServiceClock(false)
  const latest = useRef({ view, now })
  latest.current = { view, now }
  useEffect(() => {
    if (!ringing || !document.hidden || notificationPermission() !== 'granted') {
      return undefined
    }
    const { view, now } = latest.current
    const words = view.language === null ? t('call.ringing') : t('call.ringingIn', { language: t(`language.${view.language}`) })
    const waited = view.call?.arrivedAt ? t('call.waitedSoFar', { time: clock((now - Date.parse(view.call.arrivedAt)) / 1_000) }) : ''
    let shown: Notification | null = null
    try {
      shown = new Notification(words, { body: waited, tag: 'permanence.call', requireInteraction: true })
      shown.onclick = () => {
        window.focus()
        shown?.close()
      }
    } catch {
      // Browsers of telephones want a service worker for it: the ring tone and the title do.
    }
    return () => shown?.close()
  }, [ringing, t])
}
