import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { AnnouncementField, announcementName } from './AnnouncementField'
import { Consequences, useHoursChange } from './change'
import classes from './Hours.module.css'
import type { HolidayBody, LineHoliday } from './hours'

interface Props {
  code: string
  year: number
  today: string
  query: string
}

/** The Belgian public holidays of a year: each closes the line, or does not. */
export function HolidaysPanel({ code, year, today, query }: Props) {
  const { t } = useTranslation()
  const { language, longDay } = useFormats()
  const [announcement, setAnnouncement] = useState('holiday')
  const path = `/api/lines/${encodeURIComponent(code)}/holidays`
  const holidays = useQuery({
    queryKey: ['hours', code, 'holidays', year],
    queryFn: () => call<LineHoliday[]>(`${path}?year=${year}`),
    staleTime: 0,
  })
  const change = useHoursChange(code)
  const found = holidays.data ?? []
  const open = found.filter(({ standing, date }) => standing === 'open' && date >= today)

  function set(which: readonly LineHoliday[], closed: boolean, hears: string) {
    const wanted: HolidayBody[] = which.map(({ date }) => ({ date, closed, announcement: hears }))
    const before: HolidayBody[] = which.map(({ date, standing, announcement: heard }) => ({
      date,
      closed: standing === 'closed',
      announcement: heard ?? 'holiday',
    }))
    change.want({
      what: { holidays: wanted },
      run: () => call<LineHoliday[]>(path, { method: 'PUT', body: { holidays: wanted }, version: which[0]!.version }),
      done: (now) => ({
        words: t(closed ? 'hours.holidays.closedNow' : 'hours.holidays.openNow', { count: which.length }),
        undo: () => call(path, { method: 'PUT', body: { holidays: before }, version: now[0]!.version }),
      }),
    })
  }

  return (
    <div className={classes.form} data-testid="holidays" data-year={year}>
      <p className="dim">{t('hours.holidays.note')}</p>
      <div className={classes.years}>
        <Link to={`/hours/holidays/${year - 1}${query}`} aria-label={t('hours.holidays.ofYear', { year: year - 1 })}>
          ← {year - 1}
        </Link>
        <strong>{year}</strong>
        <Link
          to={`/hours/holidays/${year + 1}${query}`}
          aria-label={t('hours.holidays.ofYear', { year: year + 1 })}
          data-testid="next-year"
        >
          {year + 1} →
        </Link>
      </div>
      <Complaint of={holidays.error} retry={() => void holidays.refetch()} />
      {open.length > 0 && (
        <div className={classes.takeOver}>
          <AnnouncementField value={announcement} onChange={setAnnouncement} />
          <Button onClick={() => set(open, true, announcement)} loading={change.busy} data-testid="close-all-holidays">
            {t('hours.holidays.closeAll', { count: open.length })}
          </Button>
        </div>
      )}
      <Consequences of={change} />
      <ul className={classes.rows}>
        {found.map((holiday) => {
          const { date, name, standing, announcement: hears } = holiday
          const words = `${name[language]} – ${longDay(date)}`
          return (
            <li key={date} className={classes.holiday} data-testid="holiday" data-date={date} data-standing={standing}>
              <span>
                <strong>{name[language]}</strong> <span className="dim">{longDay(date)}</span>
                <br />
                <span className={classes.standing} data-standing={standing}>
                  {t(`hours.holidays.${standing}`)}
                  {standing === 'closed' && hears !== null && ` · ${announcementName(t, hears)}`}
                </span>
              </span>
              {date >= today && standing === 'open' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={change.busy}
                  onClick={() => set([holiday], true, announcement)}
                  aria-label={`${t('hours.holidays.close')} – ${words}`}
                  data-testid="close-holiday"
                >
                  {t('hours.holidays.close')}
                </Button>
              )}
              {date >= today && standing === 'closed' && (
                <span className={classes.buttons}>
                  <AnnouncementField
                    compact
                    label={`${t('hours.hears')} – ${words}`}
                    value={hears ?? 'holiday'}
                    onChange={(next) => set([holiday], true, next)}
                  />
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={change.busy}
                    onClick={() => set([holiday], false, hears ?? 'holiday')}
                    aria-label={`${t('hours.holidays.answer')} – ${words}`}
                    data-testid="open-holiday"
                  >
                    {t('hours.holidays.answer')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
