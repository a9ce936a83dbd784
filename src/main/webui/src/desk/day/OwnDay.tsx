import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/http'
import type { Shift } from '../../api/types'
import { useFormats } from '../../i18n/format'
import { dateIn, instantOf, plusDays } from '../../kit/brussels'
import { Complaint } from '../../kit/Complaint'
import { Face } from '../../kit/Face'
import { useServiceMinute } from '../../live/serviceClock'
import { useDeskPart, useParts } from '../Desk'
import { type DaySlot, slotsOf } from './day'
import classes from './OwnDay.module.css'

/** Coordinators change the roster meanwhile. */
const AGAIN_MILLIS = 60_000

/** The line of the day: the slots, who is on each, and one's own. */
export function OwnDay() {
  const { t } = useTranslation()
  const { longDay } = useFormats()
  const { account } = useParts()
  const now = useServiceMinute()
  const today = dateIn(now)
  const midnight = (date: string) => new Date(instantOf(date)).toISOString()
  const asked = useQuery({
    queryKey: ['shifts', 'day', today],
    queryFn: () => call<Shift[]>(`/api/shifts?from=${midnight(today)}&to=${midnight(plusDays(today, 1))}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: AGAIN_MILLIS,
  })
  const slots = slotsOf(asked.data ?? [], account.responderId, now)
  return (
    <section className={classes.day} aria-labelledby="own-day" data-testid="own-day" data-slots={asked.data && slots.length}>
      <div className={classes.head}>
        <h2 id="own-day" className={classes.date}>
          {longDay(today)}
        </h2>
        <OwnShift />
      </div>
      <Complaint of={asked.error} retry={() => void asked.refetch()} />
      {asked.data?.length === 0 && <p className="dim">{t('day.noSlots')}</p>}
      {slots.length > 0 && (
        <ol className={classes.slots} style={{ '--slots': slots.length } as CSSProperties}>
          {slots.map((slot) => (
            <Slot key={`${slot.from}${slot.to}`} slot={slot} me={account.responderId} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** One's own shift, in a sentence. */
function OwnShift() {
  const { t } = useTranslation()
  const { time, day, endTime } = useFormats()
  const shift = useDeskPart(({ state }) => state?.duty.shift ?? null)
  const next = useDeskPart(({ state }) => state?.duty.nextShift ?? null)
  if (shift !== null) {
    return <p className="tabular">{t('day.mine', { from: time(shift.from), to: endTime(shift.to) })}</p>
  }
  return next === null ? null : (
    <p className="dim tabular">{t('duty.nextShift', { day: day(next.from), from: time(next.from), to: endTime(next.to) })}</p>
  )
}

function Slot({ slot, me }: { slot: DaySlot; me: number | null }) {
  const { t } = useTranslation()
  const { time, endTime } = useFormats()
  const { from, to, mine, people, phase, passed } = slot
  return (
    <li
      className={classes.slot}
      data-mine={mine}
      data-phase={phase}
      data-testid="day-slot"
      aria-current={phase === 'now' ? 'time' : undefined}
    >
      <span className={classes.bar} aria-hidden="true">
        <span style={{ inlineSize: `${passed * 100}%` }} />
      </span>
      <p className={`${classes.times} tabular`}>
        {time(from)} – {endTime(to)}
        {mine && <span className={classes.mark}>{t('day.you')}</span>}
        {phase === 'now' && <span className="dim">{t('day.now')}</span>}
      </p>
      {people.length === 0 ? (
        <p className="dim">{t('day.nobody')}</p>
      ) : (
        <ul className={classes.people}>
          {people.map(({ id, name }) => (
            <li key={id} className={classes.person} data-me={id === me}>
              <Face id={id} name={name} small />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
