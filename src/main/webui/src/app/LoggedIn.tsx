import { Suspense } from 'react'
import { HashRouter, Navigate, Route, Routes } from 'react-router'
import type { Account } from '../api/types'
import { Desk } from '../desk/Desk'
import { Announcer } from '../kit/Announcer'
import { Calm } from '../kit/Calm'
import { NotFound } from '../kit/NotFound'
import { RecordsBeingWritten } from '../record/Book'
import { WallboardLive } from '../wallboard/Live'
import { Frame } from './Frame'
import { homeOf, pagesOf } from './pages'

/**
 * Addresses are in the fragment, after the `#`: any page can be reloaded during a call although the service does not know the pages of the
 * screens, and no record number reaches a proxy's log.
 */
export default function LoggedIn({ account }: { account: Account }) {
  const home = homeOf(account)
  return (
    <Desk account={account}>
      <RecordsBeingWritten>
        <Announcer>
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
        </Announcer>
      </RecordsBeingWritten>
    </Desk>
  )
}
