import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (words: string, urgent?: boolean) => void

const Announcing = createContext<Announce>(() => undefined)

/**
 * Two live regions that exist from the beginning, as screen readers need them to: one that waits its turn, one for what cannot wait (a
 * ringing call).
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  const announce = useCallback<Announce>((words, now = false) => {
    const set = now ? setUrgent : setPolite
    // The same words twice are only read twice when they change in between.
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
