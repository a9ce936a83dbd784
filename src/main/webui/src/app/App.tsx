import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { LogIn } from '../account/LogIn'
import { useSession, useSessionControl } from '../account/session'
import { onSessionEnded } from '../api/http'
import type { Account } from '../api/types'
import { languages, remembrance, showIn } from '../i18n'
import { Calm } from '../kit/Calm'
import { Crash } from './Crash'
import { theme } from './look'
import { part } from './part'
import { Unavailable } from './Unavailable'

/** The desk, its router and its forms are fetched after log-in; the telephone when its user goes on duty with it. */
const LoggedIn = part<{ account: Account }>(() => import('./LoggedIn'), 'desk', 'record')

const ChoosePassword = part<{ token: string; done: () => void }>(() => import('../account/link/ChoosePassword'), 'account/link')
const Forgotten = part(() => import('../account/link/Forgotten'), 'account/link')

const client = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 1 }, mutations: { retry: false } },
})

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Crash>
        <QueryClientProvider client={client}>
          <Door />
        </QueryClientProvider>
      </Crash>
    </MantineProvider>
  )
}

function Door() {
  const session = useSession()
  const { ended } = useSessionControl()
  const [cutOff, setCutOff] = useState(false)
  const account = session.data
  const [address, setAddress] = useState(location.hash)

  // The router begins behind log-in; these two pages are before it.
  useEffect(() => {
    const moved = () => setAddress(location.hash)
    window.addEventListener('hashchange', moved)
    return () => window.removeEventListener('hashchange', moved)
  }, [])

  useEffect(() => {
    onSessionEnded(() => {
      setCutOff(true)
      ended()
    })
    return () => onSessionEnded(() => undefined)
  })

  useEffect(() => {
    if (account) {
      setCutOff(false)
      if (remembrance() === null && languages.includes(account.language)) {
        void showIn(account.language, false)
      }
    }
  }, [account])

  const token = /^#\/password\/([\w-]+)$/.exec(address)?.[1]
  if (token !== undefined) {
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
  if (session.isError) {
    return <Unavailable failure={session.error} retry={() => void session.refetch()} />
  }
  if (account === undefined) {
    return <Calm />
  }
  if (account === null && address === '#/forgotten') {
    return (
      <Suspense fallback={<Calm />}>
        <Forgotten />
      </Suspense>
    )
  }
  if (account === null) {
    return <LogIn cutOff={cutOff} />
  }
  return (
    <Suspense fallback={<Calm />}>
      <LoggedIn key={account.id} account={account} />
    </Suspense>
  )
}
