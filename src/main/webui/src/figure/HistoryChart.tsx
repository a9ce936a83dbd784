import { useTranslation } from 'react-i18next'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormats } from '../i18n/format'
import { Key } from './ChartKey'
import { useFigureText, useWording } from './figures'
import { usePartName } from './partName'
import type { HistoryFigures, Part } from './history'
import classes from './chart.module.css'

/**
 * Calls by part of the period, with the service level above them. For a period of comparison, only the calls offered, part by part. The
 * tables around the chart show the same figures.
 */
export default function HistoryChart({ found, other, by }: { found: HistoryFigures; other: HistoryFigures | null; by: Part }) {
  const { t } = useTranslation()
  const wording = useWording()
  const text = useFigureText()
  const { number, share } = useFormats()
  const partName = usePartName()
  const points = found.rows.map((row, index) => ({
    name: partName(row.from, by),
    answered: row.figures.answered,
    gaveUp: row.figures.gaveUp,
    others: (row.figures.offered ?? 0) - (row.figures.answered ?? 0) - (row.figures.gaveUp ?? 0),
    serviceLevelOfOffered: row.figures.serviceLevelOfOffered,
    compared: other?.rows[index]?.figures.offered ?? null,
  }))
  const names = {
    answered: wording('answered').name,
    gaveUp: wording('gaveUp').name,
    others: t('history.others'),
    serviceLevelOfOffered: wording('serviceLevelOfOffered').name,
    compared: t('history.comparedOffered'),
  }
  const level = points.some((point) => point.serviceLevelOfOffered !== null)
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={t('history.said', {
        offered: number(found.total.offered ?? 0),
        answered: number(found.total.answered ?? 0),
        gaveUp: number(found.total.gaveUp ?? 0),
      })}
    >
      <div className={classes.legend} aria-hidden="true">
        <Key form="bar" colour="var(--answered)" name={names.answered} />
        <Key form="bar" colour="var(--gave-up)" name={names.gaveUp} />
        <Key form="bar" colour="var(--edge-strong)" name={names.others} />
        {other && <Key form="dashes" colour="var(--text)" name={names.compared} />}
        {level && <Key form="line" colour="var(--people)" name={names.serviceLevelOfOffered} />}
      </div>
      <div className={classes.part}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={points} margin={{ top: 8, right: 0, bottom: 0, left: -16 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--edge)" vertical={false} />
            <XAxis dataKey="name" stroke="var(--edge-strong)" minTickGap={32} tickLine={false} />
            <YAxis yAxisId="calls" allowDecimals={false} stroke="none" tickFormatter={(value: number) => number(value)} />
            <YAxis yAxisId="level" orientation="right" domain={[0, 1]} stroke="none" tickFormatter={(value: number) => share(value)} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--edge)', fillOpacity: 0.4 }}
              content={({ active, payload, label }) =>
                active && payload?.length ? (
                  <div className={classes.tooltip}>
                    <strong>{String(label)}</strong>
                    {payload.map((each) => (
                      <div key={String(each.dataKey)}>
                        {names[each.dataKey as keyof typeof names]}
                        {t('app.colon')}{' '}
                        <span className="tabular">
                          {text(
                            each.dataKey === 'serviceLevelOfOffered' ? 'serviceLevelOfOffered' : 'offered',
                            (each.value as number | null) ?? null,
                          )}
                        </span>
                      </div>
                    ))}
                  </div>
                ) : null
              }
            />
            <Bar yAxisId="calls" dataKey="answered" stackId="calls" fill="var(--answered)" isAnimationActive={false} />
            <Bar yAxisId="calls" dataKey="gaveUp" stackId="calls" fill="var(--gave-up)" isAnimationActive={false} />
            <Bar yAxisId="calls" dataKey="others" stackId="calls" fill="var(--edge-strong)" isAnimationActive={false} />
            {other && (
              <Line
                yAxisId="calls"
                dataKey="compared"
                stroke="var(--text)"
                strokeWidth={2}
                strokeDasharray="6 4"
                dot={false}
                isAnimationActive={false}
              />
            )}
            <Line
              yAxisId="level"
              dataKey="serviceLevelOfOffered"
              stroke="var(--people)"
              strokeWidth={2.5}
              dot={points.length < 40}
              connectNulls
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </div>
  )
}
