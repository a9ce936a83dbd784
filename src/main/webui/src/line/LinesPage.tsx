import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type { Line } from '../api/types'
import { languages } from '../i18n'
import { names, useFormats } from '../i18n/format'
import { SomeOf } from '../kit/Chips'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import classes from './Hours.module.css'
import {
  chosen,
  durations,
  fieldsOfLine,
  limits,
  type LineField,
  type LineFields,
  lost,
  otherNames,
  patchOfLine,
  wrongFields,
} from './lineForm'

/** The lines: their names, numbers and languages, and how long callers wait. */
export default function LinesPage() {
  const { t } = useTranslation()
  const { language } = useFormats()
  const lines = useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 0 })
  return (
    <section className={shared.page} aria-labelledby="lines-title" data-testid="lines">
      <h1 id="lines-title" className={shared.title}>
        {t('page.lines')}
      </h1>
      <p className="dim">
        {t('lines.note')}{' '}
        <Link to="/wallboard/thresholds" className={classes.link}>
          {t('page.thresholds')}
        </Link>
      </p>
      <Complaint of={lines.error} retry={() => void lines.refetch()} />
      {lines.data?.map((line) => (
        <section key={line.code} className="card" aria-label={line.names[language]} data-testid="line-settings" data-line={line.code}>
          <h2 className={classes.monthTitle}>
            {line.names[language]} <span className="dim">{line.code}</span>
          </h2>
          <LineForm line={line} />
        </section>
      ))}
    </section>
  )
}

function LineForm({ line }: { line: Line }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const client = useQueryClient()
  // What was typed was typed about this state, whatever others change meanwhile.
  const [base, setBase] = useState(() => fieldsOfLine(line))
  const [fields, setFields] = useState(base)
  const [wrong, setWrong] = useState<LineField[]>([])
  const [asking, setAsking] = useState(false)
  const [before, setBefore] = useState<LineFields | null>(null)
  const change = useMutation({
    mutationFn: ({ to }: { to: LineFields; takesBack: boolean }) =>
      call<Line>(`/api/lines/${encodeURIComponent(line.code)}`, { method: 'PATCH', body: patchOfLine(base, to) }),
    onSuccess: async (now, { takesBack }) => {
      setBefore(takesBack ? null : base)
      setBase(fieldsOfLine(now))
      setFields(fieldsOfLine(now))
      setAsking(false)
      await Promise.all(['lines', 'hours'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
  })
  const gone = lost(base, fields)
  const asks = gone.numbers.length > 0 || gone.languages.length > 0
  const dirty = Object.keys(patchOfLine(base, fields)).length > 0
  const put = (next: Partial<LineFields>) => {
    setAsking(false)
    setFields({ ...fields, ...next })
  }
  const error = (name: LineField) => (wrong.includes(name) ? t(`lines.wrong.${name}`) : undefined)

  function save(event: FormEvent) {
    event.preventDefault()
    const found = wrongFields(fields)
    setWrong(found)
    if (found.length === 0 && asks && !asking) {
      setAsking(true)
    } else if (found.length === 0) {
      change.mutate({ to: fields, takesBack: false })
    }
  }

  return (
    <form className={classes.form} onSubmit={save} noValidate data-testid="line-form" data-dirty={dirty}>
      <div className={classes.fields}>
        <TextInput
          name="name"
          label={t('lines.field.name')}
          maxLength={100}
          value={fields.name}
          error={error('name')}
          onChange={(event) => put({ name: event.currentTarget.value })}
          className={classes.wide}
        />
        {otherNames.map((name) => (
          <TextInput
            key={name}
            name={name}
            lang={name === 'nameNl' ? 'nl' : 'en'}
            label={t(`lines.field.${name}`)}
            placeholder={fields.name}
            maxLength={100}
            value={fields[name]}
            onChange={(event) => put({ [name]: event.currentTarget.value })}
          />
        ))}
        <Textarea
          name="numbers"
          label={t('lines.field.numbers')}
          description={t('lines.hint.numbers')}
          autosize
          minRows={2}
          maxLength={400}
          value={fields.numbers}
          error={error('numbers')}
          onChange={(event) => put({ numbers: event.currentTarget.value })}
        />
        <TextInput
          name="presented"
          label={t('lines.field.presented')}
          description={t('lines.hint.presented')}
          maxLength={30}
          value={fields.presented}
          error={error('presented')}
          onChange={(event) => put({ presented: event.currentTarget.value })}
        />
      </div>
      <SomeOf
        label={t('lines.field.languages')}
        choices={languages}
        name={(each) => {
          const key = fields.languages.indexOf(each) + 1
          return key > 0 ? `${key} ${t(`language.${each}`)}` : t(`language.${each}`)
        }}
        value={fields.languages}
        onPick={(picked) => put({ languages: chosen(fields.languages, picked) })}
        testid="line-languages"
      />
      {wrong.includes('languages') && <p className={classes.wrong}>{t('lines.wrong.languages')}</p>}
      <div className={classes.fields}>
        {durations.map((name) => (
          <NumberInput
            key={name}
            name={name}
            label={t(`lines.field.${name}`)}
            description={t(`lines.hint.${name}`)}
            min={limits[name].least}
            max={limits[name].most}
            clampBehavior="none"
            allowDecimal={false}
            value={fields[name]}
            error={error(name)}
            onChange={(value) => put({ [name]: value === '' ? '' : Number(value) })}
          />
        ))}
      </div>
      {asking && (
        <section className={classes.asked} data-testid="line-consequences" aria-label={t('lines.consequences')}>
          {gone.numbers.length > 0 && <p>{t('lines.losesNumbers', { numbers: names(gone.numbers, language) })}</p>}
          {gone.languages.length > 0 && (
            <p>
              {t('lines.losesLanguages', {
                languages: names(
                  gone.languages.map((each) => t(`language.${each}`)),
                  language,
                ),
              })}
            </p>
          )}
        </section>
      )}
      <Complaint of={change.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={change.isPending} disabled={!dirty} data-testid="save-line">
          {t(asking ? 'lines.confirm' : 'form.save')}
        </Button>
        {dirty && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setFields(base)
              setWrong([])
              setAsking(false)
            }}
          >
            {t('form.cancel')}
          </Button>
        )}
      </div>
      <Toasts>
        {before && (
          <UndoToast
            words={t('lines.saved', { name: base.name })}
            busy={change.isPending}
            undo={() => change.mutate({ to: before, takesBack: true })}
            close={() => setBefore(null)}
            testid="line-changed"
          />
        )}
      </Toasts>
    </form>
  )
}
