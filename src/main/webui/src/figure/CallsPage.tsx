import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useSession } from '../account/session'
import { call } from '../api/http'
import { sentence } from '../kit/message'
import { clock, useFormats } from '../i18n/format'
import { CallName } from '../kit/CallName'
import { Card } from '../kit/Card'
import pageLook from '../kit/page.module.css'
import { FigureName } from './Figure'
import { Scrolled } from './FigureTable'
import { LanguageMark } from '../kit/LanguageMark'
import { useDefined } from './figures'
import { Downloads } from './Downloads'
import type { HistoryCall, HistoryCalls } from './history'
import { withPeriod } from './period'
import classes from './History.module.css'

const SIZE = 50

/** The calls behind a figure: the outcome of each, never the caller or the content of the call. */
export default function CallsPage() {
  const { t, i18n } = useTranslation()
  const { number, dateAndTime } = useFormats()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const { all } = useDefined()
  const readable = useSession().data?.roles.includes('coordinator') ?? false
  const figure = all.find((key) => key === search.get('figure')) ?? 'offered'
  const page = Math.max(0, Number(search.get('page') ?? 0) || 0)
  const asked = withPeriod(search, Date.now())
  asked.set('figure', figure)
  asked.delete('page')
  const found = useQuery({
    queryKey: ['history-calls', String(asked), page],
    queryFn: ({ signal }) => call<HistoryCalls>(`/api/history/calls?${asked}&page=${page}&size=${SIZE}`, { signal }),
    enabled: all.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const data = found.data
  const go = (to: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    setSearch(next)
  }
  return (
    <section
      className={pageLook.page}
      aria-labelledby="calls-title"
      data-testid="history-calls"
      data-figure={figure}
      data-total={data?.total ?? ''}
    >
      <div className={pageLook.top}>
        <h1 id="calls-title" className={pageLook.title}>
          <FigureName figure={figure} />
        </h1>
        {data && (
          <span className="dim tabular">
            {dateAndTime(data.from)} – {dateAndTime(data.to)}
            {search.get('language') &&
              ` · ${search.get('language') === 'unknown' ? t('history.unknown') : t(`language.${search.get('language') as 'fr'}`)}`}
          </span>
        )}
        <Button size="compact-sm" variant="subtle" onClick={() => void navigate(-1)}>
          {t('history.back')}
        </Button>
      </div>
      <p className="dim">{t('history.callsNote')}</p>
      {found.isError && (
        <div className="complaint" role="alert">
          {sentence(t, found.error)}
        </div>
      )}
      {data && (
        <Card
          title={t('history.calls', { count: data.total })}
          testId="calls-list"
          head={<Downloads path="calls" search={asked} language={i18n.language} />}
        >
          {(id) =>
            data.items.length > 0 && (
              <Scrolled labelledBy={id}>
                <thead>
                  <tr>
                    {(['arrived', 'language', 'outcome', 'waited', 'responder', 'talked', 'held', 'wrapUp', 'call'] as const).map(
                      (column) => (
                        <th
                          key={column}
                          scope="col"
                          className={column === 'outcome' || column === 'responder' || column === 'language' ? classes.left : undefined}
                        >
                          {t(`history.column.${column}`)}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((each) => (
                    <Row key={each.callId} found={each} readable={readable} />
                  ))}
                </tbody>
              </Scrolled>
            )
          }
        </Card>
      )}
      {data && data.total > SIZE && (
        <nav className={classes.range} aria-label={t('list.pages')}>
          <Button variant="default" size="compact-md" disabled={page === 0} onClick={() => go(page - 1)}>
            {t('list.previous')}
          </Button>
          <span className="tabular dim">
            {t('list.range', {
              from: number(page * SIZE + 1),
              to: number(Math.min(data.total, (page + 1) * SIZE)),
              total: number(data.total),
            })}
          </span>
          <Button variant="default" size="compact-md" disabled={(page + 1) * SIZE >= data.total} onClick={() => go(page + 1)}>
            {t('list.next')}
          </Button>
        </nav>
      )}
    </section>
  )
}

/** @param readable this account may read records */
function Row({ found, readable }: { found: HistoryCall; readable: boolean }) {
  const { t } = useTranslation()
  const { shortDay, timeWithSeconds } = useFormats()
  const seconds = (value: number | null) => (value === null ? '–' : clock(value))
  return (
    <tr data-testid="history-call" data-call-id={found.callId} data-outcome={found.outcome}>
      <th scope="row" className={`tabular ${classes.part}`}>
        {shortDay(found.arrivedAt)} {timeWithSeconds(found.arrivedAt)}
      </th>
      <td className={classes.left}>
        <LanguageMark language={found.language} />
      </td>
      <td className={classes.left}>
        {t(`outcome.${found.outcome}`)}
        {found.reconstructed && <span className="dim"> ({t('history.reconstructed')})</span>}
      </td>
      <td className="tabular">{seconds(found.waitedSeconds)}</td>
      <td className={classes.left}>{found.responder?.name ?? '–'}</td>
      <td className="tabular">{seconds(found.talkedSeconds)}</td>
      <td className="tabular">{seconds(found.heldSeconds)}</td>
      <td className="tabular">{seconds(found.wrapUpSeconds)}</td>
      <td className="dim">
        {readable && found.outcome === 'answered' ? (
          <Link to={`/history/calls/${found.callId}`} aria-label={t('history.recordOf', { call: found.callId.slice(0, 8) })}>
            <CallName id={found.callId} />
          </Link>
        ) : (
          <CallName id={found.callId} />
        )}
      </td>
    </tr>
  )
}
