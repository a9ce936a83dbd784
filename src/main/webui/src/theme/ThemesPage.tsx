import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type * as S from '../api/schema'
import type { Subtheme, Theme } from '../api/types'
import { DayField } from '../kit/DayField'
import { dateIn } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { RowForm, written } from '../kit/RowForm'
import { useFormats } from '../i18n/format'
import classes from '../kit/list.module.css'
import { moved } from './themes'

/** The fields of a theme or a subtheme that can be changed. Empty: none. */
type Fields = { fr: string; nl: string; validFrom: string; validUntil: string }

const empty: Fields = { fr: '', nl: '', validFrom: '', validUntil: '' }
const fieldsOf = (of: Theme | Subtheme): Fields => ({
  fr: of.fr,
  nl: of.nl ?? '',
  validFrom: of.validFrom ?? '',
  validUntil: of.validUntil ?? '',
})

const labels = { fr: 'form.nameFr', nl: 'form.nameNl', validFrom: 'themes.validFrom', validUntil: 'themes.validUntil' } as const

const subthemeBody = (fields: Fields) => ({ ...written(fields), fr: fields.fr.trim() }) satisfies S.SubthemeBody
const themeBody = (fields: Fields) => ({ ...subthemeBody(fields), nl: fields.nl.trim() }) satisfies S.ThemeBody

/** This page's own list, and the list that responders choose from. */
const all = ['themes'] as const

/** The coordinators' page of themes: a saved change is offered to responders from their next page load on. */
export default function ThemesPage() {
  const { t } = useTranslation()
  const themes = useQuery({ queryKey: [...all, 'all'], queryFn: () => call<Theme[]>('/api/themes?outdated=true'), staleTime: 0 })
  const found = themes.data ?? []
  const order = useOrder('/api/themes/order', found)
  return (
    <section className={classes.page} aria-labelledby="themes-title" data-testid="themes">
      <h1 id="themes-title" className={classes.title}>
        {t('page.themes')}
      </h1>
      <p className="dim">{t('themes.note')}</p>
      <Complaint of={themes.error ?? order.error} />
      <ol className={classes.list}>
        {found.map((theme, place) => (
          <li key={theme.code} className="card" data-testid="theme" data-code={theme.code}>
            <Row of={theme} path={`/api/themes/${theme.code}`} translated move={(by) => order.move(place, by)} />
            <Subthemes theme={theme} />
          </li>
        ))}
      </ol>
      <NewTheme />
    </section>
  )
}

/** Moves one item of a list up or down; null at the ends of the list. */
type Move = (by: -1 | 1) => (() => void) | null

function useOrder(path: string, list: readonly { code: string }[]) {
  const client = useQueryClient()
  const put = useMutation({
    mutationFn: (codes: string[]) => call<unknown>(path, { method: 'PUT', body: codes }),
    onSuccess: () => client.invalidateQueries({ queryKey: all }),
  })
  const codes = list.map((each) => each.code)
  return {
    error: put.error,
    move: (place: number, by: -1 | 1) => (codes[place + by] === undefined ? null : () => put.mutate(moved(codes, place, by))),
  }
}

function Subthemes({ theme }: { theme: Theme }) {
  const { t } = useTranslation()
  // Rows of fields that nobody looks at took most of the page's time. Once opened they stay, with what is typed in them.
  const [opened, setOpened] = useState(false)
  return (
    <details className={classes.subthemes} onToggle={() => setOpened(true)}>
      <summary>{t('themes.subthemesCount', { count: theme.subthemes.length })}</summary>
      {opened && <SubthemeRows theme={theme} />}
    </details>
  )
}

function SubthemeRows({ theme }: { theme: Theme }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const name = language === 'nl' ? theme.nl : theme.fr
  const path = `/api/themes/${theme.code}/subthemes`
  const order = useOrder(`${path}/order`, theme.subthemes)
  const label = t('themes.addSubtheme', { name })
  return (
    <>
      <ol className={classes.list} aria-label={t('themes.subthemes', { name })}>
        {theme.subthemes.map((each, place) => (
          <li key={each.code} data-testid="subtheme" data-code={each.code}>
            <Row of={each} path={`${path}/${each.code}`} move={(by) => order.move(place, by)} />
          </li>
        ))}
      </ol>
      <RowForm
        label={label}
        className={classes.row}
        first={empty}
        save={(fields) => call(path, { method: 'POST', body: subthemeBody(fields) })}
        refreshes={all}
        testid="add-subtheme"
      >
        {({ fields, put, busy }) => (
          <>
            <span className={classes.code} />
            <Inputs fields={fields} onChange={put} />
            <div className={classes.end}>
              <Button type="submit" size="compact-md" variant="default" loading={busy}>
                {label}
              </Button>
            </div>
          </>
        )}
      </RowForm>
      <Complaint of={order.error} />
    </>
  )
}

function Row({ of, path, translated = false, move }: { of: Theme | Subtheme; path: string; translated?: boolean; move: Move }) {
  const { t } = useTranslation()
  const outdated = of.validUntil !== null && of.validUntil < dateIn(Date.now())
  return (
    <RowForm
      label={of.fr}
      className={classes.row}
      first={fieldsOf(of)}
      save={(fields, version) => call(path, { method: 'PUT', body: translated ? themeBody(fields) : subthemeBody(fields), version })}
      edits={{ version: of.version, fieldsOf: (present: Theme | Subtheme) => fieldsOf(present), label: (name) => t(labels[name]) }}
      refreshes={all}
    >
      {({ fields, put, changed, busy }) => (
        <>
          <span className={classes.code}>
            {of.code}
            {outdated && <span className={classes.outdated}>{t('themes.outdated')}</span>}
          </span>
          <Inputs fields={fields} translated={translated} onChange={put} />
          <div className={classes.end}>
            <Button
              type="submit"
              size="compact-md"
              variant={changed ? 'filled' : 'default'}
              disabled={!changed}
              loading={busy}
              data-testid="save-theme"
            >
              {t('form.save')}
            </Button>
            {([-1, 1] as const).map((by) => (
              <Button
                key={by}
                size="compact-md"
                variant="default"
                disabled={move(by) === null}
                onClick={() => move(by)?.()}
                aria-label={t(by < 0 ? 'themes.up' : 'themes.down', { name: of.fr })}
              >
                {by < 0 ? '↑' : '↓'}
              </Button>
            ))}
          </div>
        </>
      )}
    </RowForm>
  )
}

function Inputs({
  fields,
  translated = false,
  onChange,
}: {
  fields: Fields
  translated?: boolean
  onChange: (change: Partial<Fields>) => void
}) {
  const { t } = useTranslation()
  const put = (name: keyof Fields) => (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value })
  return (
    <>
      <TextInput label={t('form.nameFr')} lang="fr" required withAsterisk={false} maxLength={200} value={fields.fr} onChange={put('fr')} />
      <TextInput
        label={t('form.nameNl')}
        lang="nl"
        required={translated}
        withAsterisk={false}
        maxLength={200}
        description={!translated && fields.nl.trim() === '' && fields.fr !== '' ? t('themes.nlMissing') : undefined}
        value={fields.nl}
        onChange={put('nl')}
      />
      <DayField
        name="validFrom"
        label={t('themes.validFrom')}
        value={fields.validFrom || null}
        onChange={(day) => onChange({ validFrom: day ?? '' })}
      />
      <DayField
        name="validUntil"
        label={t('themes.validUntil')}
        value={fields.validUntil || null}
        onChange={(day) => onChange({ validUntil: day ?? '' })}
      />
    </>
  )
}

function NewTheme() {
  const { t } = useTranslation()
  return (
    <RowForm
      label={t('themes.addTheme')}
      className={`card ${classes.row}`}
      first={{ code: '', ...empty }}
      save={(fields) => call('/api/themes', { method: 'POST', body: { ...themeBody(fields), code: fields.code } satisfies S.NewTheme })}
      refreshes={all}
      testid="add-theme"
    >
      {({ fields, put, busy }) => (
        <>
          <TextInput
            label={t('themes.code')}
            description={t('themes.codeHint')}
            required
            withAsterisk={false}
            pattern="[A-Z]{3}"
            maxLength={3}
            value={fields.code}
            onChange={(event) => put({ code: event.currentTarget.value.toUpperCase() })}
          />
          <Inputs fields={fields} translated onChange={put} />
          <div className={classes.end}>
            <Button type="submit" size="compact-md" loading={busy}>
              {t('themes.addTheme')}
            </Button>
          </div>
        </>
      )}
    </RowForm>
  )
}
