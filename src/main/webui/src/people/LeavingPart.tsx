import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Leaving, Person } from '../api/types'
import { useFormats } from '../i18n/format'
import classes from './People.module.css'
import { sentence } from '../kit/message'

const SHOWN = 12

/** What was done to somebody, and how it is taken back. */
interface Done {
  words: string
  undo?: () => void
}

const pathOf = (person: Person) => `/api/responders/${person.id}/leaving`

/** Leaves the line and comes back. It outlives the panel of the person, as the words that it says at the foot of the page do. */
export function useLeaving() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [done, setDone] = useState<Done | null>(null)
  const { mutate, reset, isPending, error, variables } = useMutation({
    mutationFn: ({ person, method }: { person: Person; method: 'POST' | 'DELETE'; undoes?: boolean }) =>
      call<Person>(pathOf(person), { method }),
    onSuccess: async (now, { person, method }) => {
      client.setQueryData(['person', String(person.id)], now)
      const words = t(method === 'POST' ? 'people.leaving.done' : 'people.leaving.backDone', {
        name: `${person.firstName} ${person.surname}`,
      })
      setDone(method === 'POST' ? { words, undo: () => mutate({ person, method: 'DELETE', undoes: true }) } : { words })
      await client.invalidateQueries({ queryKey: ['people'] })
    },
    onError: (failure, { undoes }) => {
      // The panel of this person may be gone.
      if (undoes) {
        setDone((before) => before && { ...before, words: sentence(t, failure) })
      }
    },
  })
  return { done, close: () => setDone(null), ask: mutate, reset, busy: isPending, of: variables?.person.id, error }
}

/** Leaving the line, after having said what it ends; and coming back. */
export function LeavingPart({ person, leaving }: { person: Person; leaving: ReturnType<typeof useLeaving> }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const name = `${person.firstName} ${person.surname}`
  const busy = leaving.busy && leaving.of === person.id
  const refused = leaving.error && leaving.of === person.id && (
    <p className="complaint" role="alert" data-testid="leaving-refused">
      {sentence(t, leaving.error)}
    </p>
  )
  if (!person.active) {
    return (
      <div className={classes.leaving} data-testid="left">
        <p>{t('people.leaving.gone')}</p>
        <Button variant="default" loading={busy} onClick={() => leaving.ask({ person, method: 'DELETE' })} data-testid="come-back">
          {t('people.leaving.back')}
        </Button>
        {refused}
      </div>
    )
  }
  if (!asking) {
    return (
      <div className={classes.leaving}>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)} data-testid="leave">
          {t('people.leaving.ask')}
        </Button>
      </div>
    )
  }
  return (
    <Asked
      name={name}
      path={pathOf(person)}
      busy={busy}
      leave={() => leaving.ask({ person, method: 'POST' })}
      cancel={() => {
        leaving.reset()
        setAsking(false)
      }}
    >
      {refused}
    </Asked>
  )
}

function Asked({
  name,
  path,
  busy,
  leave,
  cancel,
  children,
}: {
  name: string
  path: string
  busy: boolean
  leave: () => void
  cancel: () => void
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const { dayAndTime, endTime } = useFormats()
  const id = useId()
  const what = useQuery({ queryKey: ['leaving', path], queryFn: () => call<Leaving>(path), staleTime: 0, gcTime: 0 })
  const shifts = what.data?.shifts ?? []
  return (
    <section className={classes.asked} aria-labelledby={id} data-testid="leaving">
      <h3 id={id} className={classes.partTitle}>
        {t('people.leaving.title', { name })}
      </h3>
      <p>{t('people.leaving.ends')}</p>
      {what.data && (
        <>
          {what.data.inCall && <p className="complaint">{t('people.leaving.inCall')}</p>}
          <p>{shifts.length === 0 ? t('people.leaving.noShifts') : t('people.leaving.shifts', { count: shifts.length })}</p>
          <ul className={classes.shifts}>
            {shifts.slice(0, SHOWN).map((shift) => (
              <li key={shift.id} data-testid="given-up" data-others={shift.others}>
                <span className="tabular">
                  {dayAndTime(shift.from)} – {endTime(shift.to)}
                </span>{' '}
                <span className={shift.others < shift.floor || shift.others === 0 ? classes.warned : 'dim'}>
                  {shift.others === 0
                    ? t('people.leaving.empty')
                    : shift.others < shift.floor
                      ? t('people.leaving.below', { left: shift.others, floor: shift.floor })
                      : t('people.leaving.left', { left: shift.others })}
                </span>
              </li>
            ))}
          </ul>
          {shifts.length > SHOWN && <p className="dim">{t('people.leaving.more', { count: shifts.length - SHOWN })}</p>}
        </>
      )}
      {what.error && (
        <p className="complaint" role="alert">
          {sentence(t, what.error)}
        </p>
      )}
      <div className={classes.ticks}>
        <Button
          className={classes.danger}
          loading={busy}
          disabled={!what.data || what.data.inCall}
          onClick={leave}
          data-testid="confirm-leaving"
        >
          {t('people.leaving.confirm')}
        </Button>
        <Button variant="subtle" color="gray" onClick={cancel} autoFocus data-testid="cancel-leaving">
          {t('form.cancel')}
        </Button>
      </div>
      {children}
    </section>
  )
}
