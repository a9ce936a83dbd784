import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useDeskPart, useParts } from '../desk/Desk'
import { standingOf } from '../kit/seat'
import { RecordBook } from './records'

const Book = createContext<RecordBook | null>(null)

/** The records being written. They stand outside what is drawn, like the desk, whose socket brings the records of pick-ups. */
export function RecordsBeingWritten({ children }: { children: ReactNode }) {
  const { account, socket } = useParts()
  const book = standingOf(
    account.id,
    'records',
    () => new RecordBook(account.id),
    (left) => left.leave(),
  )
  const live = useDeskPart(({ link }) => link === 'live')

  useEffect(() => {
    socket.onRecord = (record) => void book.learn(record)
    // After a short outage the socket may still be open, so a reconnection is not the only sign that the service is back.
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
