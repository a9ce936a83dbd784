import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type { ShiftView } from '../api/schema'
import { useFormats } from '../i18n/format'
import { instantOf, plusDays } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { announcementName } from './AnnouncementField'
import classes from './Hours.module.css'
import type { CalendarDay, Closure, Regime } from './hours'

interface Props {
  code: string
  date: string
  regimes: readonly Regime[]
  closures: readonly Closure[]
  today: string
  query: string
}

/** One day: when the line is open, why, and who is planned. */
export function DayPanel({ code, date, regimes, closures, today, query }: Props) {
  const { t } = useTranslation()
  const { language, time, endTime } = useFormats()
  const path = `/api/lines/${encodeURIComponent(code)}/calendar?from=${date}&until=${date}`
  const calendar = useQuery({ queryKey: ['hours', code, 'day', date], queryFn: () => call<CalendarDay[]>(path), staleTime: 0 })
  const shifts = useQuery({
    queryKey: ['hours', code, 'shifts', date],
    queryFn: () =>
      call<ShiftView[]>(
        `/api/shifts?from=${new Date(instantOf(date)).toISOString()}&to=${new Date(instantOf(plusDays(date, 1))).toISOString()}`,
      ),
    staleTime: 0,
  })
  const day = calendar.data?.[0]
  const regime = regimes.find(({ id }) => id === day?.regime)
  const planned = (shifts.data ?? []).filter(({ line, assignments }) => line === code && assignments.length > 0)
  const plus = query === '' ? '?' : `${query}&`
  return (
    <div className={classes.form} data-testid="day" data-date={date} data-open={day === undefined ? undefined : day.open.length > 0}>
      <Complaint of={calendar.error} retry={() => void calendar.refetch()} />
      {day && (
        <>
          <p className={classes.large} data-testid="day-hours">
            {day.open.length === 0 ? t('hours.closedDay') : day.open.map(({ from, to }) => `${from}–${to}`).join(', ')}
          </p>
          {day.announcement !== null && (
            <p>
              {t('hours.hears')}
              {t('app.colon')} {announcementName(t, day.announcement)}
            </p>
          )}
          <dl className={classes.facts}>
            <dt>{t('hours.regime.one')}</dt>
            <dd>{regime ? <Link to={`/hours/regime/${regime.id}${query}`}>{regime.name}</Link> : t('hours.noRegime')}</dd>
            {day.holiday && (
              <>
                <dt>{t('hours.holidays.one')}</dt>
                <dd>
                  <Link to={`/hours/holidays/${date.slice(0, 4)}${query}`}>{day.holiday[language]}</Link>
                </dd>
              </>
            )}
            {day.closures.length > 0 && (
              <>
                <dt>{t('hours.closure.one')}</dt>
                <dd>
                  {closures
                    .filter(({ id }) => day.closures.includes(id))
                    .map((closure) => (
                      <Link key={closure.id} to={`/hours/closure/${closure.id}${query}`}>
                        {closure.fromTime === null ? t('hours.closure.whole') : `${closure.fromTime}–${closure.toTime}`}
                      </Link>
                    ))}
                </dd>
              </>
            )}
            <dt>{t('hours.planned')}</dt>
            <dd>
              <Complaint of={shifts.error} retry={() => void shifts.refetch()} />
              {shifts.data && planned.length === 0 && <span className="dim">{t('hours.nobodyPlanned')}</span>}
              <ul className={classes.shifts}>
                {planned.map((shift) => (
                  <li key={shift.id} data-testid="planned-shift" data-withdrawn={shift.withdrawn}>
                    <span className="tabular">
                      {time(shift.from)}–{endTime(shift.to)}
                    </span>{' '}
                    {shift.assignments.map(({ name }) => name).join(', ')}
                    {shift.withdrawn && <strong className={classes.warned}> {t('hours.notHeld')}</strong>}
                  </li>
                ))}
              </ul>
            </dd>
          </dl>
        </>
      )}
      {date >= today && (
        <div className={classes.buttons}>
          <Button component={Link} to={`/hours/closure/new${plus}day=${date}`} variant="default" size="compact-md" data-testid="close-day">
            {t('hours.closeDay')}
          </Button>
          <Button
            component={Link}
            to={`/hours/regime/new${plus}day=${date}`}
            variant="default"
            size="compact-md"
            data-testid="regime-from-day"
          >
            {t('hours.regimeFromDay')}
          </Button>
        </div>
      )}
    </div>
  )
}
