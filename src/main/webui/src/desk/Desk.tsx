import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useSessionControl } from '../account/session'
import type { Account, CallRecord, DeskCall } from '../api/types'
import { RecordBook } from '../record/records'
import type { DeskView } from './deskState'
import { DeskSocket } from './deskSocket'
import { Softphone, type SoftphoneView } from './softphone/softphone'

interface DeskParts {
  account: Account
  socket: DeskSocket
  book: RecordBook
  phone: Softphone
}

const Parts = createContext<DeskParts | null>(null)

/**
 * What lives as long as the log-in, above the router: the desk's socket, the records being written, and the telephone.
 */
export function Desk({ account, children }: { account: Account; children: ReactNode }) {
  const { check } = useSessionControl()
  const [parts] = useState<DeskParts>(() => ({ account, socket: new DeskSocket(), book: new RecordBook(account.id), phone: new Softphone() }))

  useEffect(() => {
    const { socket, book, phone } = parts
    socket.onRecord = (record: CallRecord) => void book.learn(record)
    socket.onLost = () => void check()
    socket.onLive = () => book.resume()
    if (account.responderId !== null) {
      socket.start()
    }
    const gone = () => phone.dispose()
    window.addEventListener('pagehide', gone)
    const away = (event: BeforeUnloadEvent) => {
      if (book.unsaved().length > 0 || phone.snapshot().leg !== null) {
        event.preventDefault()
      }
    }
    window.addEventListener('beforeunload', away)
    return () => {
      window.removeEventListener('pagehide', gone)
      window.removeEventListener('beforeunload', away)
      socket.stop()
      phone.dispose()
    }
    // Made once for the account: `check` changes its identity, never its meaning.
  }, [parts])

  return (
    <Parts.Provider value={parts}>
      <PhoneFollowsDuty />
      {children}
    </Parts.Provider>
  )
}

/** The telephone is wanted while the service says that this responder is on duty in a browser. */
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

/** Part of what the desk knows. Redraws only when that part changes: `pick` must give a value or an object of the view itself, nothing freshly made. */
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

/** The service's clock, ticking once a second while `running`. Epoch milliseconds. */
export function useServiceClock(running = true): number {
  const { clockOffset } = useDeskView()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) {
      return undefined
    }
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [running])
  return now + clockOffset
}

export interface PhoneActions {
  accept: () => void
  refuse: () => void
  hangUp: () => void
  toggleMute: () => void
  tryMicrophone: () => void
}

export function usePhoneActions(): PhoneActions {
  const { phone } = useParts()
  const accept = useCallback(() => void phone.accept(), [phone])
  const refuse = useCallback(() => phone.refuse(), [phone])
  const hangUp = useCallback(() => phone.hangUp(), [phone])
  const toggleMute = useCallback(() => phone.toggleMute(), [phone])
  const tryMicrophone = useCallback(() => void phone.tryMicrophone(), [phone])
  return useMemo(() => ({ accept, refuse, hangUp, toggleMute, tryMicrophone }), [accept, refuse, hangUp, toggleMute, tryMicrophone])
}
