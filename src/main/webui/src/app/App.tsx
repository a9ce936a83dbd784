import { MantineProvider } from '@mantine/core'
import { Suspense, useEffect, useState } from 'react'
import { LogIn } from '../account/LogIn'
import { hasLeft, useFirstAccount, useSession, useSessionControl } from '../account/session'
import { identify, onSessionEnded } from '../api/http'
import type { Account } from '../api/types'
import { languages, remembrance, showIn } from '../i18n'
import { Calm } from '../kit/Calm'
import { useCallOn } from '../kit/callOn'
import { part } from '../kit/part'
import { leaveSeat } from '../kit/seat'
import { Crash } from './Crash'
import { theme } from './look'
import { type AsksFor, nobody, type Seat, seated } from './seat'
import { Unavailable } from './Unavailable'

/** The desk, its router and its forms are fetched after log-in; the telephone when its user goes on duty with it. */
const LoggedIn = part<{ account: Account; asks: AsksFor }>(() => import('./LoggedIn'), 'desk', 'record')

const ChoosePassword = part<{ token: string; done: () => void }>(() => import('../account/link/ChoosePassword'), 'account/link')
const FirstAdministrator = part<{ done: () => void }>(() => import('../account/link/FirstAdministrator'), 'account/link')
const Forgotten = part(() => import('../account/link/Forgotten'), 'account/link')

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Door />
    </MantineProvider>
  )
}

/** The log-in page, or the desk of whoever is logged in. A desk with a call stays until the call is over ({@link seated}). */
function Door() {
  const session = useSession()
  const { check } = useSessionControl()
  const firstIsAwaited = useFirstAccount(session.data === null)
  const calls = useCallOn()
  const [seat, setSeat] = useState<Seat>(nobody)
  /** Who sat here last. */
  const [sat, setSat] = useState<number | null>(null)
  const now = seated(seat, session.data, calls)
  if (now !== seat) {
    setSeat(now)
  }
  if (now.drawn !== null && now.drawn.id !== sat) {
    if (sat !== null) {
      // The address may name a record of whoever sat here before.
      history.replaceState(null, '', '#/')
    }
    setSat(now.drawn.id)
  }
  const { drawn, asks } = now
  // Before anything below it asks the service.
  identify(drawn?.id ?? null)
  const [address, setAddress] = useState(location.hash)

  // The router begins behind log-in; two pages are before it.
  useEffect(() => {
    const moved = () => setAddress(location.hash)
    window.addEventListener('hashchange', moved)
    return () => window.removeEventListener('hashchange', moved)
  }, [])

  useEffect(() => {
    // The page's own session may be over, or another account's have taken its place.
    onSessionEnded(() => void check())
    return () => onSessionEnded(() => undefined)
  })

  useEffect(() => {
    if (drawn === null) {
      leaveSeat()
    } else if (remembrance() === null && languages.includes(drawn.language)) {
      void showIn(drawn.language, false)
    }
  }, [drawn])

  const token = /^#\/password\/([\w-]+)$/.exec(address)?.[1]
  if (token !== undefined && !calls) {
    return (
      <Suspense fallback={<Calm />}>
        <ChoosePassword
          key={token}
          token={token}
          done={() => {
            // Without an entry in the browser's history: the link is spent.
            history.replaceState(null, '', '#/')
            setAddress('#/')
          }}
        />
      </Suspense>
    )
  }
  if (drawn !== null) {
    return (
      <Crash>
        <Suspense fallback={<Calm />}>
          <LoggedIn key={drawn.id} account={drawn} asks={asks} />
        </Suspense>
      </Crash>
    )
  }
  if (session.data === undefined) {
    return session.isError ? <Unavailable failure={session.error} retry={() => void session.refetch()} /> : <Calm />
  }
  if (firstIsAwaited) {
    return (
      <Suspense fallback={<Calm />}>
        <FirstAdministrator done={() => history.replaceState(null, '', '#/set-up')} />
      </Suspense>
    )
  }
  if (address === '#/forgotten') {
    return (
      <Suspense fallback={<Calm />}>
        <Forgotten />
      </Suspense>
    )
  }
  return <LogIn cutOff={sat !== null && !hasLeft()} />
}
