import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type * as S from '../api/schema'
import type { Line } from '../api/types'
import { sentence } from '../kit/message'
import page from '../kit/page.module.css'
import { useFormats } from '../i18n/format'
import { useLines } from '../line/lines'
import classes from './ThresholdsPage.module.css'

/** The thresholds of a line's alerts. An empty threshold switches its alert off. */
type Thresholds = S.Thresholds

const numbers = [
  { field: 'waiting', most: 1_000 },
  { field: 'longestWaitSeconds', most: 7_200 },
  { field: 'nextShiftMinutes', most: 2_880 },
  { field: 'pbxAwaySeconds', most: 3_600 },
  { field: 'databaseAwaySeconds', most: 3_600 },
] as const
const switches = ['nobodyOnDuty', 'belowFloor', 'unreachable', 'turnedAway', 'homePhoneResting'] as const

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
  const found = useQuery({ queryKey: ['thresholds', line.code], queryFn: () => call<Thresholds>(path), staleTime: 0 })
  return (
    <section className="card" aria-label={line.names[language]} data-testid="thresholds-line" data-line={line.code}>
      <h2 className={classes.line}>{line.names[language]}</h2>
      {found.isError && (
        <p className="complaint" role="alert">
          {sentence(t, found.error)}
        </p>
      )}
      {found.data && <Form line={line} path={path} first={found.data} />}
    </section>
  )
}

function Form({ line, path, first }: { line: Line; path: string; first: Thresholds }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [values, setValues] = useState(first)
  const [saved, setSaved] = useState(false)
  const save = useMutation({
    mutationFn: (wanted: Thresholds) => call<Thresholds | undefined>(path, { method: 'PUT', body: wanted }),
    onSuccess: (answer, wanted) => {
      setSaved(true)
      client.setQueryData(['thresholds', line.code], answer ?? wanted)
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
        {save.isError && (
          <span className="complaint" role="alert">
            {sentence(t, save.error)}
          </span>
        )}
      </div>
    </form>
  )
}
