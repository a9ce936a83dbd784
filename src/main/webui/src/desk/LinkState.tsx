import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../app/Announcer'
import { AlertIcon } from '../app/icons'
import { useDeskView } from './Desk'

/** A reconnection that takes a blink is not worth a word. */
const BLINK_MILLIS = 700

/**
 * Says when the screen has lost its line to the service, or the service its line to the PBX: in the place of the queue's figures, which are then old, so that nothing else moves.
 */
export function LinkState({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { link, state } = useDeskView()
  const lost = useLasting(link === 'lost', BLINK_MILLIS)
  const announce = useAnnounce()
  const wasLost = useRef(false)
  useEffect(() => {
    if (wasLost.current && !lost) {
      announce(t('link.back'))
    }
    wasLost.current = lost
  }, [lost, announce, t])
  const pbxAway = link === 'live' && state !== null && !state.pbx.connected
  const words = lost ? t('link.lost') : pbxAway ? t('link.pbxAway') : null
  return (
    <div className="link">
      <div role="status" data-testid="link" data-state={link} data-pbx={state === null ? 'unknown' : state.pbx.connected ? 'connected' : 'away'}>
        {words !== null && (
          <p className="trouble">
            <AlertIcon />
            <span>{words}</span>
          </p>
        )}
      </div>
      {words === null && children}
    </div>
  )
}

function useLasting(condition: boolean, millis: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!condition) {
      setLasting(false)
      return undefined
    }
    const timer = setTimeout(() => setLasting(true), millis)
    return () => clearTimeout(timer)
  }, [condition, millis])
  return lasting
}
