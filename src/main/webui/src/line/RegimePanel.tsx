import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../api/http'
import { useFormats } from '../i18n/format'
import { DayField } from '../kit/DayField'
import { CloseIcon } from '../kit/icons'
import { forget, unsaved, useUnsaved } from '../kit/unsaved'
import { Consequences, UndoTyping, useHoursChange } from './change'
import classes from './Hours.module.css'
import {
  asSent,
  blankSlot,
  bodyOf,
  copied,
  fieldsOf,
  isWrong,
  type Regime,
  type RegimeFields,
  type RegimeWrong,
  type SlotFields,
  takenBack,
  timeOf,
  weekdays,
  wrongOf,
} from './hours'
import { Week } from './Week'

interface Props {
  code: string
  /** Null: a new one. */
  regime: Regime | null
  /** The one to copy for a new one. */
  model: Regime | undefined
  /** Its first day, for a new one. */
  first: string | null
  today: string
  /** Of the address. */
  query: string
  /** Shows it as it is now. */
  reload: () => void
}

interface Draft {
  regime: Regime | null
  base: RegimeFields
  fields: RegimeFields
}

/** The hours of a range of dates, to change; of days that have passed, to read. */
export function RegimePanel(props: Props) {
  const { t } = useTranslation()
  const { date } = useFormats()
  const { regime, today } = props
  if (regime && regime.until !== null && regime.until < today && regime.from < today) {
    return (
      <div className={classes.form} data-testid="regime-over">
        <p>{t('hours.regime.over', { from: date(regime.from), until: date(regime.until) })}</p>
        <Week slots={regime.slots} />
        {regime.closedOnHolidays && <p className="dim">{t('hours.regime.closedOnHolidays')}</p>}
      </div>
    )
  }
  return <RegimeForm {...props} />
}

function RegimeForm({ code, regime: asRead, model, first, today, query, reload }: Props) {
  const { t } = useTranslation()
  const { date } = useFormats()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const key = `regime:${code}:${asRead?.id ?? `from ${first}`}`
  const [draft] = useState(() => unsaved<Draft>(key))
  // What was typed was typed about this one, whatever others make of it meanwhile.
  const [regime] = useState(draft === undefined ? asRead : draft.regime)
  const change = useHoursChange(code)
  const [base] = useState<RegimeFields>(
    () =>
      draft?.base ??
      (regime
        ? fieldsOf(regime)
        : model
          ? { ...fieldsOf(model), name: t('hours.regime.copyOf', { name: model.name }).slice(0, 100), from: first, until: null }
          : { name: '', from: first ?? today, until: null, closedOnHolidays: true, week: weekdays.map(() => []) }),
  )
  const [fields, setFields] = useState(draft?.fields ?? base)
  const [saved, setSaved] = useState(false)
  const dirty = !saved && JSON.stringify(fields) !== JSON.stringify(base)
  useUnsaved(key, dirty ? ({ regime, base, fields } satisfies Draft) : null)
  /** Before the form goes, or shows something else. */
  const settle = () => {
    forget(key)
    setSaved(true)
  }
  const [wrong, setWrong] = useState<RegimeWrong>({ slots: {} })
  const path = `/api/lines/${encodeURIComponent(code)}/regimes`
  const begun = regime !== null && regime.from < today
  const put = (next: Partial<RegimeFields>) => setFields({ ...fields, ...next })

  function save(event: FormEvent) {
    event.preventDefault()
    const found = wrongOf(t, fields, today, begun)
    setWrong(found)
    if (isWrong(found)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const body = bodyOf(fields)
    if (regime === null) {
      change.want({
        what: { regime: body },
        run: () => call<Regime>(path, { method: 'POST', body }),
        done: (made) => ({
          words: t('hours.regime.added', { name: made.name, date: date(made.from) }),
          undo: () => call(`${path}/${made.id}`, { method: 'DELETE', version: made.version }),
        }),
        then: (made) => {
          settle()
          void navigate(`/hours/regime/${made.id}${query}`)
        },
      })
    } else {
      change.want({
        what: { regimeId: regime.id, regime: body },
        run: () => call<Regime>(`${path}/${regime.id}`, { method: 'PUT', body, version: regime.version }),
        done: (made) => ({
          words: t(made.id === regime.id ? 'hours.regime.changed' : 'hours.regime.changedFrom', { name: made.name, date: date(made.from) }),
          undo: () => call(`${path}/${made.id}`, { method: 'PUT', body: takenBack(regime, made, today), version: made.version }),
        }),
        then: goBack,
      })
    }
  }

  function remove(of: Regime) {
    change.want({
      what: { regimeId: of.id },
      run: () => call(`${path}/${of.id}`, { method: 'DELETE', version: of.version }),
      done: () => ({
        words: t(begun ? 'hours.regime.ended' : 'hours.regime.removed', { name: of.name }),
        undo: () =>
          begun
            ? call(`${path}/${of.id}`, { method: 'PUT', body: asSent(of), version: of.version + 1 })
            : call(path, { method: 'POST', body: asSent(of) }),
      }),
      then: goBack,
    })
  }

  function goBack() {
    settle()
    void navigate(`/hours${query}`)
  }

  return (
    <form className={classes.form} onSubmit={save} noValidate ref={form} data-testid="regime-form" data-begun={begun}>
      {begun && <p className="notice">{t('hours.regime.begun', { date: date(regime.from) })}</p>}
      <div className={classes.fields}>
        <TextInput
          name="name"
          label={t('hours.regime.name')}
          maxLength={100}
          value={fields.name}
          error={wrong.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          className={classes.wide}
        />
        {!begun && (
          <DayField
            name="from"
            label={t('hours.regime.from')}
            value={fields.from}
            error={wrong.from}
            onChange={(from) => put({ from })}
            testid="regime-from"
          />
        )}
        <DayField
          name="until"
          label={t('hours.regime.until')}
          value={fields.until}
          error={wrong.until}
          onChange={(until) => put({ until })}
          testid="regime-until"
        />
      </div>
      <Checkbox
        name="closedOnHolidays"
        label={t('hours.regime.closesOnHolidays')}
        checked={fields.closedOnHolidays}
        onChange={(event) => put({ closedOnHolidays: event.currentTarget.checked })}
      />
      {wrong.week && (
        <p className={classes.wrong} role="alert">
          {wrong.week}
        </p>
      )}
      <div className={classes.week}>
        {weekdays.map((day) => (
          <Weekday
            key={day}
            day={day}
            slots={fields.week[day - 1]!}
            before={day === 1 ? undefined : fields.week[day - 2]}
            wrong={wrong.slots}
            put={(slots) => put({ week: fields.week.map((each, index) => (index === day - 1 ? slots : each)) })}
          />
        ))}
      </div>
      <p className="dim">{t('hours.regime.slots')}</p>
      <Consequences
        of={change}
        reload={() => {
          settle()
          reload()
        }}
      />
      {change.asked === null && (
        <div className={classes.buttons}>
          <Button type="submit" loading={change.busy} data-testid="save-regime">
            {t('form.save')}
          </Button>
          {dirty && <UndoTyping testid="undo-regime" undo={() => setFields(base)} />}
          {regime && (
            <Button variant="subtle" color="red" onClick={() => remove(regime)} data-testid="remove-regime">
              {t(begun ? 'hours.regime.end' : 'hours.regime.remove')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

function Weekday({
  day,
  slots,
  before,
  wrong,
  put,
}: {
  day: number
  slots: SlotFields[]
  /** Of the day before. */
  before: SlotFields[] | undefined
  wrong: Record<number, string>
  put: (slots: SlotFields[]) => void
}) {
  const { t } = useTranslation()
  const { weekday } = useFormats()
  const name = weekday(day)
  const change = (key: number, next: Partial<SlotFields>) => put(slots.map((slot) => (slot.key === key ? { ...slot, ...next } : slot)))
  return (
    <fieldset className={classes.weekday} data-testid="weekday" data-day={day}>
      <legend>{name}</legend>
      {slots.length === 0 && <span className="dim">{t('hours.closedWord')}</span>}
      {slots.map((slot, index) => {
        const of = t('hours.slot.of', { day: name, number: index + 1 })
        // The labels stand once, over the first slot of the day.
        const field = (part: 'from' | 'to' | 'target' | 'floor') => (
          <TextInput
            name={part}
            label={index === 0 ? t(`hours.slot.${part}`) : undefined}
            aria-label={`${t(`hours.slot.${part}`)} – ${of}`}
            maxLength={6}
            inputMode={part === 'target' || part === 'floor' ? 'numeric' : 'text'}
            value={slot[part]}
            error={wrong[slot.key] !== undefined}
            aria-describedby={wrong[slot.key] === undefined ? undefined : `slot-${slot.key}`}
            onChange={(event) => change(slot.key, { [part]: event.currentTarget.value })}
            onBlur={() => {
              const time = part === 'target' || part === 'floor' ? null : timeOf(slot[part])
              if (time !== null && time !== slot[part]) {
                change(slot.key, { [part]: time })
              }
            }}
          />
        )
        return (
          <div key={slot.key} className={classes.slot} data-testid="slot">
            {field('from')}
            {field('to')}
            {field('target')}
            {field('floor')}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              onClick={() => put(slots.filter(({ key }) => key !== slot.key))}
              aria-label={t('hours.slot.removeName', { of })}
              title={t('hours.slot.removeName', { of })}
              data-testid="remove-slot"
            >
              <CloseIcon />
            </ActionIcon>
            {wrong[slot.key] && (
              <p className={classes.wrong} id={`slot-${slot.key}`}>
                {wrong[slot.key]}
              </p>
            )}
          </div>
        )
      })}
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            const last = slots.at(-1)
            put([...slots, { ...blankSlot(), from: last?.to ?? '' }])
          }}
          aria-label={t('hours.slot.addName', { day: name })}
          data-testid="add-slot"
        >
          {t('hours.slot.add')}
        </Button>
        {before !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => put(copied(before))}
            aria-label={t('hours.slot.likeBeforeName', { day: name, before: weekday(day - 1) })}
            data-testid="like-before"
          >
            {t('hours.slot.likeBefore', { before: weekday(day - 1) })}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
