import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { RecordSummary } from '../api/types'
import { Complaint } from '../kit/Complaint'
import { Pages } from '../kit/Pages'
import { useFormats } from '../i18n/format'
import { startOfDay } from '../kit/brussels'
import { OneOf } from '../kit/Chips'
import { useAbout } from './about'
import { listRecords } from './records'
import classes from './RecordsPage.module.css'

const SIZE = 20
/** Debounce: the search runs while one types, but not at each key. */
const PAUSE_MILLIS = 300

const whens = ['all', 'today', 'open'] as const
type When = (typeof whens)[number]

const whenOf = (text: string | null): When => whens.find((each) => each === text) ?? 'all'

/** One's own records, newest first. */
export default function RecordsPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const page = Math.max(0, Number(search.get('page') ?? 0) || 0)
  const words = search.get('q') ?? ''
  const [typed, setTyped] = useState(words)
  const when = whenOf(search.get('when'))
  const from = when === 'today' ? startOfDay(Date.now()) : undefined
  const open = when === 'open' ? true : undefined
  const records = useQuery({
    queryKey: ['records', page, words, when],
    queryFn: () => listRecords({ page, size: SIZE, words, from, open }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

  const go = (to: { page?: number; words?: string; when?: When }) => {
    const next = { page: 0, words, when, ...to }
    setSearch(
      {
        ...(next.page === 0 ? {} : { page: String(next.page) }),
        ...(next.words === '' ? {} : { q: next.words }),
        ...(next.when === 'all' ? {} : { when: next.when }),
      },
      { replace: true },
    )
  }
  const goes = useRef(go)
  goes.current = go
  useEffect(() => {
    if (typed.trim() === words) {
      return undefined
    }
    const timer = setTimeout(() => goes.current({ words: typed.trim() }), PAUSE_MILLIS)
    return () => clearTimeout(timer)
  }, [typed, words])
  const data = records.data

  return (
    <section className={classes.page} aria-labelledby="records-title" data-testid="records">
      <h1 id="records-title" className={classes.title}>
        {t('record.list.title')}
      </h1>
      <search className={classes.sought}>
        <TextInput
          label={t('list.search')}
          placeholder={t('record.list.searchHint')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="search-records"
        />
        <OneOf
          label={t('record.list.when.label')}
          choices={whens}
          name={(each) => t(`record.list.when.${each}`)}
          value={when}
          onPick={(picked) => go({ when: picked })}
          testid="records-when"
        />
      </search>
      <Complaint of={records.error} retry={() => void records.refetch()} />
      {data && data.items.length === 0 && (
        <div className="empty" role="status">
          {t(words === '' && when === 'all' ? 'record.list.none' : 'record.list.noneSuch')}
        </div>
      )}
      {data && data.items.length > 0 && (
        <>
          <ul className={classes.list}>
            {data.items.map((record) => (
              <li key={record.id}>
                <Row record={record} />
              </li>
            ))}
          </ul>
          <Pages page={page} size={data.size} total={data.total} go={(to) => go({ page: to })} />
        </>
      )}
    </section>
  )
}

function Row({ record }: { record: RecordSummary }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const about = useAbout()
  return (
    <Link
      to={`/records/${record.id}`}
      className={classes.row}
      data-testid="record-row"
      data-record-id={record.id}
      data-status={record.status}
    >
      <span className={`tabular ${classes.when}`}>{dayAndTime(record.openedAt)}</span>
      <span className={classes.what}>{about(record)}</span>
      <span className={classes.status} data-status={record.status}>
        {t(record.status === 'closed' ? 'record.closed' : 'record.draft')}
      </span>
    </Link>
  )
}
