import { useCallback } from 'react'
import { useAlertWords } from '../alert/words'
import type { Alert } from '../alert/types'
import { useFormats } from '../i18n/format'
import { useBoard } from './Live'
import { lineNamed } from './types'
import classes from './LineStates.module.css'

/** Of which line, where there is more than one. */
export function LineName({ code }: { code: string | null }) {
  const { language } = useFormats()
  const name = lineNamed(useBoard('lines'), code, language)
  return name === null ? null : (
    <span className={classes.of} title={name} data-testid="of-line" data-line={code}>
      {name}
    </span>
  )
}

/** An alert in a sentence that begins, as its mail does, with its line, where there is more than one. */
export function useAlertOfLine(): (alert: Alert) => string {
  const { language } = useFormats()
  const lines = useBoard('lines')
  const words = useAlertWords()
  return useCallback(
    (alert: Alert) => {
      const line = lineNamed(lines, alert.line, language)
      return line === null ? words(alert) : `${line} – ${words(alert)}`
    },
    [lines, language, words],
  )
}
