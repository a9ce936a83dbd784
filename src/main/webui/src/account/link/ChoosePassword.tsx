import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '../../api/http'
import type { LinkOwner, Session } from '../../api/types'
import { remembrance, showIn } from '../../i18n'
import { Answers } from '../../kit/answers'
import { sentence } from '../../kit/message'
import { type Fault, faultOf } from '../password'
import { useSessionControl } from '../session'
import { Door } from './Door'

/** Choosing a password with the link of a mail. The token is behind the `#` and is sent in bodies only. */
export default function ChoosePassword(props: { token: string; done: () => void }) {
  return (
    <Answers>
      <Choosing {...props} />
    </Answers>
  )
}

function Choosing({ token, done }: { token: string; done: () => void }) {
  const { t } = useTranslation()
  const { begun } = useSessionControl()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const owner = useQuery({
    queryKey: ['link', token],
    queryFn: () => call<LinkOwner>('/api/session/link', { method: 'POST', body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const choose = useMutation({
    mutationFn: () => call<Session>('/api/session/link', { method: 'PUT', body: { token, password } }),
    onSuccess: ({ account }) => {
      done()
      begun(account)
    },
  })
  useEffect(() => {
    document.title = `${t('passwordLink.choose.title')} · ${t('app.name')}`
  }, [t])

  const language = owner.data?.language
  useEffect(() => {
    // As at log-in: a choice made in this browser goes before.
    if (language !== undefined && remembrance() === null) {
      void showIn(language, false)
    }
  }, [language])

  function submit(event: FormEvent) {
    event.preventDefault()
    const found = faultOf(password, again)
    setFault(found)
    if (found === null) {
      choose.mutate()
    }
  }
  const statusOf = (failure: unknown) => (failure instanceof Refused ? failure.status : null)
  // A token that is too long, or none at all, is as good as one that is over.
  const over = [400, 410].includes(statusOf(owner.error) ?? 0) || statusOf(choose.error) === 410
  if (over) {
    return (
      <Door>
        <p className="complaint" role="alert" data-testid="link-over">
          {t('passwordLink.choose.over')}
        </p>
        <Button component="a" href="#/forgotten" fullWidth>
          {t('passwordLink.choose.ask')}
        </Button>
        <a href="#/">{t('passwordLink.forgotten.back')}</a>
      </Door>
    )
  }
  return (
    <Door>
      {owner.error && (
        <p className="complaint" role="alert">
          {sentence(t, owner.error)}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void owner.refetch()}>
            {t('app.retry')}
          </Button>
        </p>
      )}
      {owner.data && (
        <form onSubmit={submit} noValidate aria-labelledby="choose-title" data-testid="choose-password">
          <h1 id="choose-title" className="log-in-title">
            {t(owner.data.invitation ? 'passwordLink.choose.welcome' : 'passwordLink.choose.again', { name: owner.data.name })}
          </h1>
          <p className="dim">{t('passwordLink.choose.email', { email: owner.data.email })}</p>
          {/* So that a password manager keeps both. */}
          <input type="email" name="email" autoComplete="username" value={owner.data.email} readOnly hidden />
          <PasswordInput
            label={t('passwordLink.choose.password')}
            description={t('passwordLink.choose.rule')}
            name="password"
            autoComplete="new-password"
            size="md"
            value={password}
            error={fault && fault !== 'differs' ? t(`passwordLink.choose.${fault}`) : undefined}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
            autoFocus
          />
          <PasswordInput
            label={t('passwordLink.choose.repeat')}
            name="again"
            autoComplete="new-password"
            size="md"
            value={again}
            error={fault === 'differs' ? t('passwordLink.choose.differs') : undefined}
            onChange={(event) => setAgain(event.currentTarget.value)}
            visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
          />
          {choose.error && (
            <p className="complaint" role="alert">
              {sentence(t, choose.error)}
            </p>
          )}
          <Button type="submit" size="md" fullWidth loading={choose.isPending}>
            {t('passwordLink.choose.go')}
          </Button>
        </form>
      )}
    </Door>
  )
}
