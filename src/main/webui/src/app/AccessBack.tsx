import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useParts } from '../desk/Desk'
import { useAnnounce } from '../kit/Announcer'
import { useBook } from '../record/Book'
import type { AsksFor } from './seat'

/** After a log-in over the call everything goes on at once: the live connection, the telephone's retries, what is not saved yet. */
export function AccessBack({ asks }: { asks: AsksFor }) {
  const { t } = useTranslation()
  const { socket, phone } = useParts()
  const book = useBook()
  const announce = useAnnounce()
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current && asks === null) {
      socket.atOnce()
      phone.tryAtOnce()
      book.resume()
      announce(t('account.over.done'))
    }
    asked.current = asks !== null
  }, [asks, socket, phone, book, announce, t])
  return null
}
