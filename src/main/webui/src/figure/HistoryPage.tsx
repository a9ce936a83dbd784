import '@mantine/dates/styles.css'
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
import { dateIn } from '../kit/brussels'
import { Card } from '../kit/Card'
import page from '../kit/page.module.css'
import { useDefined } from './figures'
import { FigureTable, PartTable, type Period } from './FigureTable'
import { Counting } from './Counting'
import { Downloads } from './Downloads'
import { useAllLines } from '../line/lines'
import {
  asked,
  comparisons,
  days,
  MOST_DAYS_BY_HALF_HOUR,
  type Period as Days,
  preset,
  presetOf,
  presets,
  question,
  type Question,
} from './period'
import { type HistoryFigures, outcomes, parts } from './history'
import { usePartName } from './partName'
import classes from './History.module.css'

// A typed 01/11 means the first of November: without this, the month is read before the day, the American way.
dayjs.extend(customParseFormat)

const HistoryChart = lazy(() => import('./HistoryChart'))

/**
 * The figures of any period, with the same definitions as on the wallboard. The query is in the address, so that it can be bookmarked and
 * sent.
 */
export default function HistoryPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const asking = question(search, Date.now())
  const found = useHistory(asking, asking.period)
  const other = useHistory(asking, asking.other)
  return (
    <section
      className={page.page}
      aria-labelledby="history-title"
      data-testid="history"
      data-from={asking.period.from}
      data-to={asking.period.to}
      data-by={asking.by}
      aria-busy={found.isFetching}
    >
      <div className={page.top}>
        <h1 id="history-title" className={page.title}>
          {t('page.history')}
        </h1>
        <Link to={`/history/staffing?from=${asking.period.from}&to=${asking.period.to}`} data-testid="staffing-link">
          {t('page.staffing')}
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
          <Card title={t('history.chart')} testId="history-chart">
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
  const lines = useAllLines()
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

  /** If the last day comes before the first, the two are swapped; the period is not refused. */
  function dates(from: string, to: string, names: [string, string]) {
    const [first, last] = from <= to ? [from, to] : [to, from]
    go({ [names[0]]: first, [names[1]]: last, ...(names[0] === 'from' ? { by: '' } : {}) })
  }

  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <div className={classes.filters} data-testid="filters">
        <NativeSelect
          label={t('history.period')}
          name="preset"
          value={named ?? ''}
          onChange={(event) => {
            const name = presets.find((each) => each === event.currentTarget.value)
            if (name) {
              go({ ...preset(name, today), by: '' })
            }
          }}
          data={[
            ...(named === null ? [{ value: '', label: t('history.ownPeriod') }] : []),
            ...presets.map((name) => ({ value: name, label: t(`history.preset.${name}`) })),
          ]}
        />
        <Day label={t('history.from')} name="from" value={period.from} pick={(day) => dates(day, period.to, ['from', 'to'])} />
        <Day label={t('history.to')} name="to" value={period.to} pick={(day) => dates(period.from, day, ['from', 'to'])} />
        <NativeSelect
          label={t('history.by')}
          name="by"
          value={asking.by}
          onChange={(event) => go({ by: event.currentTarget.value })}
          data={parts.map((part) => ({
            value: part,
            label: t(`history.part.${part}`),
            disabled: part === 'halfHour' && days(period) > MOST_DAYS_BY_HALF_HOUR,
          }))}
        />
        {lines.length > 1 && (
          <NativeSelect
            label={t('history.line')}
            name="line"
            value={asking.line}
            onChange={(event) => go({ line: event.currentTarget.value })}
            data={[
              { value: '', label: t('history.all') },
              ...lines.map((line) => ({ value: line.code, label: line.names[i18n.language as UiLanguage] })),
            ]}
          />
        )}
        <NativeSelect
          label={t('history.language')}
          name="language"
          value={asking.language}
          onChange={(event) => go({ language: event.currentTarget.value })}
          data={[
            { value: '', label: t('history.all') },
            ...languages.map((language) => ({ value: language, label: t(`language.${language}`) })),
            { value: 'unknown', label: t('history.unknown') },
          ]}
        />
        <NativeSelect
          label={t('history.outcome')}
          name="outcome"
          value={asking.outcome}
          onChange={(event) => go({ outcome: event.currentTarget.value })}
          data={[
            { value: '', label: t('history.all') },
            ...outcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })),
          ]}
        />
        <NativeSelect
          label={t('history.compare')}
          name="compare"
          value={asking.comparison}
          onChange={(event) => go({ compare: event.currentTarget.value === 'none' ? '' : event.currentTarget.value })}
          data={comparisons.map((each) => ({ value: each, label: t(`history.comparison.${each}`) }))}
        />
        {asking.comparison === 'own' && other && (
          <>
            <Day
              label={t('history.otherFrom')}
              name="otherFrom"
              value={other.from}
              pick={(day) => dates(day, other.to, ['otherFrom', 'otherTo'])}
            />
            <Day
              label={t('history.otherTo')}
              name="otherTo"
              value={other.to}
              pick={(day) => dates(other.from, day, ['otherFrom', 'otherTo'])}
            />
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
      maxDate={dateIn(Date.now())}
      nextLabel={t('history.nextMonth')}
      previousLabel={t('history.previousMonth')}
      popoverProps={{ trapFocus: false }}
      onChange={(day) => {
        if (day) {
          pick(day)
        }
      }}
    />
  )
}

/** The figures of the whole period, by language and beside the period of comparison. */
function Summary({ asking, found, other }: { asking: Question; found: HistoryFigures; other: HistoryFigures | null }) {
  const { t, i18n } = useTranslation()
  const { dateRange } = useFormats()
  const { all } = useDefined()
  const languages = asking.language === '' ? Object.keys(found.byLanguage) : []
  const { line, outcome, language } = asking
  const behind = (of: HistoryFigures, language: string) => ({ from: of.from, to: of.to, line, outcome, language })
  const periods: Period[] = [
    { scope: 'period', name: t('history.total'), figures: found.total, behind: behind(found, language), group: 'now' },
    ...(other === null
      ? []
      : [
          { scope: 'compared', name: dateRange(other.from, other.to), figures: other.total, behind: behind(other, language) },
          { scope: 'difference', name: t('history.difference'), figures: found.total, behind: null, than: other.total },
        ]),
    ...languages.map((each) => ({
      scope: each,
      name: each === 'unknown' ? t('history.unknown') : t(`language.${each as UiLanguage}`),
      figures: found.byLanguage[each],
      behind: behind(found, each),
    })),
  ]
  return (
    <Card
      title={dateRange(found.from, found.to)}
      testId="summary"
      head={<Downloads path="figures" search={asked(asking, asking.period)} language={i18n.language} />}
    >
      {(id) => <FigureTable figures={all} periods={periods} labelledBy={id} />}
    </Card>
  )
}

const AT_ONCE = 100

function Rows({ asking, found }: { asking: Question; found: HistoryFigures }) {
  const { t } = useTranslation()
  const { judged } = useDefined()
  const [all, setAll] = useState(false)
  const lively = found.rows.filter(({ figures }) => asking.by !== 'halfHour' || figures.offered || figures.closed || figures.averageOnDuty)
  const shown = all ? lively : lively.slice(0, AT_ONCE)
  const partName = usePartName()
  const { by, line, language, outcome } = asking
  return (
    <Card
      title={t(`history.rows.${by}`)}
      testId="history-rows"
      data={{ 'data-count': found.rows.length }}
      head={lively.length < found.rows.length && <span className="dim">{t('history.emptyHidden')}</span>}
    >
      {(id) => (
        <>
          <PartTable
            corner={t('history.by')}
            figures={judged}
            parts={shown.map(({ from, to, figures }) => ({
              scope: from,
              name: partName(from, by),
              figures,
              behind: { from, to, line, language, outcome },
            }))}
            labelledBy={id}
          />
          {shown.length < lively.length && (
            <Button variant="subtle" onClick={() => setAll(true)} data-testid="all-rows">
              {t('history.showAll', { count: lively.length })}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}
