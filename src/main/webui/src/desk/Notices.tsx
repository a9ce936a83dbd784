import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { DeskNotice } from '../api/types'
import { useFormats } from '../i18n/format'
import { useDeskPart } from './Desk'
import classes from './Notices.module.css'

const none: DeskNotice[] = []

const putAway = (id: number) => call<void>(`/api/desk/messages/${id}`, { method: 'DELETE' })

/**
 * The coordinators' messages to all desks, until the user dismisses them; the day still has them then. In a corner of their own, so that
 * they never cover a field.
 */
export function Notices() {
  const { t } = useTranslation()
  const { time } = useFormats()
  const messages = useDeskPart(({ state }) => state?.messages) ?? none
  return (
    <div className={classes.notices} role="status" aria-label={t('notices.title')}>
      {messages
        .filter(({ read }) => !read)
        .map(({ id, text, sender, at }) => (
          <div key={id} className={classes.notice} data-testid="notice" data-notice-id={id}>
            <p className="dim">
              {sender} · <span className="tabular">{time(at)}</span>
            </p>
            <p className={classes.text}>{text}</p>
            <Button size="compact-sm" variant="light" onClick={() => void putAway(id).catch(() => undefined)} data-testid="put-away">
              {t('notices.putAway')}
            </Button>
          </div>
        ))}
    </div>
  )
}
