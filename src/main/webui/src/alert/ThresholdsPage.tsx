import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type * as S from '../api/schema'
import type { Line } from '../api/types'
import { sentence } from '../kit/message'
import { Outdated } from '../kit/Outdated'
import { changedNames, mergedFields, presentOf } from '../kit/present'
import page from '../kit/page.module.css'
import { useFormats } from '../i18n/format'
import { useLines } from '../line/lines'
import classes from './ThresholdsPage.module.css'

/** The thresholds of a line's alerts. An empty threshold switches its alert off. */
type Thresholds = S.Thresholds
type ThresholdsNow = S.ThresholdsNow
type ThresholdsKept = S.ThresholdsKept

const numbers = [
  { field: 'waiting', most: 1_000 },
  { field: 'longestWaitSeconds', most: 7_200 },
  { field: 'nextShiftMinutes', most: 2_880 },
  { field: 'pbxAwaySeconds', most: 3_600 },
  { field: 'databaseAwaySeconds', most: 3_600 },
] as const
const switches = ['nobodyOnDuty', 'belowFloor', 'unreachable', 'turnedAway', 'homePhoneResting'] as const

const fields = [...numbers.map(({ field }) => field), ...switches]

export default function ThresholdsPage() {
  const { t } = useTranslation()
  const lines = useLines()
  return (
    <section className={page.page} aria-labelledby="thresholds-title" data-testid="thresholds">
      <div className={page.top}>
        <h1 id="thresholds-title" className={page.title}>
          {t('page.thresholds')}
        </h1>
        <Link to="/wallboard">{t('page.wallboard')}</Link>
      </div>
      <p className="dim">{t('thresholds.note')}</p>
      {lines.map((line) => (
        <OfLine key={line.code} line={line} />
      ))}
    </section>
  )
}

function OfLine({ line }: { line: Line }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const path = `/api/lines/${encodeURIComponent(line.code)}/thresholds`
  const found = useQuery({ queryKey: ['thresholds', line.code], queryFn: () => call<ThresholdsNow>(path), staleTime: 0 })
  return (
    <section className="card" aria-label={line.names[language]} data-testid="thresholds-line" data-line={line.code}>
      <h2 className={classes.line}>{line.names[language]}</h2>
      {found.isError && (
        <p className="complaint" role="alert">
          {sentence(t, found.error)}
        </p>
      )}
      {found.data && <Form line={line} path={path} first={found.data} />}
      <Kept code={line.code} path={path} />
    </section>
  )
}

/** Since when the present thresholds apply, and what each change was. */
function Kept({ code, path }: { code: string; path: string }) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const value = useValue()
  const kept = useQuery({ queryKey: ['thresholds-kept', code], queryFn: () => call<ThresholdsKept[]>(`${path}/history`), staleTime: 0 })
  const [now, ...before] = kept.data ?? []
  if (now === undefined) {
    return kept.isError ? (
      <p className="complaint" role="alert">
        {sentence(t, kept.error)}
      </p>
    ) : null
  }
  return (
    <div className={classes.kept} data-testid="thresholds-kept" data-changes={before.length}>
      <p className="dim">
        {now.since === null ? t('thresholds.kept.always') : t('thresholds.kept.since', { when: dateAndTime(now.since) })}
      </p>
      {before.length > 0 && (
        <details>
          <summary>{t('thresholds.kept.changes', { count: before.length })}</summary>
          <ul className={classes.changes}>
            {before.map((old, index) => {
              const next = kept.data![index]!
              return (
                <li key={old.until} data-testid="thresholds-change">
                  <span className="tabular">{dateAndTime(old.until!)}</span>
                  <ul>
                    {fields
                      .filter((field) => old.thresholds[field] !== next.thresholds[field])
                      .map((field) => (
                        <li key={field}>
                          {t(`thresholds.${field}`)}
                          {t('app.colon')} <span className="dim">{value(old.thresholds[field])}</span> →{' '}
                          <strong>{value(next.thresholds[field])}</strong>
                        </li>
                      ))}
                  </ul>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </div>
  )
}

function useValue() {
  const { t } = useTranslation()
  return (of: Thresholds[keyof Thresholds]) =>
    of === null ? t('thresholds.kept.none') : typeof of === 'boolean' ? t(of ? 'thresholds.kept.on' : 'thresholds.kept.off') : String(of)
}

function Form({ line, path, first }: { line: Line; path: string; first: ThresholdsNow }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const value = useValue()
  // What was typed was typed about this state, whatever others change meanwhile.
  const [base, setBase] = useState(first)
  const [values, setValues] = useState(first.thresholds)
  const [saved, setSaved] = useState(false)
  const [theirs, setTheirs] = useState<{ thresholds: Thresholds; names: (keyof Thresholds)[] } | null>(null)
  const save = useMutation({
    mutationFn: (wanted: Thresholds) => call<ThresholdsNow>(path, { method: 'PUT', body: wanted, version: base.version }),
    onSuccess: async (now) => {
      setSaved(true)
      setTheirs(null)
      setBase(now)
      client.setQueryData(['thresholds', line.code], now)
      await client.invalidateQueries({ queryKey: ['thresholds-kept', line.code] })
    },
    onError: async (failure) => {
      const present = presentOf<ThresholdsNow>(failure)
      if (present !== null) {
        setTheirs({ thresholds: present.thresholds, names: changedNames(base.thresholds, present.thresholds) })
        setValues(mergedFields(base.thresholds, values, present.thresholds))
        setBase(present)
        await client.invalidateQueries({ queryKey: ['thresholds-kept', line.code] })
      }
    },
  })
  function put(changes: Partial<Thresholds>) {
    setSaved(false)
    setValues({ ...values, ...changes })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(values)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {theirs && (
        <Outdated
          failure={save.error}
          testid="thresholds-outdated"
          theirs={theirs.names.map((name) => ({
            name,
            label: t(`thresholds.${name}`),
            value: value(theirs.thresholds[name]),
            take: values[name] === theirs.thresholds[name] ? undefined : () => put({ [name]: theirs.thresholds[name] }),
          }))}
        />
      )}
      {numbers.map(({ field, most }) => (
        <NumberInput
          key={field}
          name={field}
          label={t(`thresholds.${field}`)}
          min={1}
          max={most}
          allowDecimal={false}
          value={values[field] ?? ''}
          onChange={(value) => put({ [field]: value === '' ? null : Number(value) })}
        />
      ))}
      <div className={classes.switches}>
        {switches.map((field) => (
          <Checkbox
            key={field}
            name={field}
            label={t(`thresholds.${field}`)}
            checked={values[field] === true}
            onChange={(event) => put({ [field]: event.currentTarget.checked })}
          />
        ))}
      </div>
      <div className={classes.end}>
        <Button type="submit" loading={save.isPending} data-testid="save-thresholds">
          {t('form.save')}
        </Button>
        <span role="status" className="dim" data-testid="thresholds-saved" data-saved={saved}>
          {saved && t('form.saved')}
        </span>
        {save.isError && theirs === null && (
          <span className="complaint" role="alert">
            {sentence(t, save.error)}
          </span>
        )}
      </div>
    </form>
  )
}
