import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/http'
import { sentence } from '../kit/message'
import { useSessionControl } from './session'

interface Wrong {
  email?: string
  password?: string
  form?: string
}

/**
 * Who one is, and the password.
 * @param known the e-mail address of the account whose password is asked; absent: any account
 * @param title the id of the heading
 */
export function Credentials({ known, title }: { known?: string; title: string }) {
  const { t } = useTranslation()
  const { logIn } = useSessionControl()
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [busy, setBusy] = useState(false)
  const [wait, setWait] = useState(0)
  const emailInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (wait > 0) {
      const timer = setTimeout(() => setWait(wait - 1), 1_000)
      return () => clearTimeout(timer)
    }
    return undefined
  }, [wait])

  async function submit(event: FormEvent) {
    event.preventDefault()
    const lacking: Wrong = {}
    if (email.trim() === '') {
      lacking.email = t('account.emailMissing')
    }
    if (password === '') {
      lacking.password = t('account.passwordMissing')
    }
    setWrong(lacking)
    if (lacking.email || lacking.password) {
      ;(lacking.email ? emailInput : passwordInput).current?.focus()
      return
    }
    setBusy(true)
    try {
      await logIn(email.trim(), password)
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401) {
        setWrong({ form: t('account.wrong') })
        passwordInput.current?.select()
      } else if (failure instanceof Refused && failure.status === 429) {
        setWait(failure.retryAfter ?? 60)
        setWrong({})
      } else {
        setWrong({ form: sentence(t, failure) })
      }
    } finally {
      setBusy(false)
    }
  }

  const complaint = wait > 0 ? t('account.tooMany', { count: wait }) : wrong.form
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-labelledby={title}>
      {known === undefined ? (
        <TextInput
          ref={emailInput}
          label={t('account.email')}
          type="email"
          name="email"
          autoComplete="username"
          size="md"
          value={email}
          error={wrong.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus
        />
      ) : (
        // For password managers, which keep a password with its user name.
        <input type="email" name="email" autoComplete="username" value={known} readOnly hidden />
      )}
      <PasswordInput
        ref={passwordInput}
        label={t('account.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        error={wrong.password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
        autoFocus={known !== undefined}
      />
      <div className="complaint" role="alert" data-testid="log-in-error">
        {complaint}
      </div>
      <Button type="submit" size="md" fullWidth loading={busy} disabled={wait > 0}>
        {t('account.logIn')}
      </Button>
    </form>
  )
}
