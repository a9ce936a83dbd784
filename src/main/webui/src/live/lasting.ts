import { useEffect, useState } from 'react'

/** A reconnection that takes a blink is not worth a word. */
const BLINK_MILLIS = 700

/** True once a condition has lasted longer than a blink. */
export function useLasting(condition: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!condition) {
      setLasting(false)
      return undefined
    }
    const timer = setTimeout(() => setLasting(true), BLINK_MILLIS)
    return () => clearTimeout(timer)
  }, [condition])
  return lasting
}
