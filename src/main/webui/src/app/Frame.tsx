import { Outlet, useSearchParams } from 'react-router'
import { Shell } from './Shell'

/** The shell around a page, except on a wall. */
export function Frame() {
  const [search] = useSearchParams()
  return search.has('wall') ? (
    <main>
      <Outlet />
    </main>
  ) : (
    <Shell />
  )
}
