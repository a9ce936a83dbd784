import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (words: string, urgent?: boolean) => void

const Announcing = createContext<Announce>(() => undefined)

/**
 * Two live regions: a polite one, and an assertive one for urgent messages (a ringing call). They exist from the first paint, because
 * screen readers need that.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  const announce = useCallback<Announce>((words, now = false) => {
    const set = now ? setUrgent : setPolite
    // A screen reader reads the same words again only if the text has changed in between.
    set((before) => (before === words ? `${words} ` : words))
  }, [])
  return (
    <Announcing.Provider value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite" data-testid="announcements">
        {polite}
      </div>
      <div className="unseen" role="alert" aria-live="assertive" data-testid="urgent-announcements">
        {urgent}
      </div>
    </Announcing.Provider>
  )
}

export const useAnnounce = () => useContext(Announcing)
