import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { PublishedForMe } from '../api/types'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { OfLine } from '../line/OfLine'
import { Moves } from './Moves'
import classes from './Publication.module.css'
import { span } from './roster'

const KEY = ['publications', 'mine']
/** Of one request. */
const MOST = 100

/** What was published for whoever looks, until they say that they have seen it. */
export function RosterNotice() {
  const { t } = useTranslation()
  const { dateRange } = useFormats()
  const client = useQueryClient()
  const asked = useQuery({ queryKey: KEY, queryFn: () => call<PublishedForMe[]>('/api/publications/mine'), staleTime: 30_000 })
  const seen = useMutation({
    mutationFn: (publications: number[]) => call('/api/publications/mine/seen', { method: 'POST', body: { publications } }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
  const news = asked.data ?? []
  if (news.length === 0) {
    return null
  }
  return (
    <section className={classes.notice} aria-labelledby="roster-notice-title" data-testid="roster-notice" data-count={news.length}>
      <h2 id="roster-notice-title" className={classes.summary}>
        {t('publication.forYou')}
      </h2>
      <ul className={classes.people}>
        {news.map(({ id, line, week, added, removed }) => {
          const { from, to } = span(week)
          return (
            <li key={id} className={classes.person}>
              <span>
                {dateRange(from, to)} <OfLine code={line} shown={news} />
              </span>
              <Moves added={added} removed={removed} />
            </li>
          )
        })}
      </ul>
      <Complaint of={seen.error} />
      <Button onClick={() => seen.mutate(news.slice(0, MOST).map(({ id }) => id))} loading={seen.isPending} data-testid="roster-seen">
        {t('publication.haveSeen')}
      </Button>
    </section>
  )
}
