import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import { useFormats } from '../i18n/format'
import { useServiceMinute } from '../live/serviceClock'
import { sameTime } from '../kit/brussels'
import { Card } from '../kit/Card'
import type { Behind } from '../figure/Figure'
import { useDefined } from '../figure/figures'
import { FigureTable, PartTable, type Period } from '../figure/FigureTable'
import { useBoard } from './Live'
import { useWall } from './wall'
import classes from './TodayTable.module.css'

/** The day so far, in total and by language, beside yesterday and the same weekday of last week. */
export function TodayTable() {
  const { t } = useTranslation()
  const wall = useWall()
  const { time } = useFormats()
  const { judged, noCalls } = useDefined()
  const today = useBoard('today')
  const yesterday = useBoard('yesterday')
  const sameWeekday = useBoard('sameWeekday')
  const lines = useBoard('lines')
  const minute = useServiceMinute()
  const [view, setView] = useState<'before' | 'language'>('before')
  const languages = [...new Set([...lines.flatMap((line) => line.languages), ...(Object.keys(today.byLanguage) as UiLanguage[])])].filter(
    (language) => String(language) !== 'unknown',
  )
  const linked = (behind: Behind) => (wall ? null : behind)
  const day: Behind = { from: today.from, to: today.to }
  /** Only the calls that had arrived by this time of day. */
  const untilNow = (compared: { from: string }) =>
    linked({ from: compared.from, to: new Date(sameTime(minute, compared.from)).toISOString() })
  const periods: Period[] = [
    { scope: 'today', name: t('wallboard.today.today'), figures: today.all, behind: linked(day), group: 'now' },
    ...languages.map((language) => ({
      scope: language,
      name: t(`language.${language}`),
      figures: today.byLanguage[language] ?? noCalls,
      behind: linked({ ...day, language }),
      group: 'language',
    })),
    // Who has not chosen a language yet, or hung up before: without them the languages would not add up to the day.
    {
      scope: 'unknown',
      name: t('wallboard.today.noLanguage'),
      figures: today.byLanguage.unknown ?? noCalls,
      behind: linked({ ...day, language: 'unknown' }),
      group: 'language',
    },
    { scope: 'yesterday', name: t('wallboard.today.yesterday'), figures: yesterday.untilNow, behind: untilNow(yesterday), group: 'before' },
    {
      scope: 'sameWeekday',
      name: t('wallboard.today.sameWeekday'),
      figures: sameWeekday.untilNow,
      behind: untilNow(sameWeekday),
      group: 'before',
    },
  ]
  return (
    <Card
      title={t('wallboard.today.title')}
      testId="today"
      className={classes.card}
      data={{ 'data-view': view }}
      head={
        <>
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
        </>
      }
    >
      {(id) =>
        // A wall screen cannot be scrolled: at full page width the whole table fits.
        wall ? (
          <PartTable corner={t('wallboard.today.figure')} figures={judged} parts={periods} labelledBy={id} />
        ) : (
          <FigureTable figures={judged} periods={periods} labelledBy={id} />
        )
      }
    </Card>
  )
}
