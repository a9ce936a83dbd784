import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/http'
import type { FirstAccount, Session, UiLanguage } from '../../api/types'
import { Answers } from '../../kit/answers'
import { Complaint } from '../../kit/Complaint'
import { codeOf, words } from '../../kit/message'
import { faultOf } from '../password'
import { useSessionControl } from '../session'
import { Door } from './Door'

const empty = { code: '', name: '', email: '', password: '', again: '' }
type Field = keyof typeof empty

/** The first account of an empty installation. The code in the service's log keeps out a stranger who opens this page first. */
export default function FirstAdministrator(props: { done: () => void }) {
  return (
    <Answers>
      <Creating {...props} />
    </Answers>
  )
}

function Creating({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const { begun } = useSessionControl()
  const client = useQueryClient()
  const [fields, setFields] = useState(empty)
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const create = useMutation({
    mutationFn: () =>
      call<Session>('/api/session/first', {
        method: 'POST',
        body: {
          code: fields.code.trim(),
          name: fields.name.trim(),
          email: fields.email.trim(),
          password: fields.password,
          language: i18next.language as UiLanguage,
        } satisfies FirstAccount,
      }),
    onSuccess: ({ account }) => {
      done()
      begun(account)
    },
    onError: (failure) => {
      if (codeOf(failure) === 'wrong-set-up-code') {
        setWrong({ code: words(t, failure) })
      } else if (codeOf(failure) === 'first-administrator-there') {
        // Somebody was faster: the log-in page takes this one's place.
        void client.invalidateQueries({ queryKey: ['first-account'] })
      }
    },
  })
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])
  useEffect(() => {
    document.title = `${t('passwordLink.first.title')} · ${t('app.name')}`
  }, [t])

  function submit(event: FormEvent) {
    event.preventDefault()
    const fault = faultOf(fields.password, fields.again)
    const found: typeof wrong = {
      ...(fields.code.trim() === '' && { code: t('passwordLink.first.codeMissing') }),
      ...(fields.name.trim() === '' && { name: t('passwordLink.first.nameMissing') }),
      ...(!/^\S+@\S+$/.test(fields.email.trim()) && { email: t('passwordLink.forgotten.wrong') }),
      ...(fault !== null && { [fault === 'differs' ? 'again' : 'password']: t(`passwordLink.choose.${fault}`) }),
    }
    setWrong(found)
    if (Object.keys(found).length === 0) {
      create.mutate()
    }
  }
  const field = (name: Field) => ({
    name,
    size: 'md' as const,
    value: fields[name],
    error: wrong[name],
    onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }),
  })
  const eye = { visibilityToggleButtonProps: { tabIndex: -1, 'aria-hidden': true } }
  return (
    <Door>
      <form ref={form} onSubmit={submit} noValidate aria-labelledby="first-title" data-testid="first-administrator">
        <h1 id="first-title" className="log-in-title">
          {t('passwordLink.first.title')}
        </h1>
        <p>{t('passwordLink.first.words')}</p>
        <TextInput
          {...field('code')}
          label={t('passwordLink.first.code')}
          description={t('passwordLink.first.where')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
        <TextInput {...field('name')} label={t('passwordLink.first.name')} autoComplete="name" maxLength={100} />
        <TextInput {...field('email')} label={t('passwordLink.forgotten.email')} type="email" autoComplete="username" maxLength={200} />
        <PasswordInput
          {...field('password')}
          {...eye}
          label={t('passwordLink.choose.password')}
          description={t('passwordLink.choose.rule')}
          autoComplete="new-password"
        />
        <PasswordInput {...field('again')} {...eye} label={t('passwordLink.choose.repeat')} autoComplete="new-password" />
        <Complaint of={wrong.code === undefined ? create.error : null} />
        <Button type="submit" size="md" fullWidth loading={create.isPending}>
          {t('passwordLink.first.go')}
        </Button>
      </form>
    </Door>
  )
}
