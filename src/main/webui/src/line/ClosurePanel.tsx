import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../api/http'
import { useFormats } from '../i18n/format'
import { DayField } from '../kit/DayField'
import { AnnouncementField } from './AnnouncementField'
import { forget, unsaved, useUnsaved } from '../kit/unsaved'
import { Consequences, UndoTyping, useHoursChange } from './change'
import classes from './Hours.module.css'
import { type Closure, type ClosureBody, closureAsSent, timeOf } from './hours'

interface Props {
  code: string
  /** Null: a new one. */
  closure: Closure | null
  /** Its first day, for a new one. */
  first: string | null
  today: string
  query: string
  /** Shows it as it is now. */
  reload: () => void
}

interface Fields {
  from: string | null
  until: string | null
  partly: boolean
  times: { from: string; to: string }
  announcement: string
}

interface Draft {
  closure: Closure | null
  base: Fields
  fields: Fields
}

/** Days, or hours of a day, on which the line is closed, with what callers then hear. */
export function ClosurePanel({ code, closure: asRead, first, today, query, reload }: Props) {
  const { t } = useTranslation()
  const { date } = useFormats()
  const navigate = useNavigate()
  const change = useHoursChange(code)
  const key = `closure:${code}:${asRead?.id ?? `from ${first}`}`
  const [draft] = useState(() => unsaved<Draft>(key))
  // What was typed was typed about this one, whatever others make of it meanwhile.
  const [closure] = useState(draft === undefined ? asRead : draft.closure)
  const [base] = useState<Fields>(
    () =>
      draft?.base ?? {
        from: closure?.from ?? first,
        until: closure && closure.until !== closure.from ? closure.until : null,
        partly: closure !== null && closure.fromTime !== null,
        times: { from: closure?.fromTime ?? '', to: closure?.toTime ?? '' },
        announcement: closure?.announcement ?? 'adhoc',
      },
  )
  const [fields, setFields] = useState(draft?.fields ?? base)
  const { from, until, partly, times, announcement } = fields
  const put = (next: Partial<Fields>) => setFields({ ...fields, ...next })
  const [saved, setSaved] = useState(false)
  const dirty = !saved && JSON.stringify(fields) !== JSON.stringify(base)
  useUnsaved(key, dirty ? ({ closure, base, fields } satisfies Draft) : null)
  /** Before the form goes, or shows something else. */
  const settle = () => {
    forget(key)
    setSaved(true)
  }
  const [wrong, setWrong] = useState<Partial<Record<'from' | 'until' | 'time', string>>>({})
  const begun = closure !== null && closure.from < today
  const path = `/api/lines/${encodeURIComponent(code)}/closures`

  function save(event: FormEvent) {
    event.preventDefault()
    const begins = timeOf(times.from)
    const ends = timeOf(times.to)
    const found = {
      ...(from === null ? { from: t('hours.wrong.from') } : !begun && from < today && { from: t('hours.wrong.past') }),
      ...(!partly && until !== null && from !== null && until < from && { until: t('hours.wrong.until') }),
      ...(partly && (begins === null || ends === null) && { time: t('hours.wrong.time') }),
      ...(partly && begins !== null && ends !== null && ends <= begins && { time: t('hours.wrong.closureNight') }),
    }
    setWrong(found)
    if (from === null || Object.keys(found).length > 0) {
      return
    }
    const body: ClosureBody = {
      from,
      until: partly ? from : (until ?? from),
      fromTime: partly ? begins : null,
      toTime: partly ? ends : null,
      announcement,
    }
    if (closure === null) {
      change.want({
        what: { closure: body },
        run: () => call<Closure>(path, { method: 'POST', body }),
        done: (made) => ({
          words: t('hours.closure.added', { date: date(made.from) }),
          undo: () => call(`${path}/${made.id}`, { method: 'DELETE', version: made.version }),
        }),
        then: goBack,
      })
    } else {
      change.want({
        what: { closureId: closure.id, closure: body },
        run: () => call<Closure>(`${path}/${closure.id}`, { method: 'PUT', body, version: closure.version }),
        done: (made) => ({
          words: t('hours.closure.changed', { date: date(from) }),
          undo: () => call(`${path}/${closure.id}`, { method: 'PUT', body: closureAsSent(closure), version: made.version }),
        }),
        then: goBack,
      })
    }
  }

  function remove(of: Closure) {
    change.want({
      what: { closureId: of.id },
      run: () => call(`${path}/${of.id}`, { method: 'DELETE', version: of.version }),
      done: () => ({
        words: t(begun ? 'hours.closure.ended' : 'hours.closure.removed', { date: date(of.from) }),
        undo: () =>
          begun
            ? call(`${path}/${of.id}`, { method: 'PUT', body: closureAsSent(of), version: of.version + 1 })
            : call(path, { method: 'POST', body: closureAsSent(of) }),
      }),
      then: goBack,
    })
  }

  function goBack() {
    settle()
    void navigate(`/hours${query}`)
  }

  return (
    <form className={classes.form} onSubmit={save} noValidate data-testid="closure-form" data-begun={begun}>
      {begun && <p className="notice">{t('hours.closure.begun', { date: date(closure.from) })}</p>}
      <div className={classes.fields}>
        {!begun && (
          <DayField
            name="from"
            label={t(partly ? 'hours.closure.day' : 'hours.closure.from')}
            value={from}
            error={wrong.from}
            onChange={(day) => put({ from: day })}
            testid="closure-from"
          />
        )}
        {!partly && (
          <DayField
            name="until"
            label={t('hours.closure.until')}
            value={until}
            error={wrong.until}
            onChange={(day) => put({ until: day })}
            testid="closure-until"
          />
        )}
      </div>
      {!begun && (
        <Checkbox
          name="partly"
          label={t('hours.closure.partly')}
          checked={partly}
          onChange={(event) => put({ partly: event.currentTarget.checked })}
        />
      )}
      {partly && (
        <div className={classes.slot}>
          {(['from', 'to'] as const).map((part) => (
            <TextInput
              key={part}
              name={part === 'from' ? 'fromTime' : 'toTime'}
              label={t(`hours.slot.${part}`)}
              maxLength={6}
              value={times[part]}
              error={wrong.time !== undefined}
              onChange={(event) => put({ times: { ...times, [part]: event.currentTarget.value } })}
            />
          ))}
          {wrong.time && <p className={classes.wrong}>{wrong.time}</p>}
        </div>
      )}
      <AnnouncementField value={announcement} onChange={(chosen) => put({ announcement: chosen })} />
      <Consequences
        of={change}
        reload={() => {
          settle()
          reload()
        }}
      />
      {change.asked === null && (
        <div className={classes.buttons}>
          <Button type="submit" loading={change.busy} data-testid="save-closure">
            {t('form.save')}
          </Button>
          {dirty && <UndoTyping testid="undo-closure" undo={() => setFields(base)} />}
          {closure && (
            <Button variant="subtle" color="red" onClick={() => remove(closure)} data-testid="remove-closure">
              {t(begun ? 'hours.closure.end' : 'hours.closure.remove')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
