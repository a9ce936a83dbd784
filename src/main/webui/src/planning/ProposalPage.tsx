import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call, Refused } from '../api/http'
import type { RosterGap, RosterProposal, SeatsFilled, Shift } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { sentence } from '../kit/message'
import shared from '../kit/list.module.css'
import { type Done, UndoToasts } from '../kit/UndoToasts'
import { counted, daysOf, on, span, weekIn } from '../shift/roster'
import { Day, Weeks } from '../shift/weekParts'
import { OfLine } from '../line/OfLine'
import classes from './Planning.module.css'

interface Seats {
  seats: { shift: number; responder: number }[]
}

const removal = '/api/shifts/seats/removal'

/** Who could fill the empty places of a week, and why others stay empty. A coordinator takes over all of it or a part. */
export default function ProposalPage() {
  const { t } = useTranslation()
  const { day, time, endTime } = useFormats()
  const [search, setSearch] = useSearchParams()
  const client = useQueryClient()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<Done | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const now = Date.now()
  const monday = weekIn(search.get('week'), now)
  const { from, to } = span(monday)
  const asked = useQuery({
    queryKey: ['proposal', monday],
    queryFn: () => call<RosterProposal>(`/api/proposal?from=${from}&to=${to}`),
    staleTime: 0,
  })
  const change = useMutation({
    mutationFn: async (wanted: { seats: Seats['seats']; off: boolean }): Promise<Done> => {
      const body: Seats = { seats: wanted.seats }
      if (wanted.off) {
        await call(removal, { method: 'POST', body })
        return { words: t('proposal.undone') }
      }
      const { seats } = await call<SeatsFilled>('/api/shifts/seats', { method: 'POST', body })
      // Whom somebody else put there meanwhile is not taken off again with these.
      return {
        words: t('proposal.taken', { count: seats.length }),
        ...(seats.length > 0 && { undo: () => change.mutate({ seats, off: true }) }),
      }
    },
    onMutate: () => setRefused(null),
    onError: (failure) => setRefused(seatOf(failure)),
    onSuccess: (now) => {
      setDone(now)
      setLeft(new Set())
    },
    onSettled: () => Promise.all(['shifts', 'proposal'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
  const data = asked.data
  const chosen = (data?.seats ?? []).filter((seat) => !left.has(`${seat.shift} ${seat.person.id}`))
  const empty = (data?.gaps ?? []).reduce((sum, gap) => sum + gap.empty, 0)
  const below = (data?.gaps ?? []).reduce((sum, gap) => sum + gap.below, 0)

  function take() {
    change.mutate({ seats: chosen.map(({ shift, person }) => ({ shift, responder: person.id })), off: false })
  }

  /** Of several seats, the one that was refused. */
  function seatOf(failure: unknown): string | null {
    const problem: Record<string, unknown> = failure instanceof Refused ? failure.problem : {}
    const shift = data?.shifts.find(({ id }) => id === problem['shift'])
    const name = data?.seats.find(({ person }) => person.id === problem['responder'])?.person.name
    return shift === undefined ? null : [name, day(shift.from), `${time(shift.from)} – ${endTime(shift.to)}`].filter(Boolean).join(', ')
  }

  return (
    <section className={classes.page} aria-labelledby="proposal-title" data-testid="proposal" data-week={monday}>
      <div className={classes.head}>
        <h1 id="proposal-title" className={shared.title}>
          {t('page.proposal')}
        </h1>
        <Weeks
          monday={monday}
          now={now}
          put={(week) => {
            setLeft(new Set())
            setSearch(week === '' ? {} : { week }, { replace: true })
          }}
        />
        <Link to={`/roster?week=${monday}`} className={classes.back}>
          {t('proposal.back')}
        </Link>
      </div>
      <p className="dim">{t('proposal.intro')}</p>
      {refused !== null && (
        <p className="complaint" role="alert" data-testid="proposal-refused">
          {refused}
          {t('app.colon')} {sentence(t, change.error)}
        </p>
      )}
      <Complaint of={asked.error} retry={() => void asked.refetch()} />
      <Complaint of={refused === null ? change.error : null} />
      {data && (
        <div className={classes.sum} role="status" data-testid="proposal-sum" data-seats={data.seats.length} data-empty={empty}>
          <span>
            {data.shifts.length === 0
              ? t('proposal.weekPast')
              : data.seats.length === 0
                ? t('proposal.none')
                : t('proposal.seats', { count: data.seats.length })}{' '}
            {data.shifts.length > 0 && (empty === 0 ? t('proposal.leftNone') : t('proposal.left', { count: empty }))}{' '}
            {below > 0 && <strong>{t('proposal.belowFloor', { count: below })}</strong>}
          </span>
          {data.seats.length > 0 && (
            <Button onClick={take} loading={change.isPending} disabled={chosen.length === 0} data-testid="take-proposal">
              {t('proposal.take', { count: chosen.length })}
            </Button>
          )}
        </div>
      )}
      {data && data.shifts.length > 0 && (
        <div className={classes.frame}>
          <ol className={classes.days}>
            {daysOf(monday).map((date) => (
              <Day key={date} date={date} today={date === dateIn(now)}>
                {on(data.shifts, date).map((shift) => (
                  <Slot
                    key={shift.id}
                    shift={shift}
                    data={data}
                    left={left}
                    toggle={(key) =>
                      setLeft((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key]))
                    }
                  />
                ))}
              </Day>
            ))}
          </ol>
        </div>
      )}
      <UndoToasts done={done} busy={change.isPending} close={() => setDone(null)} testid="proposal-done" />
    </section>
  )
}

interface SlotParts {
  shift: Shift
  data: RosterProposal
  /** The proposed seats that are not to be taken over, by shift and person. */
  left: ReadonlySet<string>
  toggle: (key: string) => void
}

function Slot({ shift, data, left, toggle }: SlotParts) {
  const { t } = useTranslation()
  const { day, time, endTime } = useFormats()
  const seats = data.seats.filter((seat) => seat.shift === shift.id)
  const gap = data.gaps.find((each) => each.shift === shift.id)
  const full = counted(shift) + seats.length
  return (
    <li
      className={classes.slot}
      data-testid="proposed-slot"
      data-id={shift.id}
      data-state={gap === undefined ? 'full' : gap.below > 0 ? 'belowFloor' : 'missing'}
      data-empty={gap?.empty ?? 0}
    >
      <span className={classes.slotHead}>
        <span className={`tabular ${classes.time}`}>
          {time(shift.from)} – {endTime(shift.to)}
        </span>
        <span className={`tabular ${classes.time}`}>
          {full} / {shift.target}
        </span>
      </span>
      <OfLine code={shift.line} shown={data.shifts} />
      <ul className={classes.names}>
        {shift.assignments.map(({ responderId, name, conflict }) => (
          <li key={responderId} className={conflict === null ? undefined : classes.away}>
            {name}
            {conflict !== null && ` (${t(`proposal.conflict.${conflict}`)})`}
          </li>
        ))}
        {seats.map(({ person, answer }) => (
          <li key={person.id} className={classes.proposed} data-testid="proposed" data-responder={person.id}>
            <Checkbox
              size="sm"
              label={
                answer === 'yes' ? person.name : `${person.name} (${t(`proposal.${answer === 'preferred' ? 'preferred' : 'ifNeeded'}`)})`
              }
              aria-label={`${person.name}, ${day(shift.from)} ${time(shift.from)}`}
              checked={!left.has(`${shift.id} ${person.id}`)}
              onChange={() => toggle(`${shift.id} ${person.id}`)}
            />
          </li>
        ))}
      </ul>
      {gap && <Gap gap={gap} shifts={data.shifts} />}
    </li>
  )
}

/** Why a place stays empty, and whom to ask. */
function Gap({ gap, shifts }: { gap: RosterGap; shifts: Shift[] }) {
  const { t } = useTranslation()
  const { day, shortDay, time } = useFormats()
  const others = shifts.filter(({ id }) => id !== gap.shift && gap.together.includes(id))
  const asked = (shift: number) => shifts.find(({ id }) => id === shift)
  return (
    <details className={classes.gap} data-testid="gap">
      <summary>{t('proposal.empty', { count: gap.empty })}</summary>
      {gap.offers === 0 && gap.untrained.length === 0 && <p>{t('proposal.noOffer')}</p>}
      {gap.offers > 0 && gap.full.length === 0 && <p>{t('proposal.allOn', { count: gap.offers })}</p>}
      {(['week', 'day', 'elsewhere'] as const).map((limit) => {
        const names = gap.full.filter((who) => who.limit === limit).map(({ person }) => person.name)
        return names.length > 0 && <p key={limit}>{t(`proposal.full.${limit}`, { names: names.join(', ') })}</p>
      })}
      {gap.untrained.length > 0 && <p>{t('proposal.untrained', { names: gap.untrained.map(({ name }) => name).join(', ') })}</p>}
      {gap.full.length > 0 && others.length > 0 && (
        <p>{t('proposal.together', { slots: others.map((shift) => `${shortDay(shift.from)} ${time(shift.from)}`).join(', ') })}</p>
      )}
      {gap.questions.length === 0 ? (
        <p>{t('proposal.nobodyToAsk')}</p>
      ) : (
        <>
          <p>{t('proposal.ask')}</p>
          <ul>
            {gap.questions.map(({ person, shift, beyondTheWeek }) => {
              const of = asked(shift)
              const words = { name: person.name, day: of && day(of.from), from: of && time(of.from) }
              return (
                <li key={`${person.id} ${shift}`}>
                  {beyondTheWeek
                    ? t('proposal.askBeyond', words)
                    : shift === gap.shift
                      ? t('proposal.askFor', words)
                      : t('proposal.askForOther', words)}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </details>
  )
}
