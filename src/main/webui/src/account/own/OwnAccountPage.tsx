import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '../../api/http'
import type { Account, OwnPhones, OwnSession, Reach, UiLanguage } from '../../api/types'
import { languages, ownNames, showIn } from '../../i18n'
import { useFormats } from '../../i18n/format'
import { Card } from '../../kit/Card'
import { Complaint } from '../../kit/Complaint'
import shared from '../../kit/list.module.css'
import { sentence, words } from '../../kit/message'
import { browserName } from '../browser'
import { faultOf } from '../password'
import { useSession, useSessionControl } from '../session'
import { HomeNumber } from '../verification/HomeNumber'
import { CalendarCard } from './CalendarCard'
import classes from './OwnAccount.module.css'

/** What everybody keeps of their own: password, language, telephones, sessions. The second factor will stand here. */
export default function OwnAccountPage() {
  const { t } = useTranslation()
  const account = useSession().data
  return (
    account && (
      <section className={shared.page} aria-labelledby="own-title" data-testid="own-account">
        <h1 id="own-title" className={shared.title}>
          {t('page.ownAccount')}
        </h1>
        <p className="dim">
          {t('ownAccount.note')} · {account.name} · {account.email}
        </p>
        <div className={classes.cards}>
          <Password email={account.email} />
          <Language account={account} />
          {account.responderId !== null && account.roles.includes('responder') && <Phones />}
          {account.responderId !== null && account.roles.includes('responder') && <CalendarCard />}
          <Sessions />
        </div>
      </section>
    )
  )
}

function Password({ email }: { email: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [fields, setFields] = useState({ current: '', wanted: '', again: '' })
  const [wrong, setWrong] = useState<Partial<Record<'current' | 'wanted' | 'again' | 'form', string>>>({})
  const change = useMutation({
    mutationFn: () => call('/api/session/password', { method: 'PUT', body: { current: fields.current, new: fields.wanted } }),
    onSuccess: async () => {
      setFields({ current: '', wanted: '', again: '' })
      await client.invalidateQueries({ queryKey: ['own-sessions'] })
    },
    onError: (failure) => {
      if (failure instanceof Refused && failure.problem.field === 'current') {
        setWrong({ current: words(t, failure) })
      } else {
        setWrong({ form: failure instanceof Refused && failure.status === 429 ? t('ownAccount.password.tooMany') : sentence(t, failure) })
      }
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    const fault = faultOf(fields.wanted, fields.again)
    const found = {
      ...(fields.current === '' && { current: t('ownAccount.password.missing') }),
      ...(fault && { [fault === 'differs' ? 'again' : 'wanted']: t(`ownAccount.password.${fault}`) }),
    }
    setWrong(found)
    if (Object.keys(found).length === 0) {
      change.mutate()
    }
  }
  const field = (name: keyof typeof fields, label: string, autoComplete: string) => (
    <PasswordInput
      name={name}
      label={label}
      autoComplete={autoComplete}
      description={name === 'wanted' ? t('ownAccount.password.rule') : undefined}
      value={fields[name]}
      error={wrong[name]}
      onChange={(event) => {
        change.reset()
        setFields({ ...fields, [name]: event.currentTarget.value })
      }}
      visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
    />
  )
  return (
    <Card title={t('ownAccount.password.title')} testId="own-password">
      {() => (
        <form className={classes.form} onSubmit={submit} noValidate>
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          {field('current', t('ownAccount.password.current'), 'current-password')}
          {field('wanted', t('ownAccount.password.new'), 'new-password')}
          {field('again', t('ownAccount.password.again'), 'new-password')}
          <Button type="submit" loading={change.isPending}>
            {t('ownAccount.password.change')}
          </Button>
          <Said words={change.isSuccess ? t('ownAccount.password.done') : ''} wrong={wrong.form} />
        </form>
      )}
    </Card>
  )
}

function Said({ words, wrong }: { words: string; wrong?: string | undefined }) {
  return (
    <>
      <span role="status" className={classes.said} data-testid="own-said">
        {words}
      </span>
      {wrong && (
        <p className="complaint" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}

function Language({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { changed } = useSessionControl()
  const change = useMutation({
    mutationFn: (language: UiLanguage) => call<Account>('/api/session/account', { method: 'PATCH', body: { language } }),
    onSuccess: async (now) => {
      changed(now)
      await showIn(now.language)
    },
  })
  return (
    <Card title={t('ownAccount.language.title')} testId="own-language">
      {() => (
        <div className={classes.form}>
          <NativeSelect
            name="language"
            label={t('ownAccount.language.label')}
            value={change.variables ?? account.language}
            onChange={(event) => change.mutate(event.currentTarget.value as UiLanguage)}
            data={languages.map((language) => ({ value: language, label: ownNames[language] }))}
          />
          <Said
            words={change.isSuccess ? t('ownAccount.language.done') : ''}
            wrong={change.error ? sentence(t, change.error) : undefined}
          />
        </div>
      )}
    </Card>
  )
}

function Phones() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [number, setNumber] = useState('')
  const phones = useQuery({ queryKey: ['own-phones'], queryFn: () => call<OwnPhones>('/api/responders/me/phones'), staleTime: 0 })
  const change = useMutation({
    mutationFn: (body: { preferredReach?: Reach; homePhone?: string }) =>
      call<OwnPhones>('/api/responders/me/phones', { method: 'PATCH', body }),
    onSuccess: (now, { homePhone }) => {
      client.setQueryData(['own-phones'], now)
      if (homePhone !== undefined) {
        setNumber('')
      }
    },
  })
  const now = phones.data
  const preferred = now && (now.preferredReach.kind === 'desk' ? `desk:${now.preferredReach.phone}` : now.preferredReach.kind)
  const refused =
    change.error instanceof Refused && change.error.problem.field === 'number'
      ? words(t, change.error)
      : change.error
        ? sentence(t, change.error)
        : undefined
  return (
    <Card title={t('ownAccount.phones.title')} testId="own-phones">
      {() =>
        now ? (
          <div className={classes.form}>
            <NativeSelect
              name="preferred"
              label={t('ownAccount.phones.preferred')}
              value={preferred}
              onChange={(event) => {
                const [kind, phone] = event.currentTarget.value.split(':')
                change.mutate({ preferredReach: (kind === 'desk' ? { kind, phone } : { kind }) as Reach })
              }}
              data={[
                { value: 'softphone', label: t('ownAccount.phones.softphone') },
                { value: 'home', label: t('ownAccount.phones.home') },
                ...now.deskPhones.map(({ phone, label }) => ({
                  value: `desk:${phone}`,
                  label: t('ownAccount.phones.desk', { name: label }),
                })),
              ]}
            />
            <p>
              {t('ownAccount.phones.own')}
              {t('app.colon')}{' '}
              <strong className="tabular" data-testid="own-home-phone">
                {now.homePhone ?? t('ownAccount.phones.none')}
              </strong>
              <span className={`dim ${classes.under}`}>{t('ownAccount.phones.secret')}</span>
            </p>
            {now.homePhone !== null && (
              <HomeNumber
                key={now.homePhone}
                path="/api/responders/me/phones/verification"
                verifiedAt={now.homePhoneVerifiedAt}
                whose="mine"
                onVerified={() => void client.invalidateQueries({ queryKey: ['own-phones'] })}
              />
            )}
            <form
              className={classes.inline}
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                change.mutate({ homePhone: number.trim() })
              }}
            >
              <TextInput
                name="number"
                type="tel"
                autoComplete="tel"
                label={t('ownAccount.phones.number')}
                maxLength={40}
                value={number}
                onChange={(event) => setNumber(event.currentTarget.value)}
              />
              <Button type="submit" disabled={number.trim() === ''} loading={change.isPending}>
                {t('ownAccount.phones.save')}
              </Button>
            </form>
            {now.homePhone !== null && (
              <Button variant="subtle" color="gray" size="compact-md" onClick={() => change.mutate({ homePhone: '' })}>
                {t('ownAccount.phones.forget')}
              </Button>
            )}
            <Said
              words={
                change.isSuccess ? t(change.variables.homePhone === '' ? 'ownAccount.phones.forgotten' : 'ownAccount.phones.done') : ''
              }
              wrong={refused}
            />
          </div>
        ) : (
          <Complaint of={phones.error} retry={() => void phones.refetch()} />
        )
      }
    </Card>
  )
}

function Sessions() {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const client = useQueryClient()
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: () => call<OwnSession[]>('/api/session/all'), staleTime: 0 })
  const end = useMutation({
    mutationFn: (id: number | null) => call(`/api/session/all${id === null ? '' : `/${id}`}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
  })
  const open = sessions.data ?? []
  return (
    <Card title={t('ownAccount.sessions.title')} testId="own-sessions">
      {() => (
        <div className={classes.form}>
          <p className="dim">{t('ownAccount.sessions.note')}</p>
          <Complaint of={sessions.error} retry={() => void sessions.refetch()} />
          <ul className={classes.sessions}>
            {open.map((session) => {
              const browser = browserName(session.browser) ?? t('ownAccount.sessions.unknown')
              return (
                <li key={session.id} data-testid="own-session" data-current={session.current}>
                  <span>
                    <strong>{browser}</strong>{' '}
                    {session.current && <span className={classes.current}>{t('ownAccount.sessions.current')}</span>}
                    <span className={`dim ${classes.under}`}>
                      {t('ownAccount.sessions.since', { at: dateAndTime(session.openedAt) })} ·{' '}
                      {t('ownAccount.sessions.seen', { at: dateAndTime(session.lastSeenAt) })}
                    </span>
                  </span>
                  {!session.current && (
                    <Button
                      variant="default"
                      size="compact-md"
                      onClick={() => end.mutate(session.id)}
                      aria-label={t('ownAccount.sessions.endOf', { browser, at: dateAndTime(session.openedAt) })}
                      data-testid="end-session"
                    >
                      {t('ownAccount.sessions.end')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
          {open.length > 1 && (
            <Button variant="default" onClick={() => end.mutate(null)} data-testid="end-other-sessions">
              {t('ownAccount.sessions.endOthers')}
            </Button>
          )}
          <Said words={end.isSuccess ? t('ownAccount.sessions.ended') : ''} wrong={end.error ? sentence(t, end.error) : undefined} />
        </div>
      )}
    </Card>
  )
}
