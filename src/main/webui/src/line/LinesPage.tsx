import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../account/session'
import { call } from '../api/http'
import type { Line } from '../api/types'
import { names, useFormats } from '../i18n/format'
import { useAnnounce } from '../kit/Announcer'
import { dateIn } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { sentence } from '../kit/message'
import { Outdated } from '../kit/Outdated'
import { changedNames, mergedFields, presentOf } from '../kit/present'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import classes from './Hours.module.css'
import { durations, fieldsOfLine, limits, type LineField, type LineFields, lost, patchOfLine, wrongFields } from './lineForm'
import { hintBelow, LineFieldset } from './LineFieldset'
import { NewLine } from './NewLine'
import { Retirement, retirementOf } from './Retirement'

/** The lines: their names, numbers and languages, and how long callers wait. Administrators add and remove them. */
export default function LinesPage() {
  const { t } = useTranslation()
  const { language } = useFormats()
  const client = useQueryClient()
  const announce = useAnnounce()
  const administrates = useSession().data?.roles.includes('administrator') === true
  const lines = useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 0 })
  const [adding, setAdding] = useState(false)
  // The first one is asked for at once.
  const addsOne = adding || (administrates && lines.data?.length === 0)
  const [added, setAdded] = useState<Line | null>(null)
  const [retired, setRetired] = useState<Line | null>(null)
  const used = lines.data?.filter(({ retiredAt }) => retiredAt === null) ?? []
  const gone = lines.data?.filter(({ retiredAt }) => retiredAt !== null) ?? []
  const again = async () => {
    await Promise.all(['lines', 'hours', 'shifts', 'set-up'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  }
  const back = useMutation({
    mutationFn: (line: Line) => call<Line>(retirementOf(line.code), { method: 'DELETE' }),
    onSuccess: async (line) => {
      setRetired(null)
      announce(t('lines.retire.backDone', { name: line.names[language] }))
      await again()
    },
  })
  return (
    <section className={shared.page} aria-labelledby="lines-title" data-testid="lines">
      <div className={classes.monthHead}>
        <h1 id="lines-title" className={shared.title}>
          {t('page.lines')}
        </h1>
        {administrates && !addsOne && (
          <Button size="compact-md" onClick={() => setAdding(true)} data-testid="add-line">
            {t('lines.new.ask')}
          </Button>
        )}
      </div>
      <p className="dim">
        {t('lines.note')}{' '}
        <Link to="/wallboard/thresholds" className={classes.link}>
          {t('page.thresholds')}
        </Link>
      </p>
      <Complaint of={lines.error} retry={() => void lines.refetch()} />
      {addsOne && (
        <NewLine
          added={(line) => {
            setAdding(false)
            setAdded(line)
            announce(t('lines.new.added', { name: line.names[language] }))
          }}
          cancel={() => setAdding(false)}
        />
      )}
      {used.map((line) => (
        <section key={line.code} className="card" aria-label={line.names[language]} data-testid="line-settings" data-line={line.code}>
          <h2 className={classes.monthTitle}>
            {line.names[language]} <span className="dim">{line.code}</span>
          </h2>
          {(added?.code === line.code || line.nextOpening === null) && <NextSteps line={line} added={added?.code === line.code} />}
          <LineForm line={line} />
          {administrates && (
            <Retirement
              line={line}
              retired={async (now) => {
                setRetired(now)
                announce(t('lines.retire.done', { name: now.names[language] }))
                await again()
              }}
            />
          )}
        </section>
      ))}
      {gone.length > 0 && (
        <section className="card" aria-labelledby="retired-lines" data-testid="retired-lines">
          <h2 id="retired-lines" className={classes.monthTitle}>
            {t('lines.retire.all')}
          </h2>
          <p className="dim">{t('lines.retire.kept')}</p>
          <ul className={classes.shifts}>
            {gone.map((line) => (
              <Gone key={line.code} line={line} bringBack={administrates ? () => back.mutate(line) : null} busy={back.isPending} />
            ))}
          </ul>
          <Complaint of={back.error} />
        </section>
      )}
      <Toasts>
        {retired && (
          <UndoToast
            words={t('lines.retire.done', { name: retired.names[language] })}
            busy={back.isPending}
            undo={() => back.mutate(retired)}
            close={() => setRetired(null)}
            testid="line-retired"
          />
        )}
      </Toasts>
    </section>
  )
}

/** What makes an added line answer calls. */
function NextSteps({ line, added }: { line: Line; added: boolean }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const hours = line.nextOpening !== null
  return (
    <section className={hours ? 'notice' : classes.asked} data-testid="next-steps" data-hours={hours}>
      <p>
        {t(added ? (hours ? 'lines.next.added' : 'lines.next.addedClosed') : 'lines.next.closed', {
          name: line.names[language],
          numbers: names(line.numbers, language),
        })}
      </p>
      <ul className={classes.nexts}>
        <li>
          <Link to={`/hours?line=${line.code}`} className={classes.link}>
            {t(hours ? 'lines.next.hoursMore' : 'lines.next.hours')}
          </Link>
        </li>
        <li>
          <Link to="/people" className={classes.link}>
            {t('lines.next.people')}
          </Link>
        </li>
        <li>
          <Link to="/announcements" className={classes.link}>
            {t('lines.next.announcements')}
          </Link>
        </li>
      </ul>
    </section>
  )
}

function Gone({ line, bringBack, busy }: { line: Line; bringBack: (() => void) | null; busy: boolean }) {
  const { t } = useTranslation()
  const { date, language } = useFormats()
  return (
    <li className={classes.holiday} data-testid="retired-line" data-line={line.code}>
      <span>
        {line.names[language]} <span className="dim">{t('lines.retire.since', { date: date(dateIn(Date.parse(line.retiredAt!))) })}</span>
      </span>
      {bringBack && (
        <Button variant="default" size="compact-md" loading={busy} onClick={bringBack} data-testid="bring-line-back">
          {t('lines.retire.back')}
        </Button>
      )}
    </li>
  )
}

function LineForm({ line }: { line: Line }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const announce = useAnnounce()
  const client = useQueryClient()
  // What was typed was typed about this state, whatever others change meanwhile.
  const [base, setBase] = useState(() => fieldsOfLine(line))
  const [fields, setFields] = useState(base)
  const [wrong, setWrong] = useState<LineField[]>([])
  const [asking, setAsking] = useState(false)
  const [before, setBefore] = useState<LineFields | null>(null)
  const [version, setVersion] = useState(line.version)
  /** As somebody else left it meanwhile, and what they changed. */
  const [theirs, setTheirs] = useState<{ fields: LineFields; changed: (keyof LineFields)[] } | null>(null)
  const change = useMutation({
    mutationFn: ({ to }: { to: LineFields; takesBack: boolean }) =>
      call<Line>(`/api/lines/${encodeURIComponent(line.code)}`, { method: 'PATCH', body: patchOfLine(base, to), version }),
    onSuccess: async (now, { takesBack }) => {
      setBefore(takesBack ? null : base)
      setVersion(now.version)
      setTheirs(null)
      setBase(fieldsOfLine(now))
      setFields(fieldsOfLine(now))
      setAsking(false)
      await Promise.all(['lines', 'hours'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: (failure) => {
      const present = presentOf<Line>(failure)
      if (present !== null) {
        const now = fieldsOfLine(present)
        setTheirs({ fields: now, changed: changedNames(base, now) })
        setBase(now)
        setFields(mergedFields(base, fields, now))
        setVersion(present.version)
        setBefore(null)
        setAsking(false)
        announce(sentence(t, failure))
      }
    },
  })
  const gone = lost(base, fields)
  const asks = gone.numbers.length > 0 || gone.languages.length > 0
  const dirty = Object.keys(patchOfLine(base, fields)).length > 0
  // Somebody else saved it, and nothing was typed here.
  useEffect(() => {
    if (line.version > version && !dirty) {
      setBase(fieldsOfLine(line))
      setFields(fieldsOfLine(line))
      setVersion(line.version)
    }
  }, [line, version, dirty])
  const put = (next: Partial<LineFields>) => {
    setAsking(false)
    setFields({ ...fields, ...next })
  }
  const error = (name: LineField) => (wrong.includes(name) ? t(`lines.wrong.${name}`) : undefined)

  function shown(of: LineFields, name: keyof LineFields): string {
    const value = of[name]
    return Array.isArray(value)
      ? names(
          value.map((each) => t(`language.${each}`)),
          language,
        )
      : name === 'numbers'
        ? names(String(value).split('\n'), language)
        : String(value) || of.name
  }

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
      {theirs && (
        <Outdated
          failure={change.error}
          testid="line-outdated"
          theirs={theirs.changed.map((name) => ({
            name,
            label: t(`lines.field.${name}`),
            value: shown(theirs.fields, name),
            take:
              JSON.stringify(fields[name]) === JSON.stringify(theirs.fields[name]) ? undefined : () => put({ [name]: theirs.fields[name] }),
          }))}
        />
      )}
      <LineFieldset fields={fields} wrong={wrong} put={put} />
      <div className={classes.settings}>
        {durations.map((name) => (
          <NumberInput
            key={name}
            name={name}
            label={t(`lines.field.${name}`)}
            description={t(`lines.hint.${name}`)}
            inputWrapperOrder={hintBelow}
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
      <Complaint of={theirs ? null : change.error} />
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
              setTheirs(null)
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
