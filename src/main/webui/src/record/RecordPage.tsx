import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { NotFound } from '../app/NotFound'
import { sentence } from '../app/message'
import { useParts } from '../desk/Desk'
import type { RecordKeeper } from './keeper'
import { RecordForm } from './RecordForm'

export function RecordPage() {
  const id = Number(useParams()['id'])
  return Number.isSafeInteger(id) && id > 0 ? <OneRecord key={id} id={id} /> : <NotFound />
}

function OneRecord({ id }: { id: number }) {
  const { t } = useTranslation()
  const { book } = useParts()
  // A record that came with the pick-up is there in the first paint.
  const [keeper, setKeeper] = useState<RecordKeeper | undefined>(() => book.known(id))
  const [failure, setFailure] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (keeper) {
      return undefined
    }
    let here = true
    setFailure(null)
    book.open(id).then(
      (opened) => here && setKeeper(opened),
      (reason: unknown) => here && setFailure(reason),
    )
    return () => {
      here = false
    }
  }, [book, id, keeper, attempt])

  if (failure !== null) {
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
  return keeper ? <RecordForm keeper={keeper} /> : <div className="empty" aria-busy="true" />
}
