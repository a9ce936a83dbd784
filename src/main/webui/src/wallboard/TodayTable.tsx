import { SegmentedControl } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import { useFormats } from '../i18n/format'
import { type Behind, Figure, FigureName } from './Figure'
import { useBoard, useServiceMinute } from './Live'
import { sameTime } from './brussels'
import type { Figures, FigureKey } from './types'
import { useWall } from './wall'
import lists from './lists.module.css'
import classes from './TodayTable.module.css'

/** What the day is judged by. The half-hours and the history show all there are. */
const shown = [
  'offered', 'answered', 'gaveUp', 'averageTimeToGiveUp', 'nobodyOnDuty', 'overflow', 'closed', 'failed', 'serviceLevelOfAnswered', 'serviceLevelOfOffered', 'averageSpeedOfAnswer', 'longestSpeedOfAnswer',
  'averageHandlingTime', 'occupancy',
] as const satisfies FigureKey[]

/** From four metres, the fewer the better. */
const onWall = ['offered', 'answered', 'gaveUp', 'averageTimeToGiveUp', 'nobodyOnDuty', 'overflow', 'serviceLevelOfAnswered', 'serviceLevelOfOffered', 'averageSpeedOfAnswer'] as const satisfies FigureKey[]

interface Column {
  scope: string
  name: string
  figures: Figures | undefined
  behind: Behind
  group: 'now' | 'before' | 'language'
}

export function TodayTable() {
  const { t } = useTranslation()
  const wall = useWall()
  const { time } = useFormats()
  const today = useBoard('today')
  const yesterday = useBoard('yesterday')
  const sameWeekday = useBoard('sameWeekday')
  const lines = useBoard('lines')
  const minute = useServiceMinute()
  const [view, setView] = useState<'before' | 'language'>('before')
  const languages = [...new Set([...lines.flatMap((line) => line.languages), ...(Object.keys(today.byLanguage) as UiLanguage[])])]
  const day: Behind = { from: today.from, to: today.to }
  /** The calls that had arrived by the same time of the day. */
  const untilNow = (compared: { from: string }): Behind => ({ from: compared.from, to: new Date(sameTime(minute, compared.from)).toISOString() })
  const columns: Column[] = [
    { scope: 'today', name: t('wallboard.today.today'), figures: today.all, behind: day, group: 'now' },
    ...(wall ? [] : languages).map((language) => ({ scope: language, name: t(`language.${language}`), figures: today.byLanguage[language], behind: { ...day, language }, group: 'language' as const })),
    { scope: 'yesterday', name: t('wallboard.today.yesterday'), figures: yesterday.untilNow, behind: untilNow(yesterday), group: 'before' },
    { scope: 'sameWeekday', name: t('wallboard.today.sameWeekday'), figures: sameWeekday.untilNow, behind: untilNow(sameWeekday), group: 'before' },
  ]
  return (
    <section className={`${lists.card} ${classes.card}`} aria-labelledby="today-title" data-testid="today" data-view={view}>
      <div className={lists.head}>
        <h2 id="today-title" className={lists.title}>
          {t('wallboard.today.title')}
        </h2>
        {!wall && (
          <SegmentedControl
            size="xs"
            className={classes.views}
            aria-label={t('wallboard.today.columns')}
            value={view}
            onChange={(value) => setView(value as 'before' | 'language')}
            data={[
              { value: 'before', label: t('wallboard.today.compare') },
              { value: 'language', label: t('wallboard.today.byLanguage') },
            ]}
          />
        )}
        <span className={`dim ${classes.note}`}>{t('wallboard.today.until', { time: time(minute) })}</span>
      </div>
      <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="today-title">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t('wallboard.today.figure')}</span>
              </th>
              {columns.map((column) => (
                <th key={column.scope} scope="col" data-group={column.group}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(wall ? onWall : shown).map((figure) => (
              <Row key={figure} figure={figure} columns={columns} wall={wall} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Row = memo(
  function Row({ figure, columns, wall }: { figure: FigureKey; columns: Column[]; wall: boolean }) {
    return (
      <tr>
        <th scope="row">
          <FigureName figure={figure} />
        </th>
        {columns.map((column) => (
          <td key={column.scope} data-group={column.group}>
            <Figure figure={figure} value={column.figures?.[figure]} scope={column.scope} behind={wall ? null : column.behind} />
          </td>
        ))}
      </tr>
    )
  },
  (before, after) =>
    before.wall === after.wall &&
    before.columns.length === after.columns.length &&
    before.columns.every((column, index) => {
      const other = after.columns[index]!
      return column.scope === other.scope && column.name === other.name && column.behind.to === other.behind.to && column.figures?.[before.figure] === other.figures?.[after.figure]
    }),
)

