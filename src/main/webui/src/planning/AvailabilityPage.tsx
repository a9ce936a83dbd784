import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { call } from '../api/http'
import type { Availability, AvailabilityOfPerson, OfferedWeek, Person } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn } from '../kit/brussels'
import { OneOf } from '../kit/Chips'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { daysOf, span, weekIn } from '../shift/roster'
import { Day, Weeks } from '../shift/weekParts'
import { OfLine } from '../line/OfLine'
import { elsewhere, type OfferedShift, weeklyOf, withAnswer } from './availability'
import classes from './Planning.module.css'

const whens = ['thisWeek', 'everyWeek'] as const
const choices = ['none', 'ifNeeded', 'yes', 'preferred'] as const
type Choice = (typeof choices)[number]

const answerOf = (choice: Choice): Availability => (choice === 'none' ? 'no' : choice)
const choiceOf = (answer: Availability | null): Choice => (answer === null || answer === 'no' ? 'none' : answer)

/** When somebody can answer: the own page, and for coordinators that of the person whom the address names. Each answer is kept at once. */
export default function AvailabilityPage() {
  const { t } = useTranslation()
  const { id } = useParams()
  const [search, setSearch] = useSearchParams()
  const client = useQueryClient()
  const now = Date.now()
  const monday = weekIn(search.get('week'), now)
  const when = search.get('when') === 'everyWeek' ? 'everyWeek' : 'thisWeek'
  const { from, to } = span(monday)
  const path = `/api/availability/${encodeURIComponent(id ?? 'me')}`
  const key = ['availability', id ?? 'me', monday]
  const asked = useQuery({ queryKey: key, queryFn: () => call<AvailabilityOfPerson>(`${path}?from=${from}&to=${to}`), staleTime: 0 })
  const person = useQuery({
    queryKey: ['person', id ?? ''],
    queryFn: () => call<Person>(`/api/responders/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined,
    staleTime: 60_000,
  })
  const change = useMutation({
    mutationKey: ['availability'],
    // One after the other: an answer of the week is all of it.
    scope: { id: path },
    mutationFn: (send: () => Promise<unknown>) => send(),
    // What is read between two answers would take the second one off the screen, and a third would be made without it.
    onSettled: async () => {
      if (client.isMutating({ mutationKey: ['availability'] }) === 1) {
        await client.invalidateQueries({ queryKey: ['availability'] })
      }
    },
  })

  function put(name: 'week' | 'when', value: string) {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') {
          next.delete(name)
        } else {
          next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  }

  /** Shown at once, and asked again afterwards. */
  function show(next: (before: AvailabilityOfPerson) => AvailabilityOfPerson) {
    void client.cancelQueries({ queryKey: key })
    client.setQueryData<AvailabilityOfPerson>(key, (before) => before && next(before))
  }

  function setWeek(week: AvailabilityOfPerson['week']) {
    show((before) => ({ ...before, week }))
    change.mutate(async () => {
      // Of two answers given one after the other, the second is based on the first.
      const before = client.getQueryData<AvailabilityOfPerson>(key)
      const { version } = await call<OfferedWeek>(`${path}/week`, {
        method: 'PUT',
        body: { week },
        ...(before && { version: before.version }),
      })
      client.setQueriesData<AvailabilityOfPerson>({ queryKey: ['availability', id ?? 'me'] }, (each) => each && { ...each, version })
    })
  }

  function setShift(shift: OfferedShift, answer: Availability | null) {
    show((before) => ({
      ...before,
      shifts: before.shifts.map((each) =>
        each.shift === shift.shift ? { ...each, answer: answer ?? weeklyOf(before.week, each), dated: answer !== null } : each,
      ),
    }))
    change.mutate(() => call(`${path}/shifts`, { method: 'PUT', body: { answers: { [shift.shift]: answer } } }))
  }

  const data = asked.data
  return (
    <section className={classes.page} aria-labelledby="availability-title" data-testid="availability" data-week={monday} data-when={when}>
      <div className={classes.head}>
        <h1 id="availability-title" className={shared.title}>
          {id === undefined
            ? t('page.availability')
            : t('availability.of', { name: person.data ? `${person.data.firstName} ${person.data.surname}` : '…' })}
        </h1>
        <Weeks monday={monday} now={now} put={(week) => put('week', week)} />
        {id !== undefined && (
          <Link to={`/people/${id}`} className={classes.back}>
            {t('availability.backToPerson')}
          </Link>
        )}
      </div>
      {id === undefined && <p className="dim">{t('availability.intro')}</p>}
      <OneOf
        inline
        label={t('availability.which')}
        choices={whens}
        name={(each) => t(`availability.${each}`)}
        value={when}
        onPick={(each) => put('when', each === 'thisWeek' ? '' : each)}
        testid="availability-when"
      />
      <p className="dim">{t(`availability.${when}Help`)}</p>
      <Complaint of={asked.error ?? change.error} retry={() => void asked.refetch()} />
      <p role="status" className={classes.saved} data-testid="availability-saved" data-saved={change.isSuccess && !change.isPending}>
        {change.isSuccess && !change.isPending && t('availability.saved')}
      </p>
      {data && data.shifts.length === 0 && <p className="empty">{t('availability.noShifts')}</p>}
      {data && data.shifts.length > 0 && (
        <div className={classes.frame}>
          <ol className={classes.days}>
            {daysOf(monday).map((date) => (
              <Day key={date} date={date} today={date === dateIn(now)}>
                {data.shifts
                  .filter((shift) => dateIn(shift.from) === date)
                  .map((shift) => (
                    <Slot
                      key={shift.shift}
                      shift={shift}
                      shown={data.shifts}
                      every={when === 'everyWeek'}
                      answer={when === 'everyWeek' ? weeklyOf(data.week, shift) : shift.answer}
                      over={when === 'thisWeek' && Date.parse(shift.from) <= now}
                      pick={(choice) =>
                        when === 'everyWeek'
                          ? setWeek(withAnswer(data.week, shift, choice === 'none' ? null : answerOf(choice)))
                          : setShift(shift, answerOf(choice))
                      }
                      asWeek={() => setShift(shift, null)}
                    />
                  ))}
              </Day>
            ))}
          </ol>
        </div>
      )}
      {data && when === 'everyWeek' && (
        <Elsewhere
          week={elsewhere(data.week, data.shifts)}
          remove={(time) => setWeek(data.week.filter((each) => each.weekday !== time.weekday || each.from !== time.from))}
        />
      )}
    </section>
  )
}

interface SlotParts {
  shift: OfferedShift
  shown: readonly OfferedShift[]
  every: boolean
  answer: Availability | null
  over: boolean
  pick: (choice: Choice) => void
  asWeek: () => void
}

function Slot({ shift, shown, every, answer, over, pick, asWeek }: SlotParts) {
  const { t } = useTranslation()
  const { time, day, endTime } = useFormats()
  const choice = choiceOf(answer)
  const dated = !every && shift.dated
  return (
    <li className={classes.slot} data-testid="offer" data-shift={shift.shift} data-choice={choice} data-dated={dated}>
      <span className={`tabular ${classes.time}`}>
        {time(shift.from)} – {endTime(shift.to)}
      </span>
      <OfLine code={shift.line} shown={shown} />
      <NativeSelect
        size="sm"
        data-testid="offer-answer"
        aria-label={`${day(shift.from)}, ${time(shift.from)} – ${endTime(shift.to)}`}
        value={choice}
        disabled={over}
        data={choices.map((each) => ({ value: each, label: t(`availability.answer.${each}`) }))}
        onChange={(event) => pick(event.currentTarget.value as Choice)}
      />
      {shift.on && !every && <span className={classes.on}>{t('availability.on')}</span>}
      {dated && !over && (
        <Button variant="subtle" size="compact-xs" onClick={asWeek} title={t('availability.onlyThen')}>
          {t('availability.asWeek')}
        </Button>
      )}
    </li>
  )
}

type Week = AvailabilityOfPerson['week']

/** What was offered when the line had other hours. */
function Elsewhere({ week, remove }: { week: Week; remove: (time: Week[number]) => void }) {
  const { t } = useTranslation()
  const { weekday } = useFormats()
  if (week.length === 0) {
    return null
  }
  return (
    <div>
      <p>{t('availability.elsewhere')}</p>
      <ul className={classes.others}>
        {week.map((time) => {
          const what = `${weekday(time.weekday)} ${time.from} – ${time.to}`
          return (
            <li key={`${time.weekday} ${time.from}`}>
              <span className="tabular">{what}</span>{' '}
              <Button variant="subtle" size="compact-xs" aria-label={t('availability.remove', { what })} onClick={() => remove(time)}>
                ×
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
