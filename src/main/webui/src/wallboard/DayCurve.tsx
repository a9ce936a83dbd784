import { Button } from '@mantine/core'
import { lazy, memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { Figure, FigureName } from './Figure'
import { useBoard, useServiceMinute } from './Live'
import type { FigureKey, HalfHour } from './types'
import { useWall } from './wall'
import lists from './lists.module.css'
import table from './TodayTable.module.css'
import classes from './DayCurve.module.css'

/** The charting library is dear: fetched with the first chart. */
const DayChart = lazy(() => import('./DayChart'))

const inTable = ['offered', 'answered', 'gaveUp', 'nobodyOnDuty', 'overflow', 'closed', 'serviceLevelOfOffered', 'averageSpeedOfAnswer', 'averageHandlingTime', 'occupancy'] as const satisfies FigureKey[]

/** The queue's load through the day, with the staffing under it; the same as a table. */
export function DayCurve() {
  const { t } = useTranslation()
  const wall = useWall()
  const [asTable, setAsTable] = useState(false)
  return (
    <section className={`${lists.card} ${classes.card}`} aria-labelledby="curve-title" data-testid="day-curve" data-view={asTable ? 'table' : 'chart'}>
      <div className={lists.head}>
        <h2 id="curve-title" className={lists.title}>
          {t('wallboard.curve.title')}
        </h2>
        {!wall && (
          <Button size="compact-sm" variant="subtle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} data-testid="curve-as-table">
            {t(asTable ? 'wallboard.curve.asChart' : 'wallboard.curve.asTable')}
          </Button>
        )}
      </div>
      {asTable ? <HalfHourTable /> : <OfDay />}
    </section>
  )
}

function OfDay() {
  const halfHours = useBoard('halfHours')
  const minute = useServiceMinute()
  return (
    <div className={classes.chart}>
      <Suspense fallback={null}>
        <DayChart halfHours={halfHours} now={minute} />
      </Suspense>
    </div>
  )
}

function HalfHourTable() {
  const { t } = useTranslation()
  const halfHours = useBoard('halfHours')
  const minute = useServiceMinute()
  const passed = halfHours.filter((half) => Date.parse(half.from) <= minute && (half.figures.offered || half.figures.closed || half.target !== null || half.onDuty))
  return (
    <div className={table.scroll} tabIndex={0} role="group" aria-labelledby="curve-title">
      <table className={table.table} data-testid="half-hours">
        <thead>
          <tr>
            <th scope="col">{t('wallboard.curve.halfHour')}</th>
            {inTable.map((figure) => (
              <th key={figure} scope="col">
                <FigureName figure={figure} />
              </th>
            ))}
            <th scope="col">{t('wallboard.curve.onDuty')}</th>
            <th scope="col">{t('wallboard.curve.floorTarget')}</th>
          </tr>
        </thead>
        <tbody>
          {passed.toReversed().map((half) => (
            <HalfHourRow key={half.from} half={half} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const HalfHourRow = memo(function HalfHourRow({ half }: { half: HalfHour }) {
  const { time, decimal } = useFormats()
  return (
    <tr>
      <th scope="row" className="tabular">
        {time(half.from)}
      </th>
      {inTable.map((figure) => (
        <td key={figure}>
          <Figure figure={figure} value={half.figures[figure]} scope={half.from} behind={{ from: half.from, to: half.to }} />
        </td>
      ))}
      <td className="tabular">{half.onDuty === null ? '–' : decimal(half.onDuty)}</td>
      <td className="tabular">{half.target === null ? '–' : `${half.floor ?? 0} / ${half.target}`}</td>
    </tr>
  )
})
