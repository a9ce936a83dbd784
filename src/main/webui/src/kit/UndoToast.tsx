import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Toast } from './Toast'

/** Long enough to read, and to reach the button by keyboard. */
const SHOWN_MILLIS = 20_000

/** What was just done, and a button that takes it back. It goes away by itself. */
export function UndoToast({
  words,
  undo,
  busy = false,
  close,
  testid,
}: {
  words: ReactNode
  /** Absent: it cannot be taken back. */
  undo?: (() => void) | undefined
  busy?: boolean
  close: () => void
  testid: string
}) {
  const { t } = useTranslation()
  const over = useEffectEvent(close)
  useEffect(() => {
    const timer = setTimeout(() => over(), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <Toast words={words} close={close} closeWords={t('form.dismiss')} data-testid={testid}>
      {undo && (
        <Button size="compact-sm" variant="light" loading={busy} onClick={undo} data-testid="undo">
          {t('form.undo')}
        </Button>
      )}
    </Toast>
  )
}
