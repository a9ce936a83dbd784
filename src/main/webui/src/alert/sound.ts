import { useEffect, useState } from 'react'
import { useAnnounce } from '../kit/Announcer'
import { Heard, sounding } from './alerts'
import { Chime } from './chime'
import type { Alert, Help } from './types'

const MUTED = 'permanence.alerts.muted'

export interface Sound {
  muted: boolean
  /** The number of sounds played on this page. */
  sounded: number
  /** The browser blocked a sound: somebody must click in the page first. */
  blocked: boolean
  setMuted: (muted: boolean) => void
}

/** Plays a sound once for each alert and each call for help, and announces it to screen readers. This browser remembers muting. */
export function useSound(alerts: readonly Alert[], help: readonly Help[], words: (id: string) => string): Sound {
  const announce = useAnnounce()
  const [chime] = useState(() => new Chime())
  const [heard] = useState(() => new Heard(sessionStorage))
  const [muted, setMuted] = useState(readMuted)
  const [blocked, setBlocked] = useState(false)
  const [sounded, setSounded] = useState(0)

  useEffect(() => {
    const fresh = heard.fresh(sounding(alerts, help))
    if (fresh.length === 0) {
      return
    }
    announce(fresh.map(words).join(' '), true)
    if (!muted) {
      void chime.play().then((audible) => {
        setBlocked(!audible)
        setSounded((times) => times + Number(audible))
      })
    }
  }, [alerts, help, heard, chime, muted, announce, words])

  return {
    muted,
    sounded,
    blocked: blocked && !muted,
    setMuted: (now) => {
      setMuted(now)
      setBlocked(false)
      try {
        localStorage.setItem(MUTED, String(now))
      } catch {
        // Storage is forbidden: muting lasts as long as the page.
      }
      if (!now) {
        void chime.play()
      }
    },
  }
}

function readMuted(): boolean {
  try {
    return localStorage.getItem(MUTED) === 'true'
  } catch {
    return false
  }
}
