import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDeskPart } from '../desk/Desk'
import classes from './RecordForm.module.css'

/** The panels beside the record (changes, earlier records), shown above it while open. */
export type Aside = 'none' | 'earlier' | 'changes'

/** The buttons are in the foot, where there is space: another line at the top would push the last field out of view. */
export function Asides({ recordId, opened, onOpen }: { recordId: number; opened: Aside; onOpen: (what: Aside) => void }) {
  const { t } = useTranslation()
  const repeated = useDeskPart(({ state }) => (state?.call?.recordId === recordId ? (state.call.earlier?.calls ?? 0) : null))
  const toggle = (what: Aside) => onOpen(opened === what ? 'none' : what)
  return (
    <div className={classes.headActions}>
      {repeated !== 0 && (
        <Button
          size="compact-sm"
          variant={repeated === null ? 'subtle' : 'light'}
          aria-expanded={opened === 'earlier'}
          onClick={() => toggle('earlier')}
          data-testid="show-earlier"
        >
          {repeated === null ? t('record.earlier.title') : t('record.earlier.show', { count: repeated })}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={opened === 'changes'}
        onClick={() => toggle('changes')}
        data-testid="show-changes"
      >
        {t('record.changes.title')}
      </Button>
    </div>
  )
}
