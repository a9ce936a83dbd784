import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecordChange } from '../api/types'
import { sentence } from '../kit/message'
import { useFormats } from '../i18n/format'
import { useFieldName } from './fieldNames'
import classes from './RecordForm.module.css'
import { readChanges } from './records'

const actions = ['write', 'demand.add', 'demand.write', 'demand.remove', 'close', 'reopen'] as const
type Action = (typeof actions)[number]
const words = {
  write: 'write',
  'demand.add': 'addDemand',
  'demand.write': 'writeDemand',
  'demand.remove': 'removeDemand',
  close: 'close',
  reopen: 'reopen',
} as const

/** The changes of a record: who, when, and which fields. The values are not kept. */
export function Changes({ id, version }: { id: number; version: number }) {
  const { t } = useTranslation()
  const { dayAndTime, time } = useFormats()
  const fieldName = useFieldName()
  const changes = useQuery({ queryKey: ['changes', id, version], queryFn: () => readChanges(id), staleTime: 0 })
  const span = ({ at, until }: RecordChange) => (time(at) === time(until) ? dayAndTime(at) : `${dayAndTime(at)} – ${time(until)}`)
  const action = (change: RecordChange) => {
    const known = actions.find((each): each is Action => each === change.action)
    return known === undefined ? change.action : t(`record.changes.${words[known]}`)
  }
  // The addition or removal of the demand is already in the list.
  const fields = (change: RecordChange) => [...new Set(change.fields.filter((field) => field !== 'demands').map(fieldName))]
  return (
    <section
      className={`card ${classes.aside}`}
      aria-label={t('record.changes.title')}
      data-testid="changes"
      data-count={changes.data?.length}
    >
      <h2>{t('record.changes.title')}</h2>
      {changes.isError && (
        <p role="alert" className={classes.wrong}>
          {sentence(t, changes.error)}
        </p>
      )}
      {changes.data?.length === 0 && <p className="dim">{t('record.changes.none')}</p>}
      <ul className={classes.earlier}>
        {changes.data?.map((change, index) => (
          <li key={index}>
            <span className="tabular">{span(change)}</span> · {change.by?.name ?? t('app.service')} · {action(change)}
            {fields(change).length > 0 && <span className="dim"> ({fields(change).join(', ')})</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
