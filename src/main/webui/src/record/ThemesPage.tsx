import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Subtheme, Theme } from '../api/types'
import { sentence } from '../app/message'
import { useFormats } from '../i18n/format'
import classes from './ThemesPage.module.css'
import { isoDay, moved } from './themes'

/** What of a theme or a subtheme can be changed. Empty: none. */
interface Fields {
  fr: string
  nl: string
  validFrom: string
  validUntil: string
}

const empty: Fields = { fr: '', nl: '', validFrom: '', validUntil: '' }
const fieldsOf = (of: Theme | Subtheme): Fields => ({ fr: of.fr, nl: of.nl ?? '', validFrom: of.validFrom ?? '', validUntil: of.validUntil ?? '' })
const bodyOf = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()]))

const key = ['themes', 'all']

/** What demands are about, as coordinators change it: what is saved here is offered to responders from their next page on. */
export function ThemesPage() {
  const { t } = useTranslation()
  const themes = useQuery({ queryKey: key, queryFn: () => call<Theme[]>('/api/themes?outdated=true'), staleTime: 0 })
  const change = useChange()
  const all = themes.data ?? []
  const codes = all.map((theme) => theme.code)
  return (
    <section className={classes.page} aria-labelledby="themes-title" data-testid="themes">
      <h1 id="themes-title" className={classes.title}>
        {t('themes.title')}
      </h1>
      <p className="dim">{t('themes.note')}</p>
      {(themes.isError || change.isError) && (
        <p className="complaint" role="alert">
          {sentence(t, themes.error ?? change.error)}
        </p>
      )}
      <ol className={classes.list}>
        {all.map((theme, place) => (
          <li key={theme.code} className="card" data-testid="theme" data-code={theme.code}>
            <Row
              of={theme}
              path={`/api/themes/${theme.code}`}
              translated
              up={place === 0 ? null : () => change.mutate({ path: '/api/themes/order', body: moved(codes, place, -1) })}
              down={place === all.length - 1 ? null : () => change.mutate({ path: '/api/themes/order', body: moved(codes, place, 1) })}
            />
            <Subthemes theme={theme} />
          </li>
        ))}
      </ol>
      <NewTheme />
    </section>
  )
}

function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, method, body }: { path: string; method?: 'POST' | 'PUT'; body: unknown }) => call<unknown>(path, { method: method ?? 'PUT', body }),
    // The page's own list and the one that responders choose from in this page.
    onSuccess: () => client.invalidateQueries({ queryKey: ['themes'] }),
  })
}

function Subthemes({ theme }: { theme: Theme }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const change = useChange()
  const name = language === 'nl' ? theme.nl : theme.fr
  const codes = theme.subthemes.map((each) => each.code)
  const path = `/api/themes/${theme.code}/subthemes`
  return (
    <details className={classes.subthemes}>
      <summary>{t('themes.subthemesCount', { count: codes.length })}</summary>
      <ol className={classes.list} aria-label={t('themes.subthemes', { name })}>
        {theme.subthemes.map((each, place) => (
          <li key={each.code} data-testid="subtheme" data-code={each.code}>
            <Row
              of={each}
              path={`${path}/${each.code}`}
              up={place === 0 ? null : () => change.mutate({ path: `${path}/order`, body: moved(codes, place, -1) })}
              down={place === codes.length - 1 ? null : () => change.mutate({ path: `${path}/order`, body: moved(codes, place, 1) })}
            />
          </li>
        ))}
      </ol>
      <Adding label={t('themes.addSubtheme', { name })} path={path} />
      {change.isError && (
        <p className="complaint" role="alert">
          {sentence(t, change.error)}
        </p>
      )}
    </details>
  )
}

function Row({ of, path, translated = false, up, down }: { of: Theme | Subtheme; path: string; translated?: boolean; up: (() => void) | null; down: (() => void) | null }) {
  const { t } = useTranslation()
  const [fields, setFields] = useState(() => fieldsOf(of))
  const change = useChange()
  const changed = (Object.keys(fields) as (keyof Fields)[]).some((name) => fields[name].trim() !== fieldsOf(of)[name])
  const outdated = of.validUntil !== null && of.validUntil < isoDay(new Date())
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate({ path, body: bodyOf(fields) })
  }
  return (
    <form className={classes.row} onSubmit={submit} aria-label={of.fr}>
      <span className={classes.code}>
        {of.code}
        {outdated && <span className={classes.outdated}>{t('themes.outdated')}</span>}
      </span>
      <Inputs fields={fields} translated={translated} onChange={setFields} />
      <div className={classes.end}>
        <Button type="submit" size="compact-md" variant={changed ? 'filled' : 'default'} disabled={!changed} loading={change.isPending} data-testid="save-theme">
          {t('themes.save')}
        </Button>
        <Button size="compact-md" variant="default" disabled={up === null} onClick={() => up?.()} aria-label={t('themes.up', { name: of.fr })}>
          ↑
        </Button>
        <Button size="compact-md" variant="default" disabled={down === null} onClick={() => down?.()} aria-label={t('themes.down', { name: of.fr })}>
          ↓
        </Button>
      </div>
      {change.isError && (
        <p className="complaint" role="alert">
          {sentence(t, change.error)}
        </p>
      )}
    </form>
  )
}

function Inputs({ fields, translated, onChange }: { fields: Fields; translated: boolean; onChange: (fields: Fields) => void }) {
  const { t } = useTranslation()
  const put = (name: keyof Fields) => (event: { currentTarget: { value: string } }) => onChange({ ...fields, [name]: event.currentTarget.value })
  return (
    <>
      <TextInput label={t('themes.fr')} lang="fr" required withAsterisk={false} maxLength={200} value={fields.fr} onChange={put('fr')} />
      <TextInput
        label={t('themes.nl')}
        lang="nl"
        required={translated}
        withAsterisk={false}
        maxLength={200}
        description={!translated && fields.nl.trim() === '' && fields.fr !== '' ? t('themes.nlMissing') : undefined}
        value={fields.nl}
        onChange={put('nl')}
      />
      <TextInput label={t('themes.validFrom')} type="date" value={fields.validFrom} onChange={put('validFrom')} />
      <TextInput label={t('themes.validUntil')} type="date" value={fields.validUntil} min={fields.validFrom || undefined} onChange={put('validUntil')} />
    </>
  )
}

function Adding({ label, path }: { label: string; path: string }) {
  const [fields, setFields] = useState(empty)
  const { t } = useTranslation()
  const change = useChange()
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate({ path, method: 'POST', body: bodyOf(fields) }, { onSuccess: () => setFields(empty) })
  }
  return (
    <form className={classes.row} onSubmit={submit} aria-label={label} data-testid="add-subtheme">
      <span className={classes.code} />
      <Inputs fields={fields} translated={false} onChange={setFields} />
      <div className={classes.end}>
        <Button type="submit" size="compact-md" variant="default" loading={change.isPending}>
          {label}
        </Button>
      </div>
      {change.isError && (
        <p className="complaint" role="alert">
          {sentence(t, change.error)}
        </p>
      )}
    </form>
  )
}

function NewTheme() {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [fields, setFields] = useState(empty)
  const change = useChange()
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate(
      { path: '/api/themes', method: 'POST', body: { code, ...bodyOf(fields) } },
      {
        onSuccess: () => {
          setCode('')
          setFields(empty)
        },
      },
    )
  }
  return (
    <form className={`card ${classes.row}`} onSubmit={submit} aria-label={t('themes.addTheme')} data-testid="add-theme">
      <TextInput label={t('themes.code')} description={t('themes.codeHint')} required withAsterisk={false} pattern="[A-Z]{3}" maxLength={3} value={code} onChange={(event) => setCode(event.currentTarget.value.toUpperCase())} />
      <Inputs fields={fields} translated onChange={setFields} />
      <div className={classes.end}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          {t('themes.addTheme')}
        </Button>
      </div>
      {change.isError && (
        <p className="complaint" role="alert">
          {sentence(t, change.error)}
        </p>
      )}
    </form>
  )
}
