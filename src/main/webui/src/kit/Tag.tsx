import type { ReactNode } from 'react'
import classes from './Tag.module.css'

/** A short fact that is read, not changed. The tone repeats what the words say. */
export function Tag({ tone, children }: { tone?: 'plain' | 'accent' | 'live' | 'ring' | undefined; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone ?? 'plain'}>
      {children}
    </span>
  )
}
