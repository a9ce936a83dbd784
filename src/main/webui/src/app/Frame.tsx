import { Outlet, useLocation, useSearchParams } from 'react-router'
import { Guard } from '../kit/Guard'
import { useAsking } from './over'
import { Shell } from './Shell'

/** The shell around a page, except on a wall. */
export function Frame() {
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const asking = useAsking()
  return search.has('wall') ? (
    <main inert={asking}>
      <Guard name="main" shows={pathname}>
        <Outlet />
      </Guard>
    </main>
  ) : (
    <Shell />
  )
}
