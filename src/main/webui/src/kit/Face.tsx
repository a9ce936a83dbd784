import type { CSSProperties } from 'react'
import classes from './Face.module.css'
import { hue, initials } from './people'

/** Somebody's initials in their colour. The name stands beside it. */
export function Face({ id, name, small }: { id: number; name: string; small?: boolean }) {
  return (
    <span className={classes.face} data-small={small} style={{ '--hue': hue(id) } as CSSProperties} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
