import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react'
import { useSessionControl } from '../account/session'
import type { Account, DeskCall } from '../api/types'
import { ClockOf } from '../live/serviceClock'
import { deskOf, type DeskParts } from './deskParts'
import type { DeskView } from './deskState'
import type { SoundDevices } from './softphone/devices'
import type { SoftphoneView } from './softphone/view'

type Parts = DeskParts & { account: Account }

const Parts = createContext<Parts | null>(null)

/** Gives what is drawn below it the desk of this account ({@link deskOf}), which goes on without it. */
export function Desk({ account, children }: { account: Account; children: ReactNode }) {
  const { check } = useSessionControl()
  const parts = useMemo(() => ({ ...deskOf(account), account }), [account])
  const lost = useEffectEvent(() => void check())
  useEffect(() => {
    parts.socket.onLost = () => lost()
  }, [parts])
  return (
    <Parts.Provider value={parts}>
      <ClockOf value={parts.clock}>{children}</ClockOf>
    </Parts.Provider>
  )
}

export function useParts(): Parts {
  const parts = useContext(Parts)
  if (parts === null) {
    throw new Error('outside the desk')
  }
  return parts
}

export function useDeskView(): DeskView {
  const { socket } = useParts()
  return useSyncExternalStore(socket.subscribe, socket.view)
}

/**
 * A part of the desk's state. It redraws only when that part changes: `pick` must return a value or an object of the view itself, not a
 * new object.
 */
export function useDeskPart<P>(pick: (view: DeskView) => P): P {
  const { socket } = useParts()
  return useSyncExternalStore(socket.subscribe, () => pick(socket.view()))
}

export function usePhone(): SoftphoneView {
  const { phone } = useParts()
  return useSyncExternalStore(phone.subscribe, phone.snapshot)
}

const callOf = ({ state }: DeskView) => state?.call ?? null

export function useDeskCall(): DeskCall | null {
  return useDeskPart(callOf)
}

export interface PhoneActions {
  accept: () => void
  refuse: () => void
  hangUp: () => void
  toggleMute: () => void
  play: () => void
  takeOver: () => void
  claim: () => void
  tryMicrophone: () => void
  choose: (change: Partial<SoundDevices>) => void
  tryRing: () => void
  testEcho: () => void
  endEcho: () => void
}

export function usePhoneActions(): PhoneActions {
  const { phone } = useParts()
  return useMemo(
    () => ({
      accept: () => phone.accept(),
      refuse: () => phone.refuse(),
      hangUp: () => phone.hangUp(),
      toggleMute: () => phone.toggleMute(),
      play: () => phone.play(),
      takeOver: () => phone.takeOver(),
      claim: () => phone.claim(),
      tryMicrophone: () => void phone.tryMicrophone(),
      choose: (change) => phone.choose(change),
      tryRing: () => phone.tryRing(),
      testEcho: () => phone.testEcho(),
      endEcho: () => phone.endEcho(),
    }),
    [phone],
  )
}
