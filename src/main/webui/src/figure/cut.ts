import { type RefObject, useEffect, useRef, useState } from 'react'

/** How many columns end beyond the place that shows them. @param ends the right edges of the columns */
export const columnsBeyond = (ends: number[], end: number): number => ends.filter((each) => each > end + 1).length

/** A table that may be wider than its place: nobody would look for what is cut without a sign. */
export function useCutColumns(): { place: RefObject<HTMLDivElement | null>; beyond: number; onward: () => void } {
  const place = useRef<HTMLDivElement>(null)
  const [beyond, setBeyond] = useState(0)
  useEffect(() => {
    const at = place.current
    if (at === null) {
      return
    }
    const look = () => {
      const ends = [...at.querySelectorAll('thead th')].map((head) => head.getBoundingClientRect().right)
      setBeyond(columnsBeyond(ends, at.getBoundingClientRect().right))
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(at)
    for (const inside of at.children) {
      sizes.observe(inside)
    }
    at.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      at.removeEventListener('scroll', look)
    }
  }, [])
  const onward = () => place.current?.scrollBy({ left: place.current.clientWidth / 2 })
  return { place, beyond, onward }
}
