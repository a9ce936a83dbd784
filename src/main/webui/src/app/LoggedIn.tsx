import { Suspense } from 'react'
import { HashRouter, Navigate, Route, Routes } from 'react-router'
import { LogInOver } from '../account/LogInOver'
import { onLeaving } from '../account/session'
import type { Account } from '../api/types'
import { Desk } from '../desk/Desk'
import { Announcer } from '../kit/Announcer'
import { Answers, forgetAnswers } from '../kit/answers'
import { Calm } from '../kit/Calm'
import { NotFound } from '../kit/NotFound'
import { RecordsBeingWritten } from '../record/Book'
import { WallboardLive } from '../wallboard/Live'
import { AccessBack } from './AccessBack'
import { Frame } from './Frame'
import { NewVersion } from './NewVersion'
import { Asking } from './over'
import { homeOf, pagesOf } from './pages'
import type { AsksFor } from './seat'

onLeaving(forgetAnswers)

interface Props {
  account: Account
  asks: AsksFor
}

export default function LoggedIn(props: Props) {
  return (
    <Answers>
      <Screens {...props} />
    </Answers>
  )
}

/**
 * Addresses are in the fragment, after the `#`: any page can be reloaded during a call although the service does not know the pages of the
 * screens, and no record number reaches a proxy's log.
 *
 * @param asks a password, over the call that goes on: all but the call is out of reach
 */
function Screens({ account, asks }: Props) {
  const home = homeOf(account)
  return (
    <Desk account={account}>
      <RecordsBeingWritten>
        <Announcer>
          <AccessBack asks={asks} />
          <Asking value={asks !== null}>
            {/* Without transitions: at pick-up the record must be in the next paint; React would delay a transition. */}
            <HashRouter useTransitions={false}>
              <WallboardLive account={account}>
                <Routes>
                  <Route element={<Frame />}>
                    {pagesOf(account).map(({ path, part: Part }) => (
                      <Route
                        key={path}
                        path={path}
                        element={
                          path === '/' && home !== path ? (
                            <Navigate to={home} replace />
                          ) : (
                            Part && (
                              <Suspense fallback={<Calm />}>
                                <Part />
                              </Suspense>
                            )
                          )
                        }
                      />
                    ))}
                    <Route path="*" element={<NotFound />} />
                  </Route>
                </Routes>
              </WallboardLive>
            </HashRouter>
          </Asking>
          {asks === null ? <NewVersion /> : <LogInOver account={account} other={asks === 'other'} />}
        </Announcer>
      </RecordsBeingWritten>
    </Desk>
  )
}
