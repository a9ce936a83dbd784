import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { instantOf, plusDays } from '../kit/brussels'
import classes from './Roster.module.css'
import { span, weekIn } from './roster'

/** From one week to another. @param put takes the Monday; empty: of this week */
export function Weeks({ monday, now, put }: { monday: string; now: number; put: (monday: string) => void }) {
  const { t } = useTranslation()
  const { dateRange } = useFormats()
  const { from, to } = span(monday)
  return (
    <nav className={classes.weeks} aria-label={t('roster.weeks')}>
      <Button variant="default" size="compact-md" onClick={() => put(plusDays(monday, -7))} data-testid="week-before">
        {t('roster.before')}
      </Button>
      <strong className="tabular" data-testid="week">
        {dateRange(from, to)}
      </strong>
      <Button variant="default" size="compact-md" onClick={() => put(plusDays(monday, 7))} data-testid="week-after">
        {t('roster.after')}
      </Button>
      {monday !== weekIn(null, now) && (
        <Button variant="subtle" size="compact-md" onClick={() => put('')} data-testid="this-week">
          {t('roster.thisWeek')}
        </Button>
      )}
    </nav>
  )
}

interface DayParts {
  date: string
  today: boolean
  /** Whether the page may begin with today: what stands above is known, and is not needed to read the week. */
  begins?: boolean
  children: ReactNode[]
}

/** A column of the week; on a telephone a part of the list. */
export function Day({ date, today, begins = false, children }: DayParts) {
  const { t } = useTranslation()
  const { shortDay } = useFormats()
  const day = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // One below the other on a telephone: the week begins with today. Beside each other, all are in sight.
    const before = day.current?.previousElementSibling
    const top = day.current?.offsetTop ?? 0
    if (begins && today && before instanceof HTMLElement && top > Math.max(before.offsetTop, innerHeight / 2)) {
      day.current?.scrollIntoView()
    }
  }, [begins, today])
  return (
    <li ref={day} className={classes.day} data-today={today} data-testid="roster-day" data-date={date}>
      <h2 className={classes.date}>
        {shortDay(instantOf(date, '12:00'))}
        {today && <span className={classes.today}>{t('roster.today')}</span>}
      </h2>
      {children.length === 0 ? <p className={`dim ${classes.none}`}>{t('roster.none')}</p> : <ul className={classes.slots}>{children}</ul>}
    </li>
  )
}
