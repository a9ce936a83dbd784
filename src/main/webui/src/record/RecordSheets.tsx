import { Button } from '@mantine/core'
import { startTransition, useEffect, useLayoutEffect, useReducer, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { NotFound } from '../kit/NotFound'
import { sentence } from '../kit/message'
import { useParts } from '../desk/Desk'
import { blank } from './blank'
import { useBook } from './Book'
import type { RecordKeeper } from './keeper'
import { RecordForm } from './RecordForm'
import { noSheets, showing, type Sheets, withSpare } from './sheets'

/**
 * The named record, in its form. A desk also keeps a blank form outside the document, where nobody can see, hear or reach it. The record
 * of a pick-up only fills it in.
 */
export function RecordSheets({ named }: { named: string | undefined }) {
  const id = Number(named)
  const { account } = useParts()
  const book = useBook()
  const [, opened] = useReducer((times: number) => times + 1, 0)
  const [sheets, setSheets] = useState<Sheets<RecordKeeper>>(noSheets)
  const [host, setHost] = useState<HTMLElement | null>(null)

  // A record that came with the pick-up is in the first paint.
  const keeper = named === undefined ? null : (book.known(id) ?? null)
  const now = showing(sheets, keeper)
  if (now !== sheets) {
    setSheets(now)
  }

  const lacksSpare = account.responderId !== null && sheets.spare === null
  useEffect(() => (lacksSpare ? whenIdle(() => startTransition(() => setSheets(withSpare))) : undefined), [lacksSpare])

  return (
    <>
      {named !== undefined &&
        keeper === null &&
        (Number.isSafeInteger(id) && id > 0 ? <Opening key={id} id={id} onOpened={opened} /> : <NotFound />)}
      <div ref={setHost} />
      {[now.shown, now.spare].map((sheet) => sheet && <OneSheet key={sheet.key} keeper={sheet.keeper} host={host} />)}
    </>
  )
}

/** Renders into a detached element, which is inserted into the page when the form has a record. */
function OneSheet({ keeper, host }: { keeper: RecordKeeper | null; host: HTMLElement | null }) {
  const [holder] = useState(() => document.createElement('div'))
  const shown = keeper !== null
  useLayoutEffect(() => {
    if (!shown) {
      return undefined
    }
    host?.append(holder)
    return () => holder.remove()
  }, [holder, host, shown])
  return createPortal(<RecordForm keeper={keeper ?? blank} />, holder)
}

/** Waits until the page is idle: a blank form takes as long to render as any, in slices between which the page stays responsive. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(work, 300)
  return () => clearTimeout(timer)
}

/** Reads a record that this page does not have yet from the service. */
function Opening({ id, onOpened }: { id: number; onOpened: () => void }) {
  const { t } = useTranslation()
  const book = useBook()
  const [failure, setFailure] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let here = true
    setFailure(null)
    book.open(id).then(
      () => here && onOpened(),
      (reason: unknown) => here && setFailure(reason),
    )
    return () => {
      here = false
    }
  }, [book, id, attempt, onOpened])

  if (failure === null) {
    return <div className="empty" aria-busy="true" />
  }
  return (
    <div className="empty" role="alert">
      <h1>{t('record.cannotOpen')}</h1>
      <p>{sentence(t, failure)}</p>
      <Button variant="light" onClick={() => setAttempt(attempt + 1)}>
        {t('app.retry')}
      </Button>
    </div>
  )
}
