import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAsk } from './asks'
import { useLive } from './Live'

interface Choice<T> {
  of: T
  key: string
  label: string
}

interface Parts<T> {
  /** The first one is the default. */
  choices: Choice<T>[]
  ask: (of: T) => BoardAsk
  label: string
  confirm: string
  /** The test id of the list; that of the button ends with `-confirm`. */
  testId: string
  quiet?: boolean
  /** Called when the service has accepted, or nothing was requested. Absent: the form stays. */
  done?: () => void
}

/** A short list to choose from, and a button that sends the choice to the service. */
export function ChoiceForm<T>({ choices, ask, label, confirm, testId, quiet, done }: Parts<T>) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const [chosen, setChosen] = useState('')
  const choice = choices.find((each) => each.key === chosen) ?? choices[0]
  async function send(event: FormEvent) {
    event.preventDefault()
    if (choice && (await actions.ask(ask(choice.of)))) {
      done?.()
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <NativeSelect
        size="xs"
        maw="14rem"
        aria-label={label}
        value={choice?.key ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={choices.map(({ key, label: name }) => ({ value: key, label: name }))}
        data-testid={testId}
      />
      <Button
        type="submit"
        size="compact-sm"
        {...(quiet ? { variant: 'default' } : {})}
        disabled={!choice}
        data-testid={`${testId}-confirm`}
      >
        {confirm}
      </Button>
      {done && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('form.cancel')}
        </Button>
      )}
    </form>
  )
}
