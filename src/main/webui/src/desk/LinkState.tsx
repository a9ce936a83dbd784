import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { useAnnounce } from '../kit/Announcer'
import { AlertIcon } from '../kit/icons'
import { useLasting } from '../live/lasting'
import { useDeskView } from './Desk'

/**
 * Shown when the screen has lost its connection to the service, or the service its connection to the PBX. It replaces the queue's figures,
 * which are then outdated, so that nothing else moves. When only the database stores nothing, the figures stay: they are true.
 */
export function LinkState({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { link, state } = useDeskView()
  const { time } = useFormats()
  const lost = useLasting(link === 'lost')
  const announce = useAnnounce()
  const wasLost = useRef(false)
  useEffect(() => {
    if (wasLost.current && !lost) {
      announce(t('link.back'))
    }
    wasLost.current = lost
  }, [lost, announce, t])
  const pbxAway = link === 'live' && state !== null && !state.pbx.connected
  const notWrittenSince = link === 'live' ? (state?.storage.notWrittenSince ?? null) : null
  const words = lost ? t('link.lost') : pbxAway ? t('link.pbxAway') : null
  return (
    <div className="link">
      <div
        role="status"
        data-testid="link"
        data-state={link}
        data-pbx={state === null ? 'unknown' : state.pbx.connected ? 'connected' : 'away'}
        data-written={notWrittenSince === null}
      >
        {words !== null && (
          <p className="trouble">
            <AlertIcon />
            <span>{words}</span>
          </p>
        )}
        {words === null && notWrittenSince !== null && (
          <p className="trouble" data-testid="not-written">
            <AlertIcon />
            <span>{t('link.notWritten', { time: time(notWrittenSince) })}</span>
          </p>
        )}
      </div>
      {words === null && children}
    </div>
  )
}
