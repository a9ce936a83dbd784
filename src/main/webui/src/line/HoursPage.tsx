import { Button } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { call } from '../api/http'
import { useFormats } from '../i18n/format'
import { dateIn, isDate } from '../kit/brussels'
import { OneOf } from '../kit/Chips'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { announcementName } from './AnnouncementField'
import { Undoable } from './change'
import { ClosurePanel } from './ClosurePanel'
import { DayPanel } from './DayPanel'
import { HolidaysPanel } from './HolidaysPanel'
import classes from './Hours.module.css'
import { type CalendarDay, type Closure, datesOf, monthBeside, type Regime, regimeOn, shortSpan, weekdays } from './hours'
import { useLines, useNoLine } from './lines'
import { RegimePanel } from './RegimePanel'
import { Week } from './Week'

/** The colours of regimes on the calendar, by their order. */
const TONES = 6

/** When the line is open: a month at a glance, its regimes and closures, and beside them the one that the address names. */
export default function HoursPage() {
  const { t } = useTranslation()
  const { language } = useFormats()
  const lines = useLines()
  const noLine = useNoLine()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const { kind } = useParams()
  const line = lines.find(({ code }) => code === search.get('line')) ?? lines[0]
  return (
    <section className={classes.page} aria-labelledby="hours-title" data-testid="hours" data-chosen={kind !== undefined}>
      <div className={classes.head}>
        <h1 id="hours-title" className={shared.title}>
          {t('page.hours')}
        </h1>
        <span className="dim">{t('hours.note')}</span>
      </div>
      {lines.length > 1 && line && (
        <div className={classes.lines}>
          <OneOf
            label={t('hours.line')}
            choices={lines.map(({ code }) => code)}
            name={(code) => lines.find((each) => each.code === code)?.names[language] ?? code}
            value={line.code}
            onPick={(code) => void navigate(`/hours?line=${code}`)}
            inline
            testid="hours-line"
          />
        </div>
      )}
      {noLine && (
        <p className="empty" data-testid="no-line">
          {t('hours.noLine')}{' '}
          <Link to="/lines" className={classes.link}>
            {t('page.lines')}
          </Link>
        </p>
      )}
      {line && (
        <Undoable key={line.code} code={line.code}>
          <OfLine code={line.code} />
        </Undoable>
      )}
    </section>
  )
}

function OfLine({ code }: { code: string }) {
  const { t } = useTranslation()
  const { kind, id } = useParams()
  const [search] = useSearchParams()
  const path = `/api/lines/${encodeURIComponent(code)}`
  const regimes = useQuery({ queryKey: ['hours', code, 'regimes'], queryFn: () => call<Regime[]>(`${path}/regimes`), staleTime: 0 })
  const closures = useQuery({ queryKey: ['hours', code, 'closures'], queryFn: () => call<Closure[]>(`${path}/closures`), staleTime: 0 })
  const today = dateIn(Date.now())
  const asked = search.get('month') ?? ''
  const month = isDate(`${asked}-01`) ? asked : today.slice(0, 7)
  const kept = new URLSearchParams(search)
  kept.delete('day')
  const query = kept.size > 0 ? `?${kept}` : ''
  const shown = { code, today, query, regimes: regimes.data ?? [], closures: closures.data ?? [] }
  return (
    <>
      <div className={classes.list}>
        <Month {...shown} month={month} chosen={kind === 'day' ? id : undefined} />
        <Complaint of={regimes.error ?? closures.error} retry={() => void Promise.all([regimes.refetch(), closures.refetch()])} />
        {regimes.data && <Regimes {...shown} chosen={kind === 'regime' ? id : undefined} />}
        {closures.data && <Closures {...shown} chosen={kind === 'closure' ? id : undefined} />}
      </div>
      <div className={classes.panel}>
        {kind === undefined || id === undefined ? (
          <p className={`empty ${classes.choose}`}>{t('hours.choose')}</p>
        ) : (
          regimes.data && closures.data && <Panel key={`${kind}/${id}`} {...shown} kind={kind} id={id} />
        )}
      </div>
    </>
  )
}

interface Shown {
  code: string
  today: string
  /** Of the address: line and month. */
  query: string
  regimes: readonly Regime[]
  closures: readonly Closure[]
}

const toneOf = (regimes: readonly Regime[], id: number | null) => {
  const index = regimes.findIndex((regime) => regime.id === id)
  return index < 0 ? 'none' : String(index % TONES)
}

function Month({ code, today, query, regimes, month, chosen }: Shown & { month: string; chosen: string | undefined }) {
  const { t } = useTranslation()
  const { language, monthName, shortWeekday, weekday, longDay } = useFormats()
  const dates = datesOf(month)
  const calendar = useQuery({
    queryKey: ['hours', code, 'calendar', month],
    queryFn: () => call<CalendarDay[]>(`/api/lines/${encodeURIComponent(code)}/calendar?from=${dates[0]}&until=${dates.at(-1)}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const days = new Map((calendar.data ?? []).map((day) => [day.date, day]))
  const to = (other: string) => {
    const next = new URLSearchParams(query)
    next.set('month', other)
    return `/hours?${next}`
  }
  const words = (date: string, day: CalendarDay) =>
    [
      longDay(date),
      day.open.length === 0 ? t('hours.closedWord') : day.open.map(({ from, to: end }) => `${from}–${end}`).join(', '),
      day.holiday?.[language],
      day.closures.length > 0 && t('hours.closure.one'),
      regimes.find(({ id }) => id === day.regime)?.name,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section className="card" aria-labelledby="month" data-testid="month" data-month={month}>
      <div className={classes.monthHead}>
        <h2 id="month" className={classes.monthTitle} aria-live="polite">
          {monthName(month)}
        </h2>
        <span className={classes.buttons}>
          <Button component={Link} to={to(monthBeside(month, -1))} size="compact-md" variant="default" aria-label={t('hours.monthBefore')}>
            ←
          </Button>
          <Button component={Link} to={to(today.slice(0, 7))} size="compact-md" variant="default">
            {t('hours.thisMonth')}
          </Button>
          <Button
            component={Link}
            to={to(monthBeside(month, 1))}
            size="compact-md"
            variant="default"
            aria-label={t('hours.monthAfter')}
            data-testid="next-month"
          >
            →
          </Button>
        </span>
      </div>
      <Complaint of={calendar.error} retry={() => void calendar.refetch()} />
      <table className={classes.calendar}>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                <abbr title={weekday(day)}>{shortWeekday(day)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: dates.length / 7 }, (_, week) => (
            <tr key={week}>
              {dates.slice(week * 7, week * 7 + 7).map((date) => {
                const day = days.get(date)
                return (
                  <td key={date} data-outside={date.slice(0, 7) !== month}>
                    {day && (
                      <Link
                        to={`/hours/day/${date}${query}`}
                        className={classes.day}
                        aria-label={words(date, day)}
                        aria-current={date === chosen ? 'true' : undefined}
                        data-testid="calendar-day"
                        data-date={date}
                        data-open={day.open.length > 0}
                        data-today={date === today}
                        data-tone={toneOf(regimes, day.regime)}
                        data-closed-for={day.holiday && day.open.length === 0 ? 'holiday' : day.closures.length > 0 ? 'closure' : undefined}
                        title={words(date, day)}
                      >
                        <span className={classes.number}>{Number(date.slice(8))}</span>
                        <span className={classes.open}>
                          {day.open.length === 0 ? (
                            <span className={classes.shut}>{t('hours.shut')}</span>
                          ) : (
                            day.open.map((span) => <span key={span.from}>{shortSpan(span)}</span>)
                          )}
                        </span>
                        {(day.holiday !== null || day.closures.length > 0) && (
                          <span className={classes.why}>{day.holiday?.[language] ?? t('hours.closure.one')}</span>
                        )}
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link to={`/hours/holidays/${month.slice(0, 4)}${query}`} className={classes.link} data-testid="holidays-link">
          {t('hours.holidays.ofYear', { year: month.slice(0, 4) })}
        </Link>
      </p>
    </section>
  )
}

function Regimes({ today, query, regimes, chosen }: Shown & { chosen: string | undefined }) {
  const { t } = useTranslation()
  const over = (regime: Regime) => regime.until !== null && regime.until < today
  const now = regimeOn(regimes, today)
  const row = (regime: Regime) => (
    <li key={regime.id}>
      <Link
        to={`/hours/regime/${regime.id}${query}`}
        className={classes.row}
        aria-current={String(regime.id) === chosen ? 'true' : undefined}
        data-testid="regime"
        data-id={regime.id}
        data-holds={regime === now}
      >
        <span className={classes.swatch} data-tone={toneOf(regimes, regime.id)} aria-hidden="true" />
        <span className={classes.name}>{regime.name}</span>
        {regime === now && <span className={classes.mark}>{t('hours.regime.now')}</span>}
        <span className={`dim ${classes.dates}`}>
          <Dates from={regime.from} until={regime.until} />
        </span>
        <span className={classes.dates}>
          <Week slots={regime.slots} />
        </span>
      </Link>
    </li>
  )
  const past = regimes.filter(over)
  return (
    <Section title={t('hours.regime.all')} add={`/hours/regime/new${query}`} addWords={t('hours.regime.add')} addTestid="add-regime">
      {regimes.length === 0 && <p className="empty">{t('hours.regime.none')}</p>}
      <ul className={classes.rows}>{regimes.filter((regime) => !over(regime)).map(row)}</ul>
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t('hours.regime.past', { count: past.length })}</summary>
          <ul className={classes.rows}>{past.map(row)}</ul>
        </details>
      )}
    </Section>
  )
}

function Closures({ query, closures, chosen }: Shown & { chosen: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Section title={t('hours.closure.all')} add={`/hours/closure/new${query}`} addWords={t('hours.closure.add')} addTestid="add-closure">
      {closures.length === 0 && <p className="empty">{t('hours.closure.none')}</p>}
      <ul className={classes.rows}>
        {closures.map((closure) => (
          <li key={closure.id}>
            <Link
              to={`/hours/closure/${closure.id}${query}`}
              className={classes.row}
              aria-current={String(closure.id) === chosen ? 'true' : undefined}
              data-testid="closure"
              data-id={closure.id}
            >
              <span className={classes.swatch} data-tone="closure" aria-hidden="true" />
              <span className={classes.name}>
                <Dates from={closure.from} until={closure.until} />{' '}
                {closure.fromTime !== null && (
                  <span className="tabular">
                    {closure.fromTime}–{closure.toTime}
                  </span>
                )}
              </span>
              <span className={`dim ${classes.dates}`}>
                {t('hours.hears')}
                {t('app.colon')} {announcementName(t, closure.announcement)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Section({
  title,
  add,
  addWords,
  addTestid,
  children,
}: {
  title: string
  add: string
  addWords: string
  addTestid: string
  children: ReactNode
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.monthHead}>
        <h2 className={classes.monthTitle}>{title}</h2>
        <Button component={Link} to={add} size="compact-md" variant="default" data-testid={addTestid}>
          {addWords}
        </Button>
      </div>
      {children}
    </section>
  )
}

function Dates({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation()
  const { date } = useFormats()
  return from === until
    ? date(from)
    : until === null
      ? t(from <= dateIn(Date.now()) ? 'hours.since' : 'hours.starting', { date: date(from) })
      : t('hours.fromTo', { from: date(from), until: date(until) })
}

function Panel({ kind, id, ...shown }: Shown & { kind: string; id: string }) {
  const { t } = useTranslation()
  const { longDay } = useFormats()
  const [search] = useSearchParams()
  const client = useQueryClient()
  const title = useRef<HTMLHeadingElement>(null)
  const [looks, setLooks] = useState(0)
  const { code, today, query, regimes, closures } = shown
  const isNew = id === 'new'
  const regime = kind === 'regime' ? (regimes.find((each) => String(each.id) === id) ?? null) : null
  const closure = kind === 'closure' ? (closures.find((each) => String(each.id) === id) ?? null) : null
  const asked = search.get('day')
  const first = isDate(asked) ? asked : null
  const known =
    (kind === 'regime' && (isNew || regime !== null)) ||
    (kind === 'closure' && (isNew || closure !== null)) ||
    (kind === 'holidays' && /^2[01]\d\d$/.test(id)) ||
    (kind === 'day' && isDate(id))
  // The panel is what was asked for: a screen reader and the keyboard go on there.
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  async function reload() {
    await client.invalidateQueries({ queryKey: ['hours', code] })
    setLooks(looks + 1)
  }
  const words = !known
    ? t('hours.unknown')
    : kind === 'regime'
      ? (regime?.name ?? t('hours.regime.new'))
      : kind === 'closure'
        ? t(isNew ? 'hours.closure.new' : 'hours.closure.one')
        : kind === 'day'
          ? longDay(id)
          : t('hours.holidays.ofYear', { year: id })
  return (
    <article className="card" aria-labelledby="hours-panel" data-testid="hours-panel" data-kind={kind} data-id={id}>
      <div className={classes.panelHead}>
        <h2 id="hours-panel" className={classes.panelTitle} ref={title} tabIndex={-1}>
          {words}
        </h2>
        <Link to={`/hours${query}`} className={classes.link} data-testid="back-to-hours">
          {t('hours.back')}
        </Link>
      </div>
      {known && kind === 'regime' && (
        <RegimePanel
          {...shown}
          key={looks}
          reload={() => void reload()}
          regime={regime}
          model={regimeOn(regimes, first ?? today) ?? regimes.at(-1)}
          first={first}
        />
      )}
      {known && kind === 'closure' && <ClosurePanel {...shown} key={looks} reload={() => void reload()} closure={closure} first={first} />}
      {known && kind === 'holidays' && <HolidaysPanel {...shown} year={Number(id)} />}
      {known && kind === 'day' && <DayPanel {...shown} date={id} />}
    </article>
  )
}
