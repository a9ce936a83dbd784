import { NativeSelect, NumberInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call } from '../api/http'
import type { UiLanguage } from '../api/types'
import { sentence } from '../kit/message'
import page from '../kit/page.module.css'
import { clock, useFormats } from '../i18n/format'
import { Counting } from './Counting'
import { useLines } from '../line/lines'
import { type Cell, cellKey, week } from './need'
import { question } from './period'
import type { Needs } from './history'
import lists from '../kit/Card.module.css'
import table from './FigureTable.module.css'
import classes from './History.module.css'

/** The number of responders that each half-hour of the week needs to reach a goal, beside the planned target. */
export default function StaffingPage() {
  const { t, i18n } = useTranslation()
  const { weekday, number } = useFormats()
  const [search, setSearch] = useSearchParams()
  const lines = useLines()
  const { period, line, language } = question(search, Date.now())
  const goal = Math.min(99, Math.max(1, Number(search.get('goal') ?? 80) || 80))
  const seconds = Math.min(3_600, Math.max(1, Number(search.get('seconds') ?? lines[0]?.serviceLevelSeconds ?? 60) || 60))
  const asked = new URLSearchParams({
    from: period.from,
    to: period.to,
    goal: String(goal / 100),
    seconds: String(seconds),
    ...(line ? { line } : {}),
  })
  const found = useQuery({
    queryKey: ['staffing', String(asked)],
    queryFn: ({ signal }) => call<Needs>(`/api/history/staffing?${asked}`, { signal }),
    placeholderData: keepPreviousData,
  })
  const needs = found.data
  const cells = useMemo(() => week(needs?.needs ?? [], language), [needs, language])
  const weekdays = [...new Set([...cells.values()].map((cell) => cell.weekday))].sort()
  const times = [...new Set([...cells.values()].map((cell) => cell.from))].sort()

  function set(name: string, value: string) {
    const next = new URLSearchParams(search)
    next.set(name, value)
    setSearch(next, { replace: true })
  }

  return (
    <section className={page.page} aria-labelledby="staffing-title" data-testid="staffing">
      <div className={page.top}>
        <h1 id="staffing-title" className={page.title}>
          {t('page.staffing')}
        </h1>
        <Link to={`/history?from=${period.from}&to=${period.to}`}>{t('page.history')}</Link>
      </div>
      <div className={classes.filters}>
        <NumberInput
          label={t('staffing.goal')}
          name="goal"
          suffix=" %"
          min={1}
          max={99}
          value={goal}
          onChange={(value) => value !== '' && set('goal', String(value))}
        />
        <NumberInput
          label={t('staffing.seconds')}
          name="seconds"
          suffix=" s"
          min={1}
          max={3_600}
          value={seconds}
          onChange={(value) => value !== '' && set('seconds', String(value))}
        />
        <NativeSelect
          label={t('history.language')}
          name="language"
          value={language}
          onChange={(event) => set('language', event.currentTarget.value)}
          data={[
            { value: '', label: t('history.all') },
            ...Object.keys(needs?.measured ?? {}).map((each) => ({ value: each, label: t(`language.${each as UiLanguage}`) })),
          ]}
        />
      </div>
      <Counting busy={found.isFetching} />
      {found.isError && (
        <div className="complaint" role="alert">
          {sentence(t, found.error)}
        </div>
      )}
      {needs && (
        <>
          <p className="notice" data-testid="assumptions">
            {needs.assumptions[i18n.language as UiLanguage]}
          </p>
          <section className={lists.card} aria-labelledby="week-title">
            <div className={lists.head}>
              <h2 id="week-title" className={lists.title}>
                {t('staffing.week')}
              </h2>
              <span className="dim">{t('staffing.cell')}</span>
            </div>
            {cells.size === 0 ? (
              <p className={lists.none}>{t('staffing.none')}</p>
            ) : (
              <div className={table.scroll} tabIndex={0} role="group" aria-labelledby="week-title">
                <table className={`tabular ${classes.week}`}>
                  <thead>
                    <tr>
                      <th scope="col" rowSpan={2}>
                        {t('staffing.halfHour')}
                      </th>
                      {weekdays.map((day) => (
                        <th key={day} scope="colgroup" colSpan={3}>
                          {weekday(day)}
                        </th>
                      ))}
                    </tr>
                    <tr>
                      {weekdays.map((day) => (
                        <Fragment key={day}>
                          <th scope="col">
                            <abbr title="Erlang A">A</abbr>
                          </th>
                          <th scope="col">
                            <abbr title="Erlang C">C</abbr>
                          </th>
                          <th scope="col">{t('staffing.target')}</th>
                        </Fragment>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {times.map((from) => (
                      <tr key={from}>
                        <th scope="row">{from.slice(0, 5)}</th>
                        {weekdays.map((day) => (
                          <OfHalfHour key={day} cell={cells.get(cellKey(day, from))} />
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
          <section className={lists.card} aria-labelledby="measured-title">
            <div className={lists.head}>
              <h2 id="measured-title" className={lists.title}>
                {t('staffing.measured')}
              </h2>
            </div>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('history.language')}</th>
                  <th scope="col">{t('staffing.calls')}</th>
                  <th scope="col">{t('staffing.handling')}</th>
                  <th scope="col">{t('staffing.patience')}</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(needs.measured).map(([code, of]) => (
                  <tr key={code} data-testid="measured" data-language={code} data-of-all={of.ofAllLanguages}>
                    <th scope="row">{t(`language.${code as UiLanguage}`)}</th>
                    <td className="tabular">{number(of.calls)}</td>
                    <td className="tabular">
                      {of.handlingTime === null ? '–' : clock(of.handlingTime)}
                      {of.ofAllLanguages && <span className="dim"> {t('staffing.allLanguages')}</span>}
                    </td>
                    <td className="tabular">
                      {of.patience === null ? '–' : clock(of.patience)}
                      {of.patience !== null && of.ofAllLanguages && <span className="dim"> {t('staffing.allLanguages')}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  )
}

function OfHalfHour({ cell }: { cell: Cell | undefined }) {
  const { t } = useTranslation()
  const { decimal } = useFormats()
  if (!cell) {
    return <td colSpan={3} />
  }
  const title = t('staffing.arrivals', { arrivals: decimal(cell.arrivals) })
  return (
    <>
      {(['erlangA', 'erlangC'] as const).map((model) => (
        <td
          key={model}
          title={title}
          data-testid="need"
          data-model={model}
          data-weekday={cell.weekday}
          data-from={cell.from}
          data-people={cell[model].people ?? ''}
          data-state={cell[model].state}
        >
          {cell[model].people ?? '–'}
          {cell[model].state === 'short' && <span className="unseen"> {t('staffing.short')}</span>}
        </td>
      ))}
      <td className={classes.target}>{cell.target === null ? '–' : decimal(cell.target)}</td>
    </>
  )
}
