import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useDeskPart, useParts } from '../desk/Desk'
import { RecordBook } from './records'

const Book = createContext<RecordBook | null>(null)

/** The records being written live as long as the log-in, above the router. The desk's socket brings those of pick-ups. */
export function RecordsBeingWritten({ children }: { children: ReactNode }) {
  const { account, socket } = useParts()
  const [book] = useState(() => new RecordBook(account.id))
  const live = useDeskPart(({ link }) => link === 'live')

  useEffect(() => {
    socket.onRecord = (record) => void book.learn(record)
    // The socket may have outlived a short absence: nothing else would tell.
    const back = () => book.resume()
    window.addEventListener('online', back)
    const away = (event: BeforeUnloadEvent) => {
      if (book.unsaved().length > 0) {
        event.preventDefault()
      }
    }
    window.addEventListener('beforeunload', away)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('beforeunload', away)
    }
  }, [book, socket])

  useEffect(() => {
    if (live) {
      book.resume()
    }
  }, [book, live])

  return <Book value={book}>{children}</Book>
}

export function useBook(): RecordBook {
  const book = useContext(Book)
  if (book === null) {
    throw new Error('outside the records being written')
  }
  return book
}
