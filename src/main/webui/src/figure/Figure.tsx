import { Tooltip } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDefined, useFigureText, useWording } from './figures'
import type { FigureKey } from './types'
import classes from './Figure.module.css'

/** A figure's name. A tooltip with its one definition appears on hover, on keyboard focus and on touch. */
export const FigureName = memo(function FigureName({ figure }: { figure: FigureKey }) {
  const { name, meaning } = useWording()(figure)
  return (
    <Tooltip
      label={meaning}
      multiline
      maw="min(22rem, calc(100vw - 2rem))"
      events={{ hover: true, focus: true, touch: true }}
      disabled={meaning === ''}
    >
      <button type="button" className={classes.name} data-testid="definition" data-figure={figure}>
        {name}
      </button>
    </Tooltip>
  )
})

export interface Behind {
  from: string
  to: string
  language?: string
  line?: string
  outcome?: string
}

/** The address of the calls behind a figure. */
export function callsBehind(figure: FigureKey, { from, to, language, line, outcome }: Behind): string {
  const search = new URLSearchParams({ figure, from, to })
  for (const [name, value] of Object.entries({ language, line, outcome })) {
    if (value) {
      search.set(name, value)
    }
  }
  return `/history/calls?${search}`
}

/**
 * @param scope distinguishes several values of one figure: `today`, `fr`, `yesterday`, the start of a half-hour.
 * @param behind null on a screen where nobody can follow a link, such as a wall
 */
export const Figure = memo(function Figure({
  figure,
  value,
  scope,
  behind,
}: {
  figure: FigureKey
  value: number | null | undefined
  scope: string
  behind: Behind | null
}) {
  const { t } = useTranslation()
  const text = useFigureText()(figure, value)
  const { name } = useWording()(figure)
  const hasCalls = useDefined().of(figure)?.calls === true
  const handles = { 'data-testid': 'figure', 'data-figure': figure, 'data-scope': scope, 'data-value': value ?? '' }
  if (behind === null || value === null || value === undefined || value === 0 || !hasCalls) {
    return (
      <span className={`tabular ${classes.figure}`} {...handles}>
        {value === null || value === undefined ? (
          <span aria-label={t('figure.none')} role="img">
            –
          </span>
        ) : (
          text
        )}
      </span>
    )
  }
  return (
    <Link
      to={callsBehind(figure, behind)}
      className={`tabular ${classes.figure} ${classes.link}`}
      aria-label={t('figure.calls', { figure: name, value: text })}
      {...handles}
    >
      {text}
    </Link>
  )
})
