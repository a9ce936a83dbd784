import '@mantine/dates/styles.css'
import { Route, Routes, useLocation } from 'react-router'
import { ManagePages } from '../app/ManagePages'
import { NotFound } from '../kit/NotFound'
import { CallsPage } from '../figure/CallsPage'
import { HistoryPage } from '../figure/HistoryPage'
import { StaffingPage } from '../figure/StaffingPage'
import { ThresholdsPage } from '../alert/ThresholdsPage'
import { WallboardPage } from './WallboardPage'

/** The pages of those who coordinate: one chunk, that responders never fetch. */
export default function CoordinatorPages() {
  const { pathname } = useLocation()
  if (!pathname.startsWith('/wallboard') && !pathname.startsWith('/history')) {
    return <ManagePages />
  }
  return pathname.startsWith('/wallboard') ? (
    <Routes>
      <Route index element={<WallboardPage />} />
      <Route path="thresholds" element={<ThresholdsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  ) : (
    <Routes>
      <Route index element={<HistoryPage />} />
      <Route path="calls" element={<CallsPage />} />
      <Route path="staffing" element={<StaffingPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
