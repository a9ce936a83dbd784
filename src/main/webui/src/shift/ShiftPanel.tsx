import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../api/http'
import type { AssignmentBody, ReplacementBody, ShiftPatch } from '../api/schema'
import type { Assignment, Candidate, DeskPhone, Reach, Shift, UiLanguage } from '../api/types'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { Face } from '../kit/Face'
import { LanguageMark } from '../kit/LanguageMark'
import { sentence } from '../kit/message'
import { matching } from '../kit/search'
import type { Done } from '../kit/UndoToasts'
import classes from './Roster.module.css'
import { overMaximum, reachesOf, restOfDay, stateOf } from './roster'

const SHOWN = 30

interface Change {
  send: () => Promise<unknown>
  words: string
  /** Absent: it is an undoing itself. */
  back?: Change
}

/**
 * One shift: how many it wants, who is on it, whom one can add. A coordinator replaces somebody in two clicks: "replace", and the name.
 */
export function ShiftPanel({
  shift,
  week,
  now,
  lineName,
  back,
  done,
}: {
  shift: Shift
  /** All shifts of the week, of all lines. */
  week: Shift[]
  now: number
  /** Null: there is only one line. */
  lineName: string | null
  back: string
  /** Says so at the foot of the page. */
  done: (what: Done | null) => void
}) {
  const { t } = useTranslation()
  const { day, time, endTime } = useFormats()
  const client = useQueryClient()
  const navigate = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  const [leaving, setLeaving] = useState<Assignment | null>(null)
  const [wholeDay, setWholeDay] = useState(true)
  const phones = useQuery({ queryKey: ['desk-phones'], queryFn: () => call<DeskPhone[]>('/api/desk-phones'), staleTime: 30_000 })
  const path = `/api/shifts/${shift.id}`
  const change = useMutation({
    mutationFn: ({ send }: Change) => send(),
    onSuccess: async (_, { words, back }) => {
      setLeaving(null)
      done({ words, undo: back && (() => change.mutate(back)) })
      await client.invalidateQueries({ queryKey: ['shifts'] })
      await client.invalidateQueries({ queryKey: ['candidates'] })
    },
    onError: (failure, { back }) => {
      // Only an undoing has no way back; the panel that asked for it may be gone.
      if (back === undefined) {
        done({ words: sentence(t, failure), undo: undefined })
      }
      // Somebody else may have changed it meanwhile.
      return client.invalidateQueries({ queryKey: ['shifts'] })
    },
  })
  // The panel is what was asked for: a screen reader and the keyboard go on there.
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const puts = (responderId: number, name: string, reach: Reach | null): Change => ({
    send: () => call(`${path}/assignments`, { method: 'POST', body: { responderId, reach } satisfies AssignmentBody }),
    words: t('roster.added', { name }),
  })
  const takes = (responderId: number, name: string): Change => ({
    send: () => call(`${path}/assignments/${responderId}`, { method: 'DELETE' }),
    words: t('roster.removed', { name }),
  })
  const replaces = (
    shifts: ReplacementBody['shifts'],
    from: { id: number; name: string },
    to: { id: number; name: string },
    reaches: Record<number, Reach> = {},
  ): Change => ({
    send: () =>
      call('/api/shifts/replacement', {
        method: 'POST',
        body: { shifts, leaves: from.id, comes: to.id, reaches } satisfies ReplacementBody,
      }),
    words: t(shifts.length === 1 ? 'roster.replaced' : 'roster.replacedOn', { count: shifts.length, leaves: from.name, comes: to.name }),
  })

  function pick(who: Candidate) {
    if (leaving === null) {
      change.mutate({ ...puts(who.responderId, who.name, null), back: takes(who.responderId, who.name) })
      return
    }
    const from = { id: leaving.responderId, name: leaving.name }
    const to = { id: who.responderId, name: who.name }
    const shifts = wholeDay ? restOfDay(week, shift, from.id, now) : [shift]
    const ids = shifts.map(({ id }) => id) as ReplacementBody['shifts']
    change.mutate({ ...replaces(ids, from, to), back: replaces(ids, to, from, reachesOf(shifts, from.id)) })
  }

  const state = stateOf(shift, now)
  const fixed = state === 'over' || state === 'withdrawn'
  const later = leaving === null ? [] : restOfDay(week, shift, leaving.responderId, now).slice(1)
  const candidates = (
    <Candidates
      shiftId={shift.id}
      title={leaving === null ? t('roster.add') : t('roster.replaceBy', { name: leaving.name })}
      atOnce={leaving !== null}
      busy={change.isPending}
      pick={pick}
    >
      {later.length > 0 && (
        <Checkbox
          label={t('roster.wholeDay', { times: later.map(({ from, to }) => `${time(from)} – ${endTime(to)}`).join(', ') })}
          checked={wholeDay}
          onChange={(event) => setWholeDay(event.currentTarget.checked)}
          data-testid="whole-day"
        />
      )}
    </Candidates>
  )
  function onKeyDown(event: KeyboardEvent) {
    // A field that Escape clears or resets keeps it.
    if (
      event.key !== 'Escape' ||
      event.defaultPrevented ||
      (event.target instanceof HTMLInputElement && event.target.type === 'search' && event.target.value !== '')
    ) {
      return
    }
    event.preventDefault()
    if (leaving === null) {
      void navigate(back)
    } else {
      setLeaving(null)
      title.current?.focus({ preventScroll: true })
    }
  }

  return (
    <article
      className={`card ${classes.card}`}
      aria-labelledby="shift-title"
      onKeyDown={onKeyDown}
      data-testid="shift-panel"
      data-id={shift.id}
    >
      <div className={classes.panelHead}>
        <h2 id="shift-title" className={classes.panelTitle} ref={title} tabIndex={-1}>
          {day(shift.from)}, {time(shift.from)} – {endTime(shift.to)}
          {lineName && <span className={`dim ${classes.line}`}> {lineName}</span>}
        </h2>
        <Link to={back} className={classes.back} data-testid="back-to-roster">
          {t('roster.back')}
        </Link>
      </div>
      {fixed && <p className={classes.warned}>{t(`roster.fixed.${state}`)}</p>}
      <Headcount
        shift={shift}
        fixed={fixed}
        busy={change.isPending}
        save={(wanted, before) =>
          change.mutate({
            send: () => call(path, { method: 'PATCH', body: wanted, version: shift.version }),
            words: t('roster.resized'),
            back: { send: () => call(path, { method: 'PATCH', body: before, version: shift.version + 1 }), words: t('roster.undone') },
          })
        }
      />
      <Complaint of={change.error} />
      <ul className={classes.people} aria-label={t('roster.people')}>
        {shift.assignments.map((who) => (
          <Person
            key={who.responderId}
            who={who}
            fixed={fixed}
            candidates={leaving?.responderId === who.responderId ? candidates : null}
            phones={phones.data ?? []}
            replace={() => setLeaving(leaving?.responderId === who.responderId ? null : who)}
            remove={() => change.mutate({ ...takes(who.responderId, who.name), back: puts(who.responderId, who.name, who.reach) })}
            reach={(reach) =>
              change.mutate({
                ...puts(who.responderId, who.name, reach),
                words: t('roster.reachSet', { name: who.name }),
                back: { ...puts(who.responderId, who.name, who.reach), words: t('roster.undone') },
              })
            }
          />
        ))}
        {shift.assignments.length === 0 && <li className="dim">{t('roster.nobody')}</li>}
      </ul>
      {!fixed && leaving === null && candidates}
    </article>
  )
}

function Headcount({
  shift,
  fixed,
  busy,
  save,
}: {
  shift: Shift
  fixed: boolean
  busy: boolean
  save: (wanted: ShiftPatch, before: ShiftPatch) => void
}) {
  const { t } = useTranslation()
  const [target, setTarget] = useState<number | string>(shift.target)
  const [floor, setFloor] = useState<number | string>(shift.floor)
  useEffect(() => {
    setTarget(shift.target)
    setFloor(shift.floor)
  }, [shift.target, shift.floor])
  const changed = target !== shift.target || floor !== shift.floor
  const possible = typeof target === 'number' && typeof floor === 'number' && floor <= target
  return (
    <form
      className={classes.headcount}
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && possible) {
          save({ target, floor }, { target: shift.target, floor: shift.floor })
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && changed) {
          event.preventDefault()
          setTarget(shift.target)
          setFloor(shift.floor)
        }
      }}
      data-testid="headcount"
    >
      <NumberInput
        name="target"
        label={t('roster.target')}
        min={1}
        max={500}
        allowDecimal={false}
        value={target}
        onChange={setTarget}
        disabled={fixed}
      />
      <NumberInput
        name="floor"
        label={t('roster.floor')}
        min={0}
        max={500}
        allowDecimal={false}
        value={floor}
        onChange={setFloor}
        disabled={fixed}
        error={typeof target === 'number' && typeof floor === 'number' && floor > target ? t('roster.floorAbove') : undefined}
      />
      {changed && (
        <Button type="submit" disabled={!possible} loading={busy} data-testid="save-headcount">
          {t('form.save')}
        </Button>
      )}
    </form>
  )
}

const coded = (reach: Reach | null) => (reach === null ? '' : reach.kind === 'desk' ? `desk:${reach.phone}` : reach.kind)

function Person({
  who,
  fixed,
  candidates,
  phones,
  replace,
  remove,
  reach,
}: {
  who: Assignment
  fixed: boolean
  /** Who could take their place, while that is asked. */
  candidates: React.ReactNode
  phones: DeskPhone[]
  replace: () => void
  remove: () => void
  reach: (reach: Reach | null) => void
}) {
  const { t } = useTranslation()
  return (
    <li className={classes.person} data-testid="on-shift" data-id={who.responderId} data-conflict={who.conflict} data-phase={who.phase}>
      <Face id={who.responderId} name={who.name} small />
      <span className={classes.whole}>
        <Link to={`/people/${who.responderId}`} className={classes.plainLink}>
          {who.name}
        </Link>
        {who.conflict && <strong className={classes.warned}>{t(`roster.conflict.${who.conflict}`)}</strong>}
        {who.phase !== 'planned' && <span className="dim">{t(`roster.phase.${who.phase}`)}</span>}
      </span>
      {!fixed && (
        <span className={classes.does}>
          <Button
            size="compact-sm"
            variant={candidates === null ? 'default' : 'filled'}
            onClick={replace}
            aria-expanded={candidates !== null}
            aria-label={t('roster.replaceName', { name: who.name })}
            data-testid="replace"
          >
            {t('roster.replace')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={remove}
            aria-label={t('roster.removeName', { name: who.name })}
            data-testid="remove"
          >
            {t('roster.remove')}
          </Button>
          <NativeSelect
            size="xs"
            name="reach"
            aria-label={t('roster.reachOf', { name: who.name })}
            value={coded(who.reach)}
            onChange={(event) => {
              const [kind, phone] = event.currentTarget.value.split(':')
              reach(kind === '' ? null : ((kind === 'desk' ? { kind, phone } : { kind }) as Reach))
            }}
            data={[
              { value: '', label: t('roster.preferredPhone') },
              { value: 'softphone', label: t('reach.softphone') },
              { value: 'home', label: t('reach.home') },
              ...phones
                .filter((phone) => phone.active || coded(who.reach) === `desk:${phone.phone}`)
                .map((phone) => ({ value: `desk:${phone.phone}`, label: t('reach.deskNamed', { name: phone.label }) })),
            ]}
          />
        </span>
      )}
      {candidates}
    </li>
  )
}

function Candidates({
  shiftId,
  title,
  atOnce,
  busy,
  pick,
  children,
}: {
  shiftId: number
  title: string
  /** The list is what was asked for. */
  atOnce: boolean
  busy: boolean
  pick: (who: Candidate) => void
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (atOnce) {
      field.current?.focus()
    }
  }, [atOnce])
  const found = useQuery({
    queryKey: ['candidates', shiftId],
    queryFn: () => call<Candidate[]>(`/api/shifts/${shiftId}/candidates`),
    staleTime: 0,
  })
  const choices = (found.data ?? []).map((who) => ({
    value: who,
    label: who.name,
    words: `${who.partner ?? ''} ${who.languages.join(' ')}`,
  }))
  const shown = matching(choices, typed, choices.length)
  return (
    <section className={classes.candidates} aria-label={title} data-testid="candidates">
      <h3 className={classes.partTitle} ref={head} tabIndex={-1}>
        {title}
      </h3>
      {children}
      <TextInput
        ref={field}
        type="search"
        name="candidate"
        aria-label={t('roster.search')}
        placeholder={t('roster.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Complaint of={found.error} retry={() => void found.refetch()} />
      {found.data && shown.length === 0 && <p className="dim">{t(typed === '' ? 'roster.nobodyElse' : 'roster.notFound')}</p>}
      <ul className={classes.choices}>
        {shown.slice(0, SHOWN).map(({ value: who }) => (
          <li key={who.responderId}>
            <button
              type="button"
              className={classes.choice}
              disabled={busy || who.conflict !== null}
              onClick={() => {
                pick(who)
                // Their button goes; the keyboard is before the next one.
                head.current?.focus({ preventScroll: true })
              }}
              data-testid="candidate"
              data-id={who.responderId}
              data-conflict={who.conflict}
            >
              <Face id={who.responderId} name={who.name} small />
              <span className={classes.whole}>
                <span>{who.name}</span>
                {who.partner && <span className="dim">{who.partner}</span>}
                {who.conflict && <strong className={classes.warned}>{t(`roster.conflict.${who.conflict}`)}</strong>}
                {!who.trained && <span className={classes.warned}>{t('roster.untrained')}</span>}
              </span>
              <span className={classes.languages}>
                {(who.languages as UiLanguage[]).map((language) => (
                  <LanguageMark key={language} language={language} />
                ))}
              </span>
              <span className={`tabular ${classes.load}`} data-over={overMaximum(who)}>
                {who.weeklyMaximum === null
                  ? t('roster.load', { count: who.week })
                  : t('roster.loadOf', { count: who.week, most: who.weeklyMaximum })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length > SHOWN && <p className="dim">{t('list.more', { count: shown.length - SHOWN })}</p>}
    </section>
  )
}
