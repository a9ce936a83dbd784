import { lazy, Suspense } from 'react'
import { HashRouter, Navigate, Route, Routes } from 'react-router'
import type { Account } from '../api/types'
import { Desk } from '../desk/Desk'
import { DeskPage } from '../desk/DeskPage'
import { RecordsPage } from '../record/RecordsPage'
import { Frame } from './Frame'
import { mayCoordinate, WallboardLive } from '../wallboard/Live'
import { Announcer } from '../kit/Announcer'
import { Calm } from '../kit/Calm'
import { managedBy } from './managed'
import { NotFound } from '../kit/NotFound'

/** The coordinators' pages are fetched by those who have them. */
const CoordinatorPages = lazy(() => import('../wallboard/CoordinatorPages'))

/**
 * Addresses live behind the `#`: any of them can be reloaded in the middle of a call without the service knowing the screens' pages, and no record's number reaches a proxy's log that way.
 */
export default function LoggedIn({ account }: { account: Account }) {
  return (
    <Desk account={account}>
      <Announcer>
        {/* Without transitions: at pick-up the record must be there in the next paint, not when React finds time. */}
        <HashRouter useTransitions={false}>
          <WallboardLive account={account}>
            <Routes>
              <Route element={<Frame />}>
                <Route index element={account.responderId === null && mayCoordinate(account) ? <Navigate to="/wallboard" replace /> : <DeskPage />} />
                <Route path="records" element={<RecordsPage />} />
                {/* Drawn by the shell, which has a form ready beforehand. */}
                <Route path="records/:id" element={null} />
                {mayCoordinate(account) &&
                  ['wallboard/*', 'history/*', ...managedBy(account).map(({ path }) => path)].map((path) => (
                    <Route
                      key={path}
                      path={path}
                      element={
                        <Suspense fallback={<Calm />}>
                          <CoordinatorPages />
                        </Suspense>
                      }
                    />
                  ))}
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </WallboardLive>
        </HashRouter>
      </Announcer>
    </Desk>
  )
}
