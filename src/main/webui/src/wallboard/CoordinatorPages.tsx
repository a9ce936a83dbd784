import '@mantine/dates/styles.css'
import { Route, Routes, useLocation } from 'react-router'
import { NotFound } from '../app/NotFound'
import { WallboardPage } from './WallboardPage'

/** The pages of those who coordinate: one chunk, that responders never fetch. */
export default function CoordinatorPages() {
  const { pathname } = useLocation()
  return pathname.startsWith('/wallboard') ? (
    <Routes>
      <Route index element={<WallboardPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  ) : (
    <Routes>
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
