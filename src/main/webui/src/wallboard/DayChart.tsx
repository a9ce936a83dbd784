import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Area, Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormats } from '../i18n/format'
import { Key } from '../figure/ChartKey'
import { useWording } from '../figure/figures'
import type { HalfHour } from './types'
import classes from '../figure/chart.module.css'

interface Point {
  at: number
  offered: number | null
  answered: number | null
  gaveUp: number | null
  onDuty: number | null
  floor: number | null
  target: number | null
}

/** Leaves out hours at both ends without planned responders and without calls. */
export function lively(halfHours: readonly HalfHour[]): readonly HalfHour[] {
  const busy = (half: HalfHour) => half.target !== null || (half.figures.offered ?? 0) > 0 || (half.onDuty ?? 0) > 0
  const first = halfHours.findIndex(busy)
  return first < 0 ? halfHours : halfHours.slice(first, halfHours.findLastIndex(busy) + 1)
}

/** Calls above, responders below, on one time axis. Not animated, because it changes all day. */
export default function DayChart({ halfHours, now }: { halfHours: readonly HalfHour[]; now: number }) {
  const { t } = useTranslation()
  const wording = useWording()
  const { time } = useFormats()
  const points = useMemo<Point[]>(
    () =>
      lively(halfHours).map((half) => {
        const begun = Date.parse(half.from) <= now
        const { offered, answered, gaveUp } = half.figures
        return {
          at: Date.parse(half.from),
          offered: begun ? offered : null,
          answered: begun ? answered : null,
          gaveUp: begun ? gaveUp : null,
          onDuty: half.onDuty,
          floor: half.floor,
          target: half.target,
        }
      }),
    [halfHours, now],
  )
  const last = points.at(-1)
  // A step chart needs an end point, so that the last half-hour is as wide as the others.
  const drawn = last ? [...points, { ...last, at: last.at + 1_800_000, offered: null, answered: null, gaveUp: null }] : []
  const hours = points.filter((point) => new Date(point.at).getUTCMinutes() === 0).map((point) => point.at)
  const axis = (
    <XAxis
      dataKey="at"
      type="number"
      scale="time"
      domain={['dataMin', 'dataMax']}
      ticks={hours}
      tickFormatter={(at: number) => time(at)}
      stroke="var(--edge-strong)"
      minTickGap={24}
      tickLine={false}
    />
  )
  const names = {
    offered: wording('offered').name,
    answered: wording('answered').name,
    gaveUp: wording('gaveUp').name,
    onDuty: t('wallboard.curve.onDuty'),
    floor: t('wallboard.coming.floor'),
    target: t('wallboard.coming.target'),
  }
  const tooltip = (
    <Tooltip
      isAnimationActive={false}
      cursor={{ stroke: 'var(--edge-strong)', fill: 'none' }}
      content={({ active, payload, label }) =>
        active && payload?.length ? (
          <div className={classes.tooltip}>
            <strong className="tabular">
              {time(Number(label))} – {time(Number(label) + 1_800_000)}
            </strong>
            {payload.map((each) => (
              <div key={String(each.dataKey)}>
                {names[each.dataKey as keyof typeof names]}
                {t('app.colon')} <span className="tabular">{String(each.value ?? '–')}</span>
              </div>
            ))}
          </div>
        ) : null
      }
    />
  )
  const nowLine =
    points.length > 0 && now >= points[0]!.at && now <= last!.at + 1_800_000 ? (
      <ReferenceLine x={now} stroke="var(--text)" strokeDasharray="2 3" />
    ) : null
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={t('wallboard.curve.said', {
        offered: sum(points, 'offered'),
        answered: sum(points, 'answered'),
        gaveUp: sum(points, 'gaveUp'),
      })}
    >
      <div className={classes.legend} aria-hidden="true">
        <Key form="area" colour="var(--offered)" name={names.offered} />
        <Key form="line" colour="var(--answered)" name={names.answered} />
        <Key form="bar" colour="var(--gave-up)" name={names.gaveUp} />
      </div>
      <div className={classes.part} data-larger="true">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={drawn} syncId="day" margin={{ top: 8, right: 12, bottom: 0, left: -24 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--edge)" vertical={false} />
            {axis}
            <YAxis allowDecimals={false} stroke="none" domain={[0, (most: number) => Math.max(4, most)]} />
            {tooltip}
            <Area
              dataKey="offered"
              type="stepAfter"
              stroke="var(--offered)"
              strokeWidth={2}
              fill="var(--offered)"
              fillOpacity={0.16}
              isAnimationActive={false}
            />
            <Line dataKey="answered" type="stepAfter" stroke="var(--answered)" strokeWidth={2.5} dot={false} isAnimationActive={false} />
            <Bar dataKey="gaveUp" fill="var(--gave-up)" barSize={8} isAnimationActive={false} />
            {nowLine}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <div className={classes.legend} aria-hidden="true">
        <Key form="area" colour="var(--people)" name={names.onDuty} />
        <Key form="line" colour="var(--gave-up)" name={names.floor} />
        <Key form="dashes" colour="var(--text-dim)" name={names.target} />
      </div>
      <div className={classes.part}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={drawn} syncId="day" margin={{ top: 8, right: 12, bottom: 0, left: -24 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--edge)" vertical={false} />
            {axis}
            <YAxis allowDecimals={false} stroke="none" domain={[0, (most: number) => Math.max(2, Math.ceil(most))]} />
            {tooltip}
            <Area
              dataKey="onDuty"
              type="stepAfter"
              stroke="var(--people)"
              strokeWidth={2}
              fill="var(--people)"
              fillOpacity={0.2}
              isAnimationActive={false}
            />
            <Line dataKey="floor" type="stepAfter" stroke="var(--gave-up)" strokeWidth={2} dot={false} isAnimationActive={false} />
            <Line
              dataKey="target"
              type="stepAfter"
              stroke="var(--text-dim)"
              strokeWidth={2}
              strokeDasharray="6 4"
              dot={false}
              isAnimationActive={false}
            />
            {nowLine}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </div>
  )
}

function sum(points: Point[], key: 'offered' | 'answered' | 'gaveUp'): number {
  return points.reduce((total, point) => total + (point[key] ?? 0), 0)
}
