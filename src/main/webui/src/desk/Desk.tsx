import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useSessionControl } from '../account/session'
import type { Account, DeskCall } from '../api/types'
import { ClockOf, ServiceClock } from '../live/serviceClock'
import { callInHand, ofItself } from './call/callInHand'
import type { DeskView } from './deskState'
import { DeskSocket } from './deskSocket'
import type { SoundDevices } from './softphone/devices'
import { Softphone } from './softphone/softphone'
import type { SoftphoneView } from './softphone/view'

interface DeskParts {
  account: Account
  socket: DeskSocket
  phone: Softphone
}

const Parts = createContext<DeskParts | null>(null)

/**
 * State above the router that lasts as long as the session: the desk's socket and the telephone. The records being written are beside it
 * (record/Book.tsx).
 */
export function Desk({ account, children }: { account: Account; children: ReactNode }) {
  const { check } = useSessionControl()
  const [parts] = useState<DeskParts>(() => ({ account, socket: new DeskSocket(), phone: new Softphone(account.id) }))
  const [clock] = useState(() => new ServiceClock(parts.socket, { stopsWhenLost: false }))

  const lost = useEffectEvent(() => void check())

  useEffect(() => {
    const { socket, phone, account } = parts
    socket.onLost = () => lost()
    const back = () => phone.tryAtOnce()
    socket.onLive = back
    // After a short outage the socket may still be open, so a reconnection is not the only sign that the service is back.
    window.addEventListener('online', back)
    if (account.responderId !== null) {
      socket.start()
    }
    const away = (event: BeforeUnloadEvent) => {
      if (phone.snapshot().leg !== null) {
        event.preventDefault()
      }
    }
    window.addEventListener('beforeunload', away)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('beforeunload', away)
      socket.stop()
      phone.dispose()
    }
  }, [parts])

  return (
    <Parts.Provider value={parts}>
      <ClockOf value={clock}>
        <PhoneFollowsDuty />
        <CallAfterReload />
        {children}
      </ClockOf>
    </Parts.Provider>
  )
}

/** The telephone is switched on while the service says that this responder is on duty in a browser. */
function PhoneFollowsDuty() {
  const { phone } = useParts()
  const { state } = useDeskView()
  const wanted = state !== null && state.duty.onDuty && state.duty.reach?.kind === 'softphone'
  const known = state !== null
  useEffect(() => {
    if (known) {
      phone.want(wanted)
    }
  }, [phone, known, wanted])
  return null
}

function CallAfterReload() {
  const { phone } = useParts()
  const { link, state } = useDeskView()
  const leg = usePhone().leg?.phase ?? null
  const call = state?.call ?? null
  const live = link === 'live'
  /** Accepts automatically once per ring: without a microphone the call goes on ringing, and the responder accepts by hand. */
  const tried = useRef(false)
  useEffect(() => {
    const does = live ? ofItself(call, leg) : null
    if (leg === null) {
      tried.current = false
    } else if (does === 'remember' && call !== null) {
      callInHand.remember(call.callId)
    } else if (does === 'accept' && !tried.current) {
      tried.current = true
      phone.accept()
    }
  }, [phone, live, call, leg])
  return null
}

export function useParts(): DeskParts {
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
