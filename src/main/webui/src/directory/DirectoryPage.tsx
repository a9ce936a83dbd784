import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { EntryBody } from '../api/schema'
import type { DirectoryEntry } from '../api/types'
import { Complaint } from '../kit/Complaint'
import { RowForm, written } from '../kit/RowForm'
import classes from '../kit/list.module.css'
import { matching } from '../kit/search'
import { entryWords } from './entries'
import own from './DirectoryPage.module.css'

type Fields = { nameFr: string; nameNl: string; number: string; note: string }

const empty: Fields = { nameFr: '', nameNl: '', number: '', note: '' }
const fieldsOf = ({ nameFr, nameNl, number, note }: DirectoryEntry): Fields => ({ nameFr, nameNl, number, note: note ?? '' })
const labels = { nameFr: 'form.nameFr', nameNl: 'form.nameNl', number: 'directory.number', note: 'directory.entryNote' } as const
/** This page's own list, and the list from which responders choose where to transfer a call. */
const all = ['directory'] as const

/** The services to which a call may be transferred, or which may be brought into one. Coordinators edit the list; responders use it. */
export default function DirectoryPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<number | null>(null)
  const entries = useQuery({ queryKey: [...all, 'all'], queryFn: () => call<DirectoryEntry[]>('/api/directory?all=true'), staleTime: 0 })
  const found = matching(
    (entries.data ?? []).map((entry) => ({ value: entry, label: entry.nameFr, words: `${entryWords(entry)} ${entry.number}` })),
    search,
    Number.POSITIVE_INFINITY,
  ).map(({ value }) => value)
  return (
    <section className={classes.page} aria-labelledby="directory-title" data-testid="directory">
      <h1 id="directory-title" className={classes.title}>
        {t('page.directory')}
      </h1>
      <p className="dim">{t('directory.note')}</p>
      <Complaint of={entries.error} retry={() => void entries.refetch()} />
      <RowForm
        label={t('directory.add')}
        className={`card ${own.row}`}
        first={empty}
        save={(fields) => call('/api/directory', { method: 'POST', body: written(fields) satisfies EntryBody })}
        refreshes={all}
        testid="add-entry"
      >
        {({ fields, put, busy }) => (
          <Inputs fields={fields} onChange={put}>
            <Button type="submit" size="compact-md" loading={busy}>
              {t('directory.add')}
            </Button>
          </Inputs>
        )}
      </RowForm>
      <search>
        <TextInput
          type="search"
          label={t('list.search')}
          placeholder={t('directory.hint')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className={own.search}
          data-testid="search-directory"
        />
      </search>
      {entries.data && found.length === 0 && (
        <div className="empty" role="status">
          {t(entries.data.length === 0 ? 'directory.empty' : 'directory.none')}
        </div>
      )}
      <ul className={classes.list}>
        {found.map((entry) => (
          <li key={entry.id} className="card" data-testid="directory-entry" data-id={entry.id} data-active={entry.active}>
            {edited === entry.id ? (
              <Edited entry={entry} onDone={() => setEdited(null)} />
            ) : (
              <Shown entry={entry} onEdit={() => setEdited(entry.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const path = (entry: DirectoryEntry) => `/api/directory/${entry.id}`

function Shown({ entry, onEdit }: { entry: DirectoryEntry; onEdit: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const offer = useMutation({
    mutationFn: (active: boolean) =>
      active
        ? call<unknown>(path(entry), { method: 'PATCH', body: { active } satisfies EntryBody, version: entry.version })
        : call<unknown>(path(entry), { method: 'DELETE', version: entry.version }),
    // Also when it fails: somebody else may have changed it.
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  })
  return (
    <div className={own.shown}>
      <p>
        <strong>{entry.nameFr}</strong> · <span lang="nl">{entry.nameNl}</span>
        {!entry.active && <span className={classes.outdated}>{t('directory.inactive')}</span>}
        {entry.note !== null && <span className={`dim ${own.note}`}>{entry.note}</span>}
      </p>
      <span className="tabular">{entry.number}</span>
      <div className={classes.end}>
        <Button
          size="compact-md"
          variant="default"
          onClick={onEdit}
          aria-label={t('directory.editName', { name: entry.nameFr })}
          data-testid="edit-entry"
        >
          {t('directory.edit')}
        </Button>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          loading={offer.isPending}
          onClick={() => offer.mutate(!entry.active)}
          aria-label={t(entry.active ? 'directory.removeName' : 'directory.restoreName', { name: entry.nameFr })}
          data-testid={entry.active ? 'remove-entry' : 'restore-entry'}
        >
          {t(entry.active ? 'directory.remove' : 'directory.restore')}
        </Button>
      </div>
      <Complaint of={offer.error} />
    </div>
  )
}

function Edited({ entry, onDone }: { entry: DirectoryEntry; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <RowForm
      label={entry.nameFr}
      className={own.row}
      first={fieldsOf(entry)}
      // The service keeps an absent field unchanged, so a deleted note is sent as an empty string.
      save={(fields, version) =>
        call(path(entry), { method: 'PATCH', body: { ...written(fields), note: fields.note.trim() } satisfies EntryBody, version })
      }
      edits={{
        version: entry.version,
        fieldsOf: (present: DirectoryEntry) => fieldsOf(present),
        label: (name) => t(labels[name]),
      }}
      refreshes={all}
      onSaved={onDone}
      testid="edited-entry"
    >
      {({ fields, put, changed, busy }) => (
        <Inputs fields={fields} onChange={put} focused>
          <Button type="submit" size="compact-md" disabled={!changed} loading={busy} data-testid="save-entry">
            {t('form.save')}
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={onDone}>
            {t('form.cancel')}
          </Button>
        </Inputs>
      )}
    </RowForm>
  )
}

function Inputs({
  fields,
  onChange,
  focused = false,
  children,
}: {
  fields: Fields
  onChange: (change: Partial<Fields>) => void
  focused?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const moved = useRef(false)
  const put = (name: keyof Fields) => (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value })
  const focus = (field: HTMLInputElement | null) => {
    if (focused && !moved.current && field !== null) {
      moved.current = true
      field.focus()
    }
  }
  return (
    <>
      <TextInput
        ref={focus}
        name="nameFr"
        label={t('form.nameFr')}
        lang="fr"
        required
        withAsterisk={false}
        maxLength={200}
        value={fields.nameFr}
        onChange={put('nameFr')}
      />
      <TextInput
        name="nameNl"
        label={t('form.nameNl')}
        lang="nl"
        required
        withAsterisk={false}
        maxLength={200}
        value={fields.nameNl}
        onChange={put('nameNl')}
      />
      <TextInput
        name="number"
        label={t('directory.number')}
        type="tel"
        required
        withAsterisk={false}
        maxLength={40}
        value={fields.number}
        onChange={put('number')}
      />
      <TextInput name="note" label={t('directory.entryNote')} maxLength={500} value={fields.note} onChange={put('note')} />
      <div className={classes.end}>{children}</div>
    </>
  )
}
