import { useState } from 'react'

const shut = { shadow: 'md', transitionProps: { duration: 0 }, keepMounted: false } as const
const reached = { ...shut, keepMounted: true } as const

/**
 * Renders the options of a field on its first focus, before the first key searches them, and keeps them from then on. Rendered with the
 * form they would be the largest part of it, although nobody sees them.
 */
export function useLazyList() {
  const [comboboxProps, setProps] = useState<typeof shut | typeof reached>(shut)
  return { comboboxProps, onFocus: () => setProps(reached) }
}
