import { useEffect, useState } from 'react'

/** A shorter reconnection is not reported. */
const BLINK_MILLIS = 700

/** True once a condition has lasted for this time. */
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
