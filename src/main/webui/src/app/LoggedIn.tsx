import { HashRouter, Route, Routes } from 'react-router'
import type { Account } from '../api/types'
import { Desk } from '../desk/Desk'
import { DeskPage } from '../desk/DeskPage'
import { RecordsPage } from '../record/RecordsPage'
import { Announcer } from './Announcer'
import { NotFound } from './NotFound'
import { Shell } from './Shell'

/**
 * Addresses live behind the `#`: any of them can be reloaded in the middle of a call without the service knowing the screens' pages, and no record's number reaches a proxy's log that way.
 */
export default function LoggedIn({ account }: { account: Account }) {
  return (
    <Desk account={account}>
      <Announcer>
        {/* Without transitions: at pick-up the record must be there in the next paint, not when React finds time. */}
        <HashRouter useTransitions={false}>
          <Routes>
            <Route element={<Shell />}>
              <Route index element={<DeskPage />} />
              <Route path="records" element={<RecordsPage />} />
              {/* Drawn by the shell, which has a form ready beforehand. */}
              <Route path="records/:id" element={null} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </HashRouter>
      </Announcer>
    </Desk>
  )
}
