import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useSession } from '../account/session'
import { call } from '../api/http'
import type { Line, Shift } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { keepFocus } from '../kit/focus'
import shared from '../kit/list.module.css'
import { hue } from '../kit/people'
import { type Done, UndoToasts } from '../kit/UndoToasts'
import classes from './Roster.module.css'
import { counted, daysOf, gaps, on, short, span, stateOf, weekIn } from './roster'
import { RosterNotice } from './RosterNotice'
import { ShiftPanel } from './ShiftPanel'
import { Day, Weeks } from './weekParts'

/** Others change the roster too. */
const AGAIN_MILLIS = 30_000

/** The shifts of a week with their people, for everybody; coordinators change the one that the address names. */
export default function RosterPage() {
  const { t } = useTranslation()
  const { language } = useFormats()
  const { id } = useParams()
  const [search, setSearch] = useSearchParams()
  const me = useSession().data
  const coordinates = me?.roles.some((role) => role === 'coordinator' || role === 'administrator') === true
  const [done, setDone] = useState<Done | null>(null)
  const now = Date.now()
  const monday = weekIn(search.get('week'), now)
  const { from, to } = span(monday)
  const lines = useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), enabled: coordinates, staleTime: 60_000 })
  const asked = useQuery({
    queryKey: ['shifts', monday],
    queryFn: () => call<Shift[]>(`/api/shifts?from=${from}&to=${to}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: AGAIN_MILLIS,
  })
  const all = asked.data ?? []
  const codes = [...new Set(all.map(({ line }) => line))].sort()
  const line = codes.includes(search.get('line') ?? '') ? search.get('line') : null
  const shifts = line === null ? all : all.filter((shift) => shift.line === line)
  const lineName = (code: string) => lines.data?.find((each) => each.code === code)?.names[language] ?? code.toUpperCase()
  const query = search.size > 0 ? `?${search}` : ''
  const chosen = shifts.find((shift) => String(shift.id) === id)
  const page = useRef<HTMLElement>(null)
  const shown = useRef<string | undefined>(undefined)

  // What was clicked is often gone once it is done. What takes it back is then nearest, and after it the panel, or its shift on the roster.
  useLayoutEffect(() => {
    const find = (what: string) => page.current?.querySelector(what)
    const before = shown.current
    shown.current = chosen && String(chosen.id)
    if (done !== null || before !== undefined) {
      keepFocus(find('[data-offered="true"] button'), find('#shift-title'), find(`[data-testid="slot"][data-id="${before}"]`))
    }
  }, [done, asked.data, chosen])

  function put(name: 'week' | 'line', value: string) {
    const next = new URLSearchParams(search)
    if (value === '') {
      next.delete(name)
    } else {
      next.set(name, value)
    }
    setSearch(next, { replace: name === 'line' })
  }

  return (
    <section
      ref={page}
      className={classes.page}
      aria-labelledby="roster-title"
      data-testid="roster"
      data-week={monday}
      data-chosen={chosen !== undefined}
    >
      <div className={classes.head}>
        <h1 id="roster-title" className={shared.title}>
          {t('page.roster')}
        </h1>
        <Weeks monday={monday} now={now} put={(week) => put('week', week)} />
        {codes.length > 1 && (
          <NativeSelect
            aria-label={t('roster.line')}
            name="line"
            value={line ?? ''}
            onChange={(event) => put('line', event.currentTarget.value)}
            data={[{ value: '', label: t('roster.allLines') }, ...codes.map((code) => ({ value: code, label: lineName(code) }))]}
          />
        )}
      </div>
      <Complaint of={asked.error} retry={() => void asked.refetch()} />
      {asked.data && <Summary shifts={shifts} now={now} me={me?.responderId ?? null} coordinates={coordinates} />}
      {me?.responderId != null && <RosterNotice />}
      <p className={classes.ways}>
        {coordinates && (
          <Link to={`/roster/publication?week=${monday}`} className={classes.back} data-testid="publication-link">
            {t('page.publication')}
          </Link>
        )}
        {coordinates && (
          <Link to={`/roster/proposal?week=${monday}`} className={classes.back} data-testid="proposal-link">
            {t('roster.propose')}
          </Link>
        )}
        {coordinates && (
          <Link to="/roster/sheets" className={classes.back} data-testid="sheets-link">
            {t('page.sheets')}
          </Link>
        )}
        {me?.responderId != null && (
          <Link to={`/availability?week=${monday}`} className={classes.back} data-testid="availability-link">
            {t('page.availability')}
          </Link>
        )}
      </p>
      {asked.data && (
        <div className={classes.frame}>
          <ol className={classes.days} aria-busy={asked.isPlaceholderData}>
            {daysOf(monday).map((date) => (
              <Day key={date} date={date} today={date === dateIn(now)} begins>
                {on(shifts, date).map((shift) => (
                  <Slot
                    key={shift.id}
                    shift={shift}
                    now={now}
                    me={me?.responderId ?? null}
                    line={codes.length > 1 && line === null ? lineName(shift.line) : null}
                    to={coordinates ? `/roster/${shift.id}${query}` : null}
                    chosen={chosen?.id === shift.id}
                  />
                ))}
              </Day>
            ))}
          </ol>
        </div>
      )}
      {coordinates && chosen && (
        <div className={classes.panel}>
          <ShiftPanel
            key={chosen.id}
            shift={chosen}
            week={all}
            now={now}
            lineName={codes.length > 1 ? lineName(chosen.line) : null}
            back={`/roster${query}`}
            done={setDone}
          />
        </div>
      )}
      {coordinates && id !== undefined && asked.data && !chosen && !asked.isPlaceholderData && (
        <p className="empty">
          {t('roster.unknown')} <Link to={`/roster${query}`}>{t('roster.back')}</Link>
        </p>
      )}
      <UndoToasts done={done} close={() => setDone(null)} testid="roster-done" />
    </section>
  )
}

/** In a sentence: what is still to be done; or, for who answers, when they are on. */
function Summary({ shifts, now, me, coordinates }: { shifts: Shift[]; now: number; me: number | null; coordinates: boolean }) {
  const { t } = useTranslation()
  const { shortDay, time, endTime } = useFormats()
  const { places, belowFloor, conflicts } = gaps(shifts, now)
  const mine = shifts.filter((shift) => !shift.withdrawn && shift.assignments.some(({ responderId }) => responderId === me))
  return (
    <div className={classes.summary} role="status" data-testid="roster-summary" data-places={places} data-below-floor={belowFloor}>
      {coordinates && shifts.length === 0 && <p>{t('roster.noHours')}</p>}
      {coordinates && shifts.length > 0 && (
        <p>
          {places === 0 ? t('roster.allFull') : t('roster.places', { count: places })}
          {belowFloor > 0 && <strong className={classes.wrong}> {t('roster.belowFloor', { count: belowFloor })}</strong>}
          {conflicts > 0 && <strong className={classes.warned}> {t('roster.conflicts', { count: conflicts })}</strong>}
        </p>
      )}
      {me !== null && (
        <p data-testid="my-shifts" data-count={mine.length}>
          {mine.length === 0 ? t('roster.noneOfMine') : t('roster.mine')}{' '}
          {mine.map((shift) => (
            <span key={shift.id} className={`tabular ${classes.chip}`}>
              {shortDay(shift.from)} {time(shift.from)} – {endTime(shift.to)}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

interface SlotParts {
  shift: Shift
  now: number
  me: number | null
  line: string | null
  /** Where a coordinator changes it. */
  to: string | null
  chosen: boolean
}

function Slot({ shift, now, me, line, to, chosen }: SlotParts) {
  const { t } = useTranslation()
  const { time, endTime } = useFormats()
  const state = stateOf(shift, now)
  const mine = shift.assignments.some(({ responderId }) => responderId === me)
  const inside = (
    <>
      <span className={classes.slotHead}>
        <span className={`tabular ${classes.time}`}>
          {time(shift.from)} – {endTime(shift.to)}
        </span>
        <span className={`tabular ${classes.count}`}>
          <span className="unseen">{t('roster.count')} </span>
          {counted(shift)} / {shift.target}
        </span>
      </span>
      {line && <span className={`dim ${classes.line}`}>{line}</span>}
      {state !== 'full' && state !== 'over' && (
        <span className={classes.state}>{t(`roster.state.${state}`, { count: shift.target - counted(shift) })}</span>
      )}
      <span className={classes.names}>
        {shift.assignments.map(({ responderId, name, conflict }) => (
          <span key={responderId} className={classes.name} data-conflict={conflict} data-me={responderId === me} title={name}>
            <span className={classes.dot} style={{ '--hue': hue(responderId) } as React.CSSProperties} aria-hidden="true" />
            {responderId === me ? t('roster.you') : short(name)}
            {conflict && <span className="unseen"> ({t(`roster.conflict.${conflict}`)})</span>}
          </span>
        ))}
      </span>
    </>
  )
  const marks = {
    'data-testid': 'slot',
    'data-id': shift.id,
    'data-state': state,
    'data-mine': mine,
    'data-planned': shift.assignments.length,
  }
  return (
    <li>
      {to === null ? (
        <div className={classes.slot} {...marks}>
          {inside}
        </div>
      ) : (
        <Link to={to} className={classes.slot} aria-current={chosen ? 'true' : undefined} {...marks}>
          {inside}
        </Link>
      )}
    </li>
  )
}
