import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../account/session'
import { HomeNumber } from '../account/verification/HomeNumber'
import { call } from '../api/http'
import type { NewResponder } from '../api/schema'
import type { DeskPhone, Partner, Person, Role, UiLanguage } from '../api/types'
import { useFormats } from '../i18n/format'
import { languages, ownNames } from '../i18n'
import { useAnnounce } from '../kit/Announcer'
import { useLines } from '../line/lines'
import { SomeOf } from '../kit/Chips'
import { DayField } from '../kit/DayField'
import { TypeAhead } from '../kit/TypeAhead'
import { presentOf } from '../kit/present'
import { forget, isUnsaved, unsaved, useUnsaved } from '../kit/unsaved'
import { AccountLink } from './AccountLink'
import classes from './People.module.css'
import { blank, changed, type FieldName, type Fields, fieldsOf, lacking, merge, patchOf, type Wrong, wrongOf } from './people'

interface Draft {
  base: Fields
  fields: Fields
  version: number | null
}

/** By who typed it, and about whom. */
const draftKey = (account: number | undefined, id: number | 'new') => `person:${account}:${id}`

export const hasDraft = (account: number | undefined, id: number) => isUnsaved(draftKey(account, id))

const roles: readonly Role[] = ['responder', 'coordinator', 'administrator']

interface Props {
  /** Null: somebody new. */
  person: Person | null
  partners: Partner[]
  phones: DeskPhone[]
  /** The query of the list, to come back to. */
  search: string
}

export function PersonForm({ person, partners, phones, search }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const me = useSession().data
  const { language } = useFormats()
  const key = draftKey(me?.id, person?.id ?? 'new')
  const [draft] = useState(() => unsaved<Draft>(key))
  const [base, setBase] = useState(draft?.base ?? (person ? fieldsOf(person) : blank))
  const [fields, setFields] = useState(draft?.fields ?? base)
  const [version, setVersion] = useState(draft?.version ?? person?.version ?? null)
  const [conflicts, setConflicts] = useState<FieldName[]>([])
  const [wrong, setWrong] = useState<Wrong>({})
  const [said, setSaid] = useState('')
  /** What the last save changed it from, to take it back. */
  const [before, setBefore] = useState<Fields | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const dirty = changed(base, fields).length > 0
  const administrates = me?.roles.includes('administrator') === true
  const hers = person?.account?.roles.includes('administrator') === true && !administrates

  useUnsaved(key, dirty ? ({ base, fields, version } satisfies Draft) : null)

  // The account's link or leaving changed the person here, or somebody else did and the list was read again.
  useEffect(() => {
    if (person !== null && version !== null && person.version > version && !dirty) {
      const now = fieldsOf(person)
      if (changed(base, now).length > 0) {
        // Taking the last save back would take back their change with it.
        setBefore(null)
      }
      setBase(now)
      setFields(now)
      setVersion(person.version)
    }
  }, [person, version, dirty, base])

  const put = (change: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...change }))
    setSaid('')
  }

  async function send(from: Fields, to: Fields, at: number | null): Promise<{ saved: Person; merged: boolean }> {
    if (person === null) {
      const body = { ...patchOf({ ...blank, languages: [], roles: [] }, to), preferredReach: patchOf(blank, to).preferredReach ?? null }
      return { saved: await call<Person>('/api/responders', { method: 'POST', body: body as NewResponder }), merged: false }
    }
    try {
      const saved = await call<Person>(`/api/responders/${person.id}`, {
        method: 'PATCH',
        body: patchOf(from, to),
        ...(at === null ? {} : { version: at }),
      })
      return { saved, merged: from !== base }
    } catch (failure) {
      const present = presentOf<Person>(failure)
      if (present === null) {
        throw failure
      }
      const theirs = fieldsOf(present)
      const { fields: together, conflicts: both } = merge(from, to, theirs)
      setBase(theirs)
      setFields(together)
      setVersion(present.version)
      if (both.length > 0) {
        setConflicts(both)
        throw failure
      }
      return send(theirs, together, present.version)
    }
  }

  const save = useMutation({
    mutationFn: (to: Fields) => send(base, to, version),
    onSuccess: async ({ saved, merged }, to) => {
      const now = fieldsOf(saved)
      forget(key)
      // A number that is forgotten, and an account that was given, are not taken back so.
      setBefore(person === null || merged || to === before ? null : { ...base, roles: base.roles.length === 0 ? now.roles : base.roles })
      setConflicts([])
      setWrong({})
      setBase(now)
      setFields(now)
      setVersion(saved.version)
      client.setQueryData(['person', String(saved.id)], saved)
      const words =
        person === null
          ? t('people.created', { name: `${saved.firstName} ${saved.surname}` })
          : t(merged ? 'people.merged' : 'people.saved')
      setSaid(words)
      announce(words)
      await client.invalidateQueries({ queryKey: ['people'] })
      if (person === null) {
        void navigate(`/people/${saved.id}${search}`)
      }
    },
    onError: (failure) => {
      if (presentOf<Person>(failure) === null) {
        setWrong(wrongOf(t, failure))
      }
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    const missing = lacking(t, fields)
    if (base.roles.length > 0 && fields.roles.length === 0) {
      missing.roles = t('people.access.noRole')
    }
    setWrong(missing)
    if (Object.keys(missing).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong="true"] input')?.focus())
      return
    }
    setConflicts([])
    save.mutate(fields)
  }

  const text = (name: 'firstName' | 'surname' | 'email' | 'weekly' | 'daily') => ({
    name,
    label: t(`people.field.${name}`),
    value: fields[name],
    error: wrong[name],
    onChange: (event: { currentTarget: { value: string } }) => put({ [name]: event.currentTarget.value }),
  })
  const tick = (name: 'experienced' | 'trained' | 'mayRecord') => ({
    name,
    label: t(`people.field.${name}`),
    checked: fields[name],
    onChange: (event: { currentTarget: { checked: boolean } }) => put({ [name]: event.currentTarget.checked }),
  })
  const choosable = partners.filter((partner) => partner.active || String(partner.id) === fields.partner)
  const lines = useLines()
  const lineName = (code: string) => lines.find((line) => line.code === code)?.names[language] ?? code
  const reaches = [
    { value: 'softphone', label: t('people.reach.softphone') },
    { value: 'home', label: t('people.reach.home') },
    ...phones
      .filter((phone) => phone.active || `desk:${phone.phone}` === fields.preferred)
      .map((phone) => ({ value: `desk:${phone.phone}`, label: t('people.reach.desk', { name: phone.label }) })),
  ]
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={submit}
      noValidate
      data-testid="person-form"
      data-version={version}
      data-dirty={dirty}
    >
      {conflicts.length > 0 && (
        <Conflicts
          names={conflicts}
          theirs={base}
          mine={fields}
          partners={partners}
          lineName={lineName}
          put={put}
          settle={(name) => setConflicts(conflicts.filter((each) => each !== name))}
        />
      )}
      <Part title={t('people.part.person')}>
        <TextInput {...text('firstName')} autoComplete="off" maxLength={100} required withAsterisk={false} disabled={hers} />
        <TextInput {...text('surname')} autoComplete="off" maxLength={100} required withAsterisk={false} disabled={hers} />
        <TextInput {...text('email')} type="email" autoComplete="off" maxLength={200} required withAsterisk={false} disabled={hers} />
        <TypeAhead
          name="partner"
          label={t('people.field.partner')}
          placeholder={t('people.noPartner')}
          value={fields.partner === '' ? null : fields.partner}
          error={wrong.partner}
          onPick={(partner) => put({ partner: partner ?? '' })}
          choices={choosable.map((partner) => ({ value: String(partner.id), label: partner.name, words: partner.name }))}
          nothingFoundMessage={t('people.partners.notFound')}
        />
        <Marked wrong={wrong.languages} wide>
          <SomeOf<UiLanguage>
            label={t('people.field.languages')}
            choices={languages}
            name={(language) => ownNames[language]}
            value={fields.languages}
            onPick={(picked) => put({ languages: picked })}
            testid="person-languages"
          />
        </Marked>
        {lines.length > 1 && (
          <Marked wrong={wrong.lines} wide>
            <SomeOf
              label={t('people.field.lines')}
              choices={lines.map(({ code }) => code)}
              name={lineName}
              value={fields.lines}
              onPick={(picked) => put({ lines: picked })}
              testid="person-lines"
            />
            <p className="dim">{t(fields.lines.length === 0 ? 'people.lines.every' : 'people.lines.only')}</p>
          </Marked>
        )}
      </Part>
      <Part title={t('people.part.phones')}>
        <HomePhone person={person} value={fields.homePhone} forgets={fields.forgetHome} wrong={wrong.homePhone} put={put} />
        <NativeSelect
          name="preferred"
          label={t('people.field.preferred')}
          value={fields.preferred}
          error={wrong.preferred}
          onChange={(event) => put({ preferred: event.currentTarget.value })}
          data={reaches}
        />
        <div className={classes.wide}>
          <Checkbox {...tick('mayRecord')} />
        </div>
      </Part>
      <Part title={t('people.part.shifts')}>
        <TextInput {...text('weekly')} inputMode="numeric" description={t('people.shiftsUnit')} />
        <TextInput {...text('daily')} inputMode="numeric" description={t('people.shiftsUnit')} />
        <div className={`${classes.wide} ${classes.ticks}`}>
          <Checkbox {...tick('experienced')} />
          <Checkbox {...tick('trained')} />
        </div>
        <DayField
          name="leaveFrom"
          label={t('people.field.leaveFrom')}
          value={fields.leaveFrom}
          error={wrong.leaveFrom}
          onChange={(day) => put(day === null ? { leaveFrom: null, leaveTo: null } : { leaveFrom: day })}
        />
        <DayField
          name="leaveTo"
          label={t('people.field.leaveTo')}
          value={fields.leaveTo}
          error={wrong.leaveTo}
          onChange={(day) => put({ leaveTo: day })}
        />
        <p className={`dim ${classes.wide}`}>{t('people.leaveNote')}</p>
      </Part>
      <Part title={t('people.part.account')}>
        <Marked wrong={wrong.roles} wide>
          <SomeOf<Role>
            label={t('people.field.roles')}
            choices={administrates || fields.roles.includes('administrator') ? roles : roles.filter((role) => role !== 'administrator')}
            name={(role) => t(`role.${role}`)}
            value={fields.roles}
            disabled={hers}
            onPick={(picked) => put({ roles: picked })}
            testid="person-roles"
          />
        </Marked>
        {hers && <p className={`dim ${classes.wide}`}>{t('people.access.onlyAdministrator')}</p>}
        {fields.roles.length > 0 && (
          <NativeSelect
            name="accountLanguage"
            label={t('people.field.accountLanguage')}
            value={fields.accountLanguage}
            onChange={(event) => put({ accountLanguage: event.currentTarget.value as UiLanguage })}
            data={languages.map((language) => ({ value: language, label: ownNames[language] }))}
          />
        )}
        <div className={classes.wide}>
          {person?.account ? (
            <AccountLink person={person} account={person.account} mayNot={hers} />
          ) : (
            fields.roles.length > 0 && (
              <p className="notice" data-testid="will-invite">
                {t('people.access.willInvite', { email: fields.email.trim() || '…' })}
              </p>
            )
          )}
        </div>
      </Part>
      <div className={classes.foot}>
        <Button type="submit" loading={save.isPending} disabled={person !== null && !dirty} data-testid="save-person">
          {t(person === null ? 'people.create' : 'people.save')}
        </Button>
        {dirty && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setFields(base)
              setWrong({})
              setConflicts([])
            }}
            data-testid="undo-person"
          >
            {t('people.undoTyping')}
          </Button>
        )}
        <span role="status" className={classes.said} data-testid="person-said">
          {said}
        </span>
        {said !== '' && before !== null && !dirty && (
          <Button variant="subtle" size="compact-md" onClick={() => save.mutate(before)} data-testid="undo-save">
            {t('people.undoSave')}
          </Button>
        )}
      </div>
      {wrong.form && (
        <p className="complaint" role="alert" data-testid="person-refused">
          {wrong.form}
        </p>
      )}
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 id={id} className={classes.partTitle}>
        {title}
      </h3>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

/** A group of choices with what is wrong about it. */
function Marked({ wrong, wide, children }: { wrong: string | undefined; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? classes.wide : undefined} data-wrong={wrong !== undefined}>
      {children}
      {wrong && (
        <p className={classes.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

function HomePhone({
  person,
  value,
  forgets,
  wrong,
  put,
}: {
  person: Person | null
  value: string
  forgets: boolean
  wrong: string | undefined
  put: (change: Partial<Fields>) => void
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [opened, setOpened] = useState(false)
  const known = person?.homePhone ?? null
  useEffect(() => setOpened(false), [known])
  if (opened || value !== '') {
    return (
      <div>
        <TextInput
          name="homePhone"
          type="tel"
          autoComplete="off"
          label={t('people.field.homePhone')}
          description={t('people.home.secret')}
          maxLength={40}
          autoFocus={opened}
          value={value}
          error={wrong}
          onChange={(event) => {
            const homePhone = event.currentTarget.value
            // Of somebody new, the number that is entered is what rings, until another is chosen: no browser of theirs is open yet.
            put({
              homePhone,
              ...(person === null &&
                (value.trim() === '') !== (homePhone.trim() === '') && { preferred: homePhone.trim() === '' ? 'softphone' : 'home' }),
            })
          }}
        />
        {known !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setOpened(false)
              put({ homePhone: '' })
            }}
          >
            {t('people.home.keep')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className={classes.home}>
      <span className={classes.label}>{t('people.field.homePhone')}</span>
      {known === null ? (
        <>
          <span className="dim">{t('people.home.none')}</span>
          <Button variant="default" size="compact-sm" onClick={() => setOpened(true)} data-testid="enter-home">
            {t('people.home.enter')}
          </Button>
        </>
      ) : forgets ? (
        <>
          <span>{t('people.home.forgotten')}</span>
          <Button variant="default" size="compact-sm" onClick={() => put({ forgetHome: false })}>
            {t('people.home.keep')}
          </Button>
        </>
      ) : (
        <>
          <span className="tabular" data-testid="home-phone">
            {known}
          </span>
          <span className={classes.ticks}>
            <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
              {t('people.home.change')}
            </Button>
            <Button variant="subtle" size="compact-sm" color="gray" onClick={() => put({ forgetHome: true })}>
              {t('people.home.forget')}
            </Button>
          </span>
          {person?.active && (
            <HomeNumber
              key={known}
              path={`/api/responders/${person.id}/home-phone/verification`}
              verifiedAt={person.homePhoneVerifiedAt}
              whose="other"
              onVerified={() => void client.invalidateQueries({ queryKey: ['person', String(person.id)] })}
            />
          )}
        </>
      )}
    </div>
  )
}

/** Both changed the same field: each stands here with the two values, and what was typed here stays until the other is taken. */
function Conflicts({
  names,
  theirs,
  mine,
  partners,
  lineName,
  put,
  settle,
}: {
  names: FieldName[]
  theirs: Fields
  mine: Fields
  partners: Partner[]
  lineName: (code: string) => string
  put: (change: Partial<Fields>) => void
  settle: (name: FieldName) => void
}) {
  const { t } = useTranslation()
  const { date } = useDay()
  const id = useId()
  function shown(name: FieldName, fields: Fields): string {
    const value = fields[name]
    if (name === 'lines' && fields.lines.length === 0) {
      return t('people.lines.every')
    }
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      return t('people.conflict.nothing')
    }
    if (typeof value === 'boolean') {
      return t(value ? 'people.conflict.yes' : 'people.conflict.no')
    }
    if (name === 'partner') {
      return partners.find((partner) => String(partner.id) === value)?.name ?? String(value)
    }
    if (name === 'lines') {
      return fields.lines.map(lineName).join(', ')
    }
    if (name === 'roles') {
      return (value as Role[]).map((role) => t(`role.${role}`)).join(', ')
    }
    if (name === 'languages' || name === 'accountLanguage') {
      return [value]
        .flat()
        .map((language) => ownNames[language as UiLanguage])
        .join(', ')
    }
    if (name === 'preferred') {
      const [kind, phone] = String(value).split(':')
      return kind === 'desk'
        ? t('people.reach.desk', { name: phone ?? '' })
        : t(kind === 'home' ? 'people.reach.home' : 'people.reach.softphone')
    }
    return name === 'leaveFrom' || name === 'leaveTo' ? date(String(value)) : String(value)
  }
  return (
    <section className={classes.conflicts} aria-labelledby={id} role="alert" data-testid="person-conflicts">
      <h3 id={id} className={classes.partTitle}>
        {t('people.conflict.title')}
      </h3>
      <p>{t('people.conflict.words')}</p>
      <ul>
        {names.map((name) => (
          <li key={name} data-testid="person-conflict" data-field={name}>
            <span className={classes.label}>{t(`people.field.${name}`)}</span>
            <span className={classes.ticks}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  put({ [name]: theirs[name] })
                  settle(name)
                }}
                data-testid="take-theirs"
              >
                {t('people.conflict.theirs', { value: shown(name, theirs) })}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => settle(name)} data-testid="keep-mine">
                {t('people.conflict.mine', { value: shown(name, mine) })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useDay() {
  const { day } = useFormats()
  return { date: (of: string) => day(`${of}T12:00:00Z`) }
}
