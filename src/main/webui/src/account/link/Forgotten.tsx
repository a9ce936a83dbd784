import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '../../api/http'
import { Answers } from '../../kit/answers'
import { sentence } from '../../kit/message'
import { Door } from './Door'

/** Asks for a link to choose a new password. The page says the same whether or not anybody has the address. */
export default function Forgotten() {
  return (
    <Answers>
      <AskForLink />
    </Answers>
  )
}

function AskForLink() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState(false)
  const ask = useMutation({
    mutationFn: () => call('/api/session/link/forgotten', { method: 'POST', body: { email: email.trim() } }),
  })
  useEffect(() => {
    document.title = `${t('passwordLink.forgotten.title')} · ${t('app.name')}`
  }, [t])
  function submit(event: FormEvent) {
    event.preventDefault()
    const right = /^\S+@\S+$/.test(email.trim())
    setWrong(!right)
    if (right) {
      ask.mutate()
    }
  }
  return (
    <Door>
      <form onSubmit={submit} noValidate aria-labelledby="forgotten-title" data-testid="forgotten">
        <h1 id="forgotten-title" className="log-in-title">
          {t('passwordLink.forgotten.title')}
        </h1>
        {ask.isSuccess ? (
          <p className="notice" role="status" data-testid="forgotten-sent">
            {t('passwordLink.forgotten.sent', { email: email.trim() })}
          </p>
        ) : (
          <>
            <p>{t('passwordLink.forgotten.words')}</p>
            <TextInput
              label={t('passwordLink.forgotten.email')}
              type="email"
              name="email"
              autoComplete="username"
              size="md"
              value={email}
              error={wrong ? t('passwordLink.forgotten.wrong') : undefined}
              onChange={(event) => setEmail(event.currentTarget.value)}
              // The only field of the page.
              autoFocus
            />
            {ask.error && (
              <p className="complaint" role="alert">
                {ask.error instanceof Refused && ask.error.status === 429 ? t('passwordLink.forgotten.tooMany') : sentence(t, ask.error)}
              </p>
            )}
            <Button type="submit" size="md" fullWidth loading={ask.isPending}>
              {t('passwordLink.forgotten.send')}
            </Button>
          </>
        )}
      </form>
      <a href="#/">{t('passwordLink.forgotten.back')}</a>
    </Door>
  )
}
