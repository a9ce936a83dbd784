import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import classes from './Pages.module.css'

interface Props {
  /** From 0. */
  page: number
  size: number
  total: number
  go: (page: number) => void
  /** Other words, for a list that is not ordered by time. */
  previous?: string
  next?: string
}

/** Links to the previous and next page of a list, newest first unless it says otherwise. */
export function Pages({ page, size, total, go, previous, next }: Props) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const last = Math.max(0, Math.ceil(total / size) - 1)
  return (
    <nav className={classes.pages} aria-label={t('list.pages')}>
      <Button variant="default" size="compact-md" disabled={page === 0} onClick={() => go(page - 1)} data-testid="newer">
        {previous ?? t('list.previous')}
      </Button>
      <span className="tabular dim" data-testid="range">
        {t('list.range', {
          from: number(Math.min(total, page * size + 1)),
          to: number(Math.min(total, (page + 1) * size)),
          total: number(total),
        })}
      </span>
      <Button variant="default" size="compact-md" disabled={page >= last} onClick={() => go(page + 1)} data-testid="older">
        {next ?? t('list.next')}
      </Button>
    </nav>
  )
}
