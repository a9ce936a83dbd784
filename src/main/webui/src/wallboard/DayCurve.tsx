import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { useServiceMinute } from '../live/serviceClock'
import { Card } from '../kit/Card'
import { useDefined } from '../figure/figures'
import { PartTable } from '../figure/FigureTable'
import { useBoard } from './Live'
import { useWall } from './wall'
import classes from './DayCurve.module.css'

/** The charting library is large: it is fetched with the first chart. */
const DayChart = lazy(() => import('./DayChart'))

/** The queue's load through the day, with the staffing below it; also available as a table. */
export function DayCurve() {
  const { t } = useTranslation()
  const wall = useWall()
  const [asTable, setAsTable] = useState(false)
  return (
    <Card
      title={t('wallboard.curve.title')}
      testId="day-curve"
      className={classes.card}
      data={{ 'data-view': asTable ? 'table' : 'chart' }}
      head={
        wall ? undefined : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            data-testid="curve-as-table"
          >
            {t(asTable ? 'wallboard.curve.asChart' : 'wallboard.curve.asTable')}
          </Button>
        )
      }
    >
      {(id) => (asTable ? <HalfHourTable labelledBy={id} /> : <OfDay />)}
    </Card>
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

function HalfHourTable({ labelledBy }: { labelledBy: string }) {
  const { t } = useTranslation()
  const { time, decimal } = useFormats()
  const { judged } = useDefined()
  const halfHours = useBoard('halfHours')
  const minute = useServiceMinute()
  const passed = halfHours.filter(
    (half) => Date.parse(half.from) <= minute && (half.figures.offered || half.figures.closed || half.target !== null || half.onDuty),
  )
  const staff = new Map(passed.map((half) => [half.from, half]))
  return (
    <PartTable
      corner={t('wallboard.curve.halfHour')}
      cornerSeen
      figures={judged}
      parts={passed.toReversed().map(({ from, to, figures }) => ({ scope: from, name: time(from), figures, behind: { from, to } }))}
      labelledBy={labelledBy}
      testId="half-hours"
      more={[
        {
          name: t('wallboard.curve.onDuty'),
          of: ({ scope }) => (staff.get(scope)?.onDuty == null ? '–' : decimal(staff.get(scope)!.onDuty!)),
        },
        {
          name: t('wallboard.curve.floorTarget'),
          of: ({ scope }) => (staff.get(scope)?.target == null ? '–' : `${staff.get(scope)!.floor ?? 0} / ${staff.get(scope)!.target}`),
        },
      ]}
    />
  )
}
