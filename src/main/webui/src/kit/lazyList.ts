import { useState } from 'react'

const shut = { shadow: 'md', transitionProps: { duration: 0 }, keepMounted: false } as const
const reached = { ...shut, keepMounted: true } as const

/**
 * The options of a field are drawn when it is first reached, and kept from then on: before its first key, which looks for them. Drawn with
 * the form, they would be most of it, and nobody sees them.
 */
export function useLazyList() {
  const [comboboxProps, setProps] = useState<typeof shut | typeof reached>(shut)
  return { comboboxProps, onFocus: () => setProps(reached) }
}
