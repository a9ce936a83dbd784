import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call } from '../../api/http'
import type { AccountChangeRequest, NewAccountRequest } from '../../api/schema'
import type { AccountStatus, Role, SessionsEnded, UiLanguage } from '../../api/types'
import { languages, ownNames } from '../../i18n'
import { useFormats } from '../../i18n/format'
import { SomeOf } from '../../kit/Chips'
import { Complaint } from '../../kit/Complaint'
import shared from '../../kit/list.module.css'
import { sentence } from '../../kit/message'
import { matching } from '../../kit/search'
import classes from './Accounts.module.css'

const roles: readonly Role[] = ['responder', 'coordinator', 'administrator']
const all = ['accounts'] as const
const AT_ONCE = 50

/** Who may log in, for administrators. */
export default function AccountsPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const [shown, setShown] = useState(AT_ONCE)
  const accounts = useQuery({ queryKey: all, queryFn: () => call<AccountStatus[]>('/api/accounts'), staleTime: 0 })
  const text = search.get('text') ?? ''
  const untied = search.get('untied') === 'true'
  const found = matching(
    (accounts.data ?? [])
      .filter((account) => !untied || account.responderId === null)
      .map((account) => ({ value: account, label: account.name, words: account.email })),
    text,
    Number.POSITIVE_INFINITY,
  ).map(({ value }) => value)
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') {
      next.delete(name)
    } else {
      next.set(name, value)
    }
    setShown(AT_ONCE)
    setSearch(next, { replace: true })
  }
  return (
    <section className={shared.page} aria-labelledby="accounts-title" data-testid="accounts">
      <h1 id="accounts-title" className={shared.title}>
        {t('page.accounts')}
      </h1>
      <p className="dim">{t('logins.note')}</p>
      <Invite />
      <search className={classes.filters}>
        <TextInput
          type="search"
          name="text"
          label={t('list.search')}
          placeholder={t('logins.hint')}
          value={text}
          onChange={(event) => put('text', event.currentTarget.value)}
          data-testid="search-accounts"
        />
        <Checkbox
          name="untied"
          label={t('logins.onlyUntied')}
          checked={untied}
          onChange={(event) => put('untied', event.currentTarget.checked ? 'true' : '')}
        />
      </search>
      <Complaint of={accounts.error} retry={() => void accounts.refetch()} />
      {accounts.data && found.length === 0 && (
        <div className="empty" role="status">
          {t('logins.none')}
        </div>
      )}
      <ul className={shared.list}>
        {found.slice(0, shown).map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + AT_ONCE)}>
          {t('logins.more', { count: found.length - shown })}
        </Button>
      )}
    </section>
  )
}

function Invite() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const first = { name: '', email: '', roles: ['coordinator'] as Role[], language: 'fr' as UiLanguage }
  const [fields, setFields] = useState(first)
  const [wrong, setWrong] = useState<Partial<Record<'name' | 'email' | 'roles', string>>>({})
  const invite = useMutation({
    mutationFn: () =>
      call<AccountStatus>('/api/accounts', {
        method: 'POST',
        body: {
          name: fields.name.trim(),
          email: fields.email.trim(),
          roles: fields.roles as NewAccountRequest['roles'],
          language: fields.language,
          password: null,
          responderId: null,
        } satisfies NewAccountRequest,
      }),
    onSuccess: async () => {
      setFields(first)
      await client.invalidateQueries({ queryKey: all })
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    const found = {
      ...(fields.name.trim() === '' && { name: t('logins.wrong.name') }),
      ...(!/^\S+@\S+$/.test(fields.email.trim()) && { email: t('logins.wrong.email') }),
      ...(fields.roles.length === 0 && { roles: t('logins.wrong.roles') }),
    }
    setWrong(found)
    if (Object.keys(found).length === 0) {
      invite.mutate()
    }
  }
  const done = invite.data
  return (
    <details className="card" data-testid="invite-account">
      <summary className={classes.summary}>{t('logins.add')}</summary>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          name="name"
          label={t('logins.name')}
          maxLength={100}
          value={fields.name}
          error={wrong.name}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <TextInput
          name="email"
          type="email"
          label={t('logins.email')}
          maxLength={200}
          value={fields.email}
          error={wrong.email}
          onChange={(event) => setFields({ ...fields, email: event.currentTarget.value })}
        />
        <NativeSelect
          name="language"
          label={t('logins.language')}
          value={fields.language}
          onChange={(event) => setFields({ ...fields, language: event.currentTarget.value as UiLanguage })}
          data={languages.map((language) => ({ value: language, label: ownNames[language] }))}
        />
        <Roles value={fields.roles} onPick={(picked) => setFields({ ...fields, roles: picked })} wrong={wrong.roles} />
        <Button type="submit" loading={invite.isPending}>
          {t('logins.invite')}
        </Button>
        <span role="status" className={classes.said}>
          {done?.link?.mailedAt && t('logins.done.sent', { email: done.email })}
        </span>
        {(invite.error || (done && !done.link?.mailedAt)) && (
          <p className="complaint" role="alert">
            {invite.error ? sentence(t, invite.error) : t('logins.notMailed')}
          </p>
        )}
      </form>
    </details>
  )
}

function Roles({ value, onPick, wrong }: { value: Role[]; onPick: (roles: Role[]) => void; wrong?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <div className={classes.wide}>
      <SomeOf<Role>
        label={t('logins.roles')}
        choices={roles}
        name={(role) => t(`role.${role}`)}
        value={value}
        onPick={onPick}
        testid="account-roles"
      />
      {wrong && (
        <p className={classes.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

function AccountRow({ account }: { account: AccountStatus }) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const client = useQueryClient()
  const [edited, setEdited] = useState(false)
  const [said, setSaid] = useState('')
  const [undo, setUndo] = useState<AccountChangeRequest | null>(null)
  const path = `/api/accounts/${account.id}`
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: all })
    await client.invalidateQueries({ queryKey: ['people'] })
    await client.invalidateQueries({ queryKey: ['person'] })
  }
  const change = useMutation({
    mutationFn: ({ body }: { body: AccountChangeRequest; words: string; undo?: AccountChangeRequest }) =>
      call<AccountStatus>(path, { method: 'PATCH', body, version: account.version }),
    onSuccess: async (_, { words, undo: back }) => {
      setSaid(words)
      setUndo(back ?? null)
      setEdited(false)
      await refresh()
    },
    // Somebody else may have changed it: the row above shows what it is now, and the form keeps what was typed.
    onError: refresh,
  })
  const act = useMutation({
    mutationFn: ({ method, at }: { method: 'POST' | 'DELETE'; at: string; words: string }) =>
      call<AccountStatus | undefined>(`${path}/${at}`, { method }),
    onSuccess: async (now, { words, method }) => {
      setUndo(null)
      setSaid(method === 'POST' && now?.link?.mailedAt === null ? t('logins.notMailed') : words)
      await refresh()
    },
  })
  const end = useMutation({
    mutationFn: (atOnce: boolean) => call<SessionsEnded>(`${path}/sessions?atOnce=${atOnce}`, { method: 'DELETE' }),
    onSuccess: ({ afterCall }) => {
      setUndo(null)
      setSaid(t(afterCall ? 'logins.done.afterCall' : 'logins.done.sessions'))
    },
  })
  const failure = change.error ?? act.error ?? end.error
  const { link } = account
  const state = !account.active
    ? t('logins.off')
    : link === null
      ? t(account.ready ? 'logins.ready' : 'logins.notReady')
      : link.over
        ? t('logins.over')
        : link.mailedAt === null
          ? t('logins.notMailed')
          : t('logins.invited', { until: dateAndTime(link.expiresAt) })
  return (
    <li className="card" data-testid="account-row" data-id={account.id} data-active={account.active} data-ready={account.ready}>
      <div className={classes.plain}>
        <p>
          <strong>{account.name}</strong> <span className="dim">{account.email}</span>
          <span className={shared.outdated}>
            {account.roles.map((role) => t(`role.${role}`)).join(', ')} · {state} ·{' '}
            {account.responderId === null ? (
              t('logins.untied')
            ) : (
              <Link
                to={`/people/${account.responderId}?state=all`}
                className={classes.link}
                aria-label={`${t('logins.tied')}${t('app.colon')} ${account.name}`}
              >
                {t('logins.tied')}
              </Link>
            )}
          </span>
        </p>
        <Button
          size="compact-md"
          variant="default"
          aria-expanded={edited}
          onClick={() => setEdited(!edited)}
          aria-label={t('logins.changeName', { name: account.name })}
          data-testid="change-account"
        >
          {t('logins.change')}
        </Button>
      </div>
      {edited && (
        <Edited
          account={account}
          busy={change.isPending}
          save={(body, back) => change.mutate({ body, words: t('logins.done.saved'), undo: back })}
          cancel={() => setEdited(false)}
        >
          {account.active && (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => act.mutate({ method: 'POST', at: 'invitation', words: t('logins.done.sent', { email: account.email }) })}
              data-testid="account-link"
            >
              {t('logins.link')}
            </Button>
          )}
          {link !== null && (
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              onClick={() => act.mutate({ method: 'DELETE', at: 'invitation', words: t('logins.done.revoked') })}
            >
              {t('logins.revoke')}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(false)}
            data-testid="account-sessions"
          >
            {t('logins.endSessions')}
          </Button>
          {account.responderId !== null && (
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              onClick={() =>
                change.mutate({ body: { responderId: 0 }, words: t('logins.done.untied'), undo: { responderId: account.responderId } })
              }
              data-testid="account-untie"
            >
              {t('logins.untie')}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="subtle"
            color={account.active ? 'red' : 'gray'}
            onClick={() =>
              change.mutate({
                body: { active: !account.active },
                words: t(account.active ? 'logins.done.off' : 'logins.done.on'),
                undo: { active: account.active },
              })
            }
            data-testid="account-active"
          >
            {t(account.active ? 'logins.switchOff' : 'logins.switchOn')}
          </Button>
        </Edited>
      )}
      <span role="status" className={classes.said} data-testid="account-said">
        {said}{' '}
        {end.data?.afterCall && (
          <>
            <Button color="red" variant="outline" size="compact-md" onClick={() => end.mutate(true)} data-testid="cut-access">
              {t('logins.cut')}
            </Button>{' '}
            <span className="dim">{t('logins.cutNote')}</span>
          </>
        )}
        {undo && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => change.mutate({ body: undo, words: t('logins.done.saved') })}
            data-testid="account-undo"
          >
            {t('logins.undo')}
          </Button>
        )}
      </span>
      {failure && (
        <p className="complaint" role="alert">
          {sentence(t, failure)}
        </p>
      )}
    </li>
  )
}

function Edited({
  account,
  busy,
  save,
  cancel,
  children,
}: {
  account: AccountStatus
  busy: boolean
  save: (body: AccountChangeRequest, back: AccountChangeRequest) => void
  cancel: () => void
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<Role[]>(account.roles)
  const [language, setLanguage] = useState(account.language)
  const [name, setName] = useState(account.name)
  const [email, setEmail] = useState(account.email)
  const own = account.responderId === null
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const body: AccountChangeRequest = {
          roles: picked as AccountChangeRequest['roles'],
          language,
          ...(own && { name: name.trim(), email: email.trim() }),
        }
        const back: AccountChangeRequest = {
          roles: account.roles as AccountChangeRequest['roles'],
          language: account.language,
          ...(own && { name: account.name, email: account.email }),
        }
        save(body, back)
      }}
      data-testid="edited-account"
    >
      {own && (
        <>
          <TextInput
            name="name"
            label={t('logins.name')}
            maxLength={100}
            value={name}
            error={name.trim() === '' ? t('logins.wrong.name') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            name="email"
            type="email"
            label={t('logins.email')}
            maxLength={200}
            value={email}
            error={/^\S+@\S+$/.test(email.trim()) ? undefined : t('logins.wrong.email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </>
      )}
      <NativeSelect
        name="language"
        label={t('logins.language')}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value as UiLanguage)}
        data={languages.map((each) => ({ value: each, label: ownNames[each] }))}
      />
      <Roles value={picked} onPick={setPicked} wrong={picked.length === 0 ? t('logins.wrong.roles') : undefined} />
      <div className={`${shared.end} ${classes.wide}`}>
        <Button
          type="submit"
          size="compact-md"
          loading={busy}
          disabled={picked.length === 0 || name.trim() === '' || !/^\S+@\S+$/.test(email.trim())}
          data-testid="save-account"
        >
          {t('logins.save')}
        </Button>
        {children}
        <Button size="compact-md" variant="subtle" color="gray" onClick={cancel}>
          {t('logins.cancel')}
        </Button>
      </div>
    </form>
  )
}
