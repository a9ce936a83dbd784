import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../kit/Announcer'
import type { CallPanelState, CallView } from './callView'

/** Screen-reader announcements of the call's changes, for users who do not see the panel. */
export function useAnnouncements(view: CallView) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { state } = view
  const before = useRef<CallPanelState>(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === state) {
      return
    }
    if (state === 'ringing') {
      announce(t('call.announce.ringing'), true)
    } else if (state === 'inCall') {
      announce(t(was === 'onHold' || was === 'phoneHolds' ? 'call.announce.resumed' : 'call.announce.inCall'))
    } else if (state === 'onHold' || state === 'phoneHolds' || state === 'transferring' || state === 'regaining' || state === 'wrapUp') {
      announce(t(`call.announce.${state}`))
    } else if (state === 'idle' && was === 'ringing') {
      announce(t('call.announce.gone'))
    }
  }, [state, announce, t])

  const third = view.third?.state ?? null
  const name = view.third?.label ?? null
  const thirdBefore = useRef(third)
  useEffect(() => {
    if (third !== thirdBefore.current) {
      thirdBefore.current = third
      if (third !== null) {
        announce(`${name ?? t('call.others.aNumber')} : ${t(`call.others.state.${third}`)}`)
      }
    }
  }, [third, name, announce, t])

  const silent = view.call?.silentSince != null
  useEffect(() => {
    if (silent) {
      announce(t('call.announce.callerSilent'))
    }
  }, [silent, announce, t])
  const { microphone, unplayed } = view
  useEffect(() => {
    if (microphone !== 'live') {
      announce(t(`call.microphone.${microphone}`), true)
    }
  }, [microphone, announce, t])
  useEffect(() => {
    if (unplayed) {
      announce(t('call.unplayed'), true)
    }
  }, [unplayed, announce, t])

  const poor = view.quality !== 'good'
  useEffect(() => {
    if (poor) {
      announce(t('call.quality.poor'))
    }
  }, [poor, announce, t])
}
