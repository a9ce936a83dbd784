import { Button, NativeSelect } from '@mantine/core'
import { DateInput, DatesProvider } from '@mantine/dates'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import 'dayjs/locale/fr'
import 'dayjs/locale/nl'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call } from '../api/http'
import type { UiLanguage } from '../api/types'
import { sentence } from '../kit/message'
import { useFormats } from '../i18n/format'
import { dateIn, plusDays } from '../kit/brussels'
import { Card } from '../kit/Card'
import { judged } from './figures'
import { FigureTable, PartTable, type Period } from './FigureTable'
import { figureKeys } from '../wallboard/types'
import { Counting } from './Counting'
import { useLines } from '../line/lines'
import { asked, comparisons, days, MOST_DAYS_BY_HALF_HOUR, type Period as Days, preset, presetOf, presets, question, type Question } from './period'
import { type HistoryFigures, outcomes, type Part, parts } from './history'
import classes from './History.module.css'

// A typed 01/11 is the first of November: without it, days and months are read the American way.
dayjs.extend(customParseFormat)

const HistoryChart = lazy(() => import('./HistoryChart'))

/** The figures of any period: the same as on the wallboard, by the same definitions. What is asked is in the address, so that it can be kept and sent. */
export function HistoryPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const asking = question(search, Date.now())
  const found = useHistory(asking, asking.period)
  const other = useHistory(asking, asking.other)
  return (
    <section className={classes.page} aria-labelledby="history-title" data-testid="history" data-from={asking.period.from} data-to={asking.period.to} data-by={asking.by} aria-busy={found.isFetching}>
      <div className={classes.top}>
        <h1 id="history-title" className={classes.title}>
          {t('wallboard.history')}
        </h1>
        <Link to={`/history/staffing?from=${asking.period.from}&to=${asking.period.to}`} data-testid="staffing-link">
          {t('wallboard.staffing.title')}
        </Link>
      </div>
      <Filters asking={asking} />
      <Counting busy={found.isFetching || other.isFetching} />
      {found.isError && (
        <div className="complaint" role="alert">
          {sentence(t, found.error)}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void found.refetch()}>
            {t('app.retry')}
          </Button>
        </div>
      )}
      {found.data && (
        <>
          <Card title={t('wallboard.past.chart')} testId="history-chart">
            {() => (
              <div className={classes.chart}>
                <Suspense fallback={null}>
                  <HistoryChart found={found.data} other={asking.other === null ? null : (other.data ?? null)} by={asking.by} />
                </Suspense>
              </div>
            )}
          </Card>
          <Summary asking={asking} found={found.data} other={asking.other === null ? null : (other.data ?? null)} />
          <Rows asking={asking} found={found.data} />
        </>
      )}
    </section>
  )
}

function useHistory(asking: Question, period: Days | null) {
  const search = period === null ? '' : String(asked(asking, period))
  return useQuery({
    queryKey: ['history', search],
    queryFn: ({ signal }) => call<HistoryFigures>(`/api/history/figures?${search}`, { signal }),
    enabled: period !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

function Filters({ asking }: { asking: Question }) {
  const { t, i18n } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const lines = useLines()
  const today = dateIn(Date.now())
  const { period, other } = asking
  const named = presetOf(period, today)
  const languages = [...new Set(lines.flatMap((line) => line.languages))]

  function go(changes: Record<string, string>) {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') {
        next.delete(name)
      } else {
        next.set(name, value)
      }
    }
    setSearch(next)
  }

  /** Turned round rather than refused, when the last day comes before the first. */
  function dates(from: string, to: string, names: [string, string]) {
    const [first, last] = from <= to ? [from, to] : [to, from]
    go({ [names[0]]: first, [names[1]]: last, ...(names[0] === 'from' ? { by: '' } : {}) })
  }

  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <div className={classes.filters} data-testid="filters">
        <NativeSelect
          label={t('wallboard.past.period')}
          name="preset"
          value={named ?? ''}
          onChange={(event) => {
            const name = presets.find((each) => each === event.currentTarget.value)
            if (name) {
              go({ ...preset(name, today), by: '' })
            }
          }}
          data={[...(named === null ? [{ value: '', label: t('wallboard.past.ownPeriod') }] : []), ...presets.map((name) => ({ value: name, label: t(`wallboard.past.preset.${name}`) }))]}
        />
        <Day label={t('wallboard.past.from')} name="from" value={period.from} pick={(day) => dates(day, period.to, ['from', 'to'])} />
        <Day label={t('wallboard.past.to')} name="to" value={period.to} pick={(day) => dates(period.from, day, ['from', 'to'])} />
        <NativeSelect
          label={t('wallboard.past.by')}
          name="by"
          value={asking.by}
          onChange={(event) => go({ by: event.currentTarget.value })}
          data={parts.map((part) => ({ value: part, label: t(`wallboard.past.part.${part}`), disabled: part === 'halfHour' && days(period) > MOST_DAYS_BY_HALF_HOUR }))}
        />
        {lines.length > 1 && (
          <NativeSelect
            label={t('wallboard.past.line')}
            name="line"
            value={asking.line}
            onChange={(event) => go({ line: event.currentTarget.value })}
            data={[{ value: '', label: t('wallboard.past.all') }, ...lines.map((line) => ({ value: line.code, label: line.name }))]}
          />
        )}
        <NativeSelect
          label={t('wallboard.past.language')}
          name="language"
          value={asking.language}
          onChange={(event) => go({ language: event.currentTarget.value })}
          data={[{ value: '', label: t('wallboard.past.all') }, ...languages.map((language) => ({ value: language, label: t(`language.${language}`) })), { value: 'unknown', label: t('wallboard.past.unknown') }]}
        />
        <NativeSelect
          label={t('wallboard.past.outcome')}
          name="outcome"
          value={asking.outcome}
          onChange={(event) => go({ outcome: event.currentTarget.value })}
          data={[{ value: '', label: t('wallboard.past.all') }, ...outcomes.map((outcome) => ({ value: outcome, label: t(`wallboard.outcome.${outcome}`) }))]}
        />
        <NativeSelect
          label={t('wallboard.past.compare')}
          name="compare"
          value={asking.comparison}
          onChange={(event) => go({ compare: event.currentTarget.value === 'none' ? '' : event.currentTarget.value })}
          data={comparisons.map((each) => ({ value: each, label: t(`wallboard.past.comparison.${each}`) }))}
        />
        {asking.comparison === 'own' && other && (
          <>
            <Day label={t('wallboard.past.otherFrom')} name="otherFrom" value={other.from} pick={(day) => dates(day, other.to, ['otherFrom', 'otherTo'])} />
            <Day label={t('wallboard.past.otherTo')} name="otherTo" value={other.to} pick={(day) => dates(other.from, day, ['otherFrom', 'otherTo'])} />
          </>
        )}
      </div>
    </DatesProvider>
  )
}

function Day({ label, name, value, pick }: { label: string; name: string; value: string; pick: (day: string) => void }) {
  const { t } = useTranslation()
  return (
    <DateInput
      label={label}
      name={name}
      data-testid={`day-${name}`}
      value={value}
      valueFormat="DD/MM/YYYY"
      maxDate={plusDays(dateIn(Date.now()), 0)}
      nextLabel={t('wallboard.past.nextMonth')}
      previousLabel={t('wallboard.past.previousMonth')}
      popoverProps={{ trapFocus: false }}
      onChange={(day) => {
        if (day) {
          pick(day)
        }
      }}
    />
  )
}

/** The whole period, by language, and beside another period. */
function Summary({ asking, found, other }: { asking: Question; found: HistoryFigures; other: HistoryFigures | null }) {
  const { t, i18n } = useTranslation()
  const { dateRange } = useFormats()
  const languages = asking.language === '' ? Object.keys(found.byLanguage) : []
  const { line, outcome, language } = asking
  const behind = (of: HistoryFigures, language: string) => ({ from: of.from, to: of.to, line, outcome, language })
  const periods: Period[] = [
    { scope: 'period', name: t('wallboard.past.total'), figures: found.total, behind: behind(found, language), group: 'now' },
    ...(other === null
      ? []
      : [
          { scope: 'compared', name: dateRange(other.from, other.to), figures: other.total, behind: behind(other, language) },
          { scope: 'difference', name: t('wallboard.past.difference'), figures: found.total, behind: null, than: other.total },
        ]),
    ...languages.map((each) => ({
      scope: each, name: each === 'unknown' ? t('wallboard.past.unknown') : t(`language.${each as UiLanguage}`), figures: found.byLanguage[each], behind: behind(found, each),
    })),
  ]
  return (
    <Card title={dateRange(found.from, found.to)} testId="summary" head={<Downloads path="figures" search={asked(asking, asking.period)} language={i18n.language} />}>
      {(id) => <FigureTable figures={figureKeys} periods={periods} labelledBy={id} />}
    </Card>
  )
}

export function Downloads({ path, search, language }: { path: 'figures' | 'calls'; search: URLSearchParams; language: string }) {
  const { t } = useTranslation()
  const address = (kind: string) => `/api/history/${path}.${kind}?${search}&headings=${language}`
  return (
    <span className={classes.downloads}>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <a key={kind} href={address(kind)} download data-testid={`export-${path}-${kind}`}>
          {t('wallboard.past.export', { kind: kind.toUpperCase() })}
        </a>
      ))}
    </span>
  )
}

const AT_ONCE = 100

function Rows({ asking, found }: { asking: Question; found: HistoryFigures }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const lively = found.rows.filter(({ figures }) => asking.by !== 'halfHour' || figures.offered || figures.closed || figures.averageOnDuty)
  const shown = all ? lively : lively.slice(0, AT_ONCE)
  const partName = usePartName()
  const { by, line, language, outcome } = asking
  return (
    <Card
      title={t(`wallboard.past.rows.${by}`)}
      testId="history-rows"
      data={{ 'data-count': found.rows.length }}
      head={lively.length < found.rows.length && <span className="dim">{t('wallboard.past.emptyHidden')}</span>}
    >
      {(id) => (
        <>
          <PartTable
            corner={t('wallboard.past.by')}
            figures={judged}
            parts={shown.map(({ from, to, figures }) => ({ scope: from, name: partName(from, by), figures, behind: { from, to, line, language, outcome } }))}
            labelledBy={id}
          />
          {shown.length < lively.length && (
            <Button variant="subtle" onClick={() => setAll(true)} data-testid="all-rows">
              {t('wallboard.past.showAll', { count: lively.length })}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}

export function usePartName(): (from: string, by: Part) => string {
  const { t } = useTranslation()
  const { dayAndTime, shortDay, month } = useFormats()
  return (from, by) => {
    switch (by) {
      case 'halfHour':
        return dayAndTime(from)
      case 'day':
        return shortDay(from)
      case 'week':
        return t('wallboard.past.weekOf', { day: shortDay(from) })
      case 'month':
        return month(from)
    }
  }
}
