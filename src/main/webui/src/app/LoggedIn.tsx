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
 * Addresses live behind the `#`: any of them can be reloaded in the middle of a call without the service knowing the screens' pages, and no
 * record's number reaches a proxy's log that way.
 */
export default function LoggedIn({ account }: { account: Account }) {
  const home = homeOf(account)
  return (
    <Desk account={account}>
      <RecordsBeingWritten>
        <Announcer>
          {/* Without transitions: at pick-up the record must be there in the next paint, not when React finds time. */}
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
