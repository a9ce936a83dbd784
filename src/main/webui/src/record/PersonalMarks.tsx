import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemandFields } from '../api/types'
import { AlertIcon } from '../kit/icons'
import type { RecordKeeper } from './keeper'
import type { Mark } from './personal'
import classes from './RecordForm.module.css'

export const REMOVE_KEY = 'F10'

/** Removes the passage from its text. */
export function removeMark(keeper: RecordKeeper, mark: Mark): void {
  const text = mark.without === '' ? null : mark.without
  if (mark.demandKey === null) {
    keeper.type('note', text as string | null, false)
  } else {
    keeper.typeInDemand(mark.demandKey, mark.field as keyof DemandFields, text as never, false)
  }
}

/**
 * Passages that look like personal data, with the reason and one key to remove them. They are in the foot, which is always visible, so that
 * nothing moves when they appear.
 */
export function PersonalMarks({ keeper, marks }: { keeper: RecordKeeper; marks: Mark[] }) {
  const { t } = useTranslation()
  const first = marks[0]
  const latest = useRef(first)
  latest.current = first
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === REMOVE_KEY && !event.shiftKey && !event.ctrlKey && !event.altKey && latest.current) {
        event.preventDefault()
        removeMark(keeper, latest.current)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [keeper])

  if (!first) {
    return null
  }
  const where =
    first.field === 'note'
      ? t('record.note.label')
      : first.field === 'services'
        ? t('record.demand.services.label')
        : t(`record.demand.${first.field}`)
  return (
    <div className={classes.personal} role="alert" data-testid="personal-data" data-count={marks.length} data-kind={first.kind}>
      <AlertIcon size={16} />
      <span>
        {t('record.personal.found', { words: first.words, kind: t(`record.personal.kind.${first.kind}`), where })}
        {marks.length > 1 && ` ${t('record.personal.more', { count: marks.length - 1 })}`}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        rightSection={<kbd className={classes.key}>{REMOVE_KEY}</kbd>}
        aria-keyshortcuts={REMOVE_KEY}
        onClick={() => removeMark(keeper, first)}
        data-testid="remove-personal-data"
      >
        {t('record.personal.remove')}
      </Button>
    </div>
  )
}
