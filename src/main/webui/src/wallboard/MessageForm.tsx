import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { MessageBody } from '../api/schema'
import { useLive } from './Live'
import classes from './forms.module.css'

const LONGEST = 300

/** A sentence that every desk shows at once. */
export function MessageForm({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()

  async function send(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const accepted = await actions.ask({
      key: 'message',
      words: t('wallboard.message.asked'),
      send: () => call('/api/messages', { method: 'POST', body: { text: text.trim() } satisfies MessageBody }),
    })
    setBusy(false)
    if (accepted) {
      close()
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void send(event)} data-testid="message-form">
      <label htmlFor={id} className={classes.label}>
        {t('wallboard.message.label')}
      </label>
      <TextInput
        id={id}
        className={classes.grow}
        autoFocus
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        name="message"
        autoComplete="off"
      />
      <Button type="submit" loading={busy} disabled={text.trim() === ''} data-testid="message-send">
        {t('wallboard.message.send')}
      </Button>
      <Button variant="subtle" color="gray" onClick={close}>
        {t('form.cancel')}
      </Button>
    </form>
  )
}
