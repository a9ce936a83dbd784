import { HashRouter, Route, Routes } from 'react-router'
import type { Account } from '../api/types'
import { Desk } from '../desk/Desk'
import { DeskPage } from '../desk/DeskPage'
import { RecordPage } from '../record/RecordPage'
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
              <Route path="records/:id" element={<RecordPage />} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </HashRouter>
      </Announcer>
    </Desk>
  )
}
