import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useParts } from '../desk/Desk'

/**
 * Opens the record of a call that has just been picked up, on any page; only once, so that the responder can go to another page during the
 * call. Draw the record first and change the address afterwards: navigation costs the browser as much as drawing the record, and the
 * responder waits only for the record.
 *
 * @param named the record that the address names. After a reload during a call it is the call's record; then no entry is added to the
 * browser's history
 * @returns the record, until the address names it
 */
export function useRecordOfPickUp(named: string | undefined): number | null {
  const { socket } = useParts()
  const navigate = useNavigate()
  const opened = useRef<number | null>(null)
  const [ahead, setAhead] = useState<number | null>(null)
  useLayoutEffect(() => {
    const look = () => {
      const call = socket.view().state?.call
      const recordId = call?.state === 'inCall' || call?.state === 'onHold' || call?.state === 'phoneHolds' ? call.recordId : null
      if (recordId !== null && opened.current !== recordId) {
        opened.current = recordId
        setAhead(recordId)
      }
    }
    look()
    // Do not draw the page with the new call first: the message and the record in it are drawn together.
    return socket.subscribe(look)
  }, [socket])

  useEffect(() => {
    if (ahead === null) {
      return undefined
    }
    return whenDrawn(() => {
      if (named !== String(ahead)) {
        void navigate(`/records/${ahead}`)
      }
      setAhead(null)
    })
  }, [navigate, ahead, named])
  return ahead
}

/** Runs after the next paint; or soon, if the page is hidden and nothing is painted. @returns a function that cancels it */
function whenDrawn(work: () => void): () => void {
  let timer = setTimeout(work, 250)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(work)
  })
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
