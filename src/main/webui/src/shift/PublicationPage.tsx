import { Button } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call } from '../api/http'
import type { Line, PublicationOfWeek, PublishedVersion } from '../api/types'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { Face } from '../kit/Face'
import shared from '../kit/list.module.css'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import { Moves } from './Moves'
import classes from './Publication.module.css'
import { weekIn } from './roster'
import { Weeks } from './weekParts'

/** What somebody has seen, and the mails on their way, change meanwhile. */
const AGAIN_MILLIS = 15_000

/** A week as people were told it: what has changed since, for whom, and who has seen it. A coordinator publishes it. */
export default function PublicationPage() {
  const { t } = useTranslation()
  const { language, dateAndTime } = useFormats()
  const [search, setSearch] = useSearchParams()
  const client = useQueryClient()
  const [done, setDone] = useState<string | null>(null)
  const now = Date.now()
  const monday = weekIn(search.get('week'), now)
  const lines = useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 60_000 })
  const line = lines.data?.find(({ code }) => code === search.get('line')) ?? lines.data?.find(({ retiredAt }) => retiredAt === null)
  const asked = useQuery({
    queryKey: ['publication', line?.code, monday],
    queryFn: () => call<PublicationOfWeek>(`/api/publications?line=${line!.code}&week=${monday}`),
    enabled: line !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: AGAIN_MILLIS,
  })
  const week = asked.data
  const last = week?.versions[0]
  const publish = useMutation({
    mutationFn: (shown: PublicationOfWeek) =>
      call<PublicationOfWeek>('/api/publications', {
        method: 'POST',
        body: { line: shown.line, week: shown.week, after: shown.versions[0]?.number ?? 0, roster: shown.roster },
      }),
    onSuccess: (after, shown) => {
      client.setQueryData(['publication', after.line, after.week], after)
      setDone(t('publication.done', { count: shown.changes.length }))
    },
    onError: () => void client.invalidateQueries({ queryKey: ['publication'] }),
  })
  const told = week?.changes.length ?? 0

  return (
    <section className={classes.page} aria-labelledby="publication-title" data-testid="publication" data-week={monday}>
      <div className={classes.head}>
        <h1 id="publication-title" className={shared.title}>
          {t('page.publication')}
        </h1>
        <Weeks monday={monday} now={now} put={(day) => setSearch({ ...(line && { line: line.code }), ...(day !== '' && { week: day }) })} />
        <Link to={`/roster?week=${monday}`} className={classes.back}>
          {t('roster.back')}
        </Link>
      </div>
      <p className="dim">{t('publication.intro')}</p>
      {lines.data && lines.data.length > 1 && (
        <nav className={classes.lines} aria-label={t('roster.line')}>
          {lines.data.map(({ code, names }) => (
            <Link key={code} to={`?week=${monday}&line=${code}`} className={classes.line} aria-current={code === line?.code}>
              {names[language]}
            </Link>
          ))}
        </nav>
      )}
      <Complaint of={lines.error ?? asked.error ?? publish.error} retry={() => void asked.refetch()} />
      {week && (
        <div className={classes.card} aria-busy={asked.isPlaceholderData} data-testid="to-publish" data-changes={told}>
          <div className={classes.state} role="status">
            <strong data-testid="published-version" data-number={last?.number ?? 0}>
              {last ? t('publication.last', { number: last.number, at: dateAndTime(last.at), by: last.by }) : t('publication.never')}
            </strong>
            <span>
              {week.empty
                ? t('roster.noHours')
                : week.over
                  ? t('publication.over')
                  : told === 0
                    ? t(last ? 'publication.same' : 'publication.nobody')
                    : t(last ? 'publication.changed' : 'publication.first', { count: told })}
            </span>
            {told > 0 && !week.over && (
              <Button
                onClick={() => publish.mutate(week)}
                loading={publish.isPending}
                disabled={asked.isPlaceholderData}
                data-testid="publish"
              >
                {t('publication.publish', { count: told })}
              </Button>
            )}
          </div>
          {!week.over && (
            <ul className={classes.people}>
              {week.changes.map((each) => (
                <li key={each.responderId} className={classes.person} data-testid="published-change" data-responder={each.responderId}>
                  <span className={classes.name}>
                    <Face id={each.responderId} name={each.name} /> {each.name}
                    {!each.mailed && <span className={classes.warned}> {t('publication.mail.noAccount')}</span>}
                  </span>
                  <Moves added={each.added} removed={each.removed} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {week?.versions.map((version, index) => (
        <Version key={version.number} version={version} open={index === 0} />
      ))}
      <Toasts>{done && <UndoToast words={done} close={() => setDone(null)} testid="publication-done" />}</Toasts>
    </section>
  )
}

/** Who was told what, and whether they have seen it. */
function Version({ version, open }: { version: PublishedVersion; open: boolean }) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const seen = version.notices.filter(({ seenAt }) => seenAt !== null).length
  return (
    <details className={classes.card} open={open} data-testid="version" data-number={version.number} data-seen={seen}>
      <summary className={classes.summary}>
        {t('publication.version', { number: version.number, at: dateAndTime(version.at), by: version.by })}{' '}
        <span className="dim">{t('publication.seenBy', { seen, count: version.notices.length })}</span>
      </summary>
      <ul className={classes.people}>
        {version.notices.map((notice) => (
          <li
            key={notice.responderId}
            className={classes.person}
            data-testid="notice"
            data-responder={notice.responderId}
            data-mail={notice.mail}
            data-seen={notice.seenAt !== null}
          >
            <span className={classes.name}>
              <Face id={notice.responderId} name={notice.name} /> {notice.name}
            </span>
            <Moves added={notice.added} removed={notice.removed} />
            <span className={notice.mail !== 'sent' && notice.mail !== 'waiting' ? classes.warned : 'dim'}>
              {notice.seenAt === null ? t(`publication.mail.${notice.mail}`) : t('publication.seenAt', { at: dateAndTime(notice.seenAt) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
