import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { DeskNotice } from '../api/types'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { useDeskPart } from './Desk'
import classes from './Notices.module.css'

const none: DeskNotice[] = []

/**
 * The coordinators' messages to all desks, until the user dismisses them; the day still has them then. In a corner of their own, so that
 * they never cover a field.
 */
export function Notices() {
  const { t } = useTranslation()
  const messages = useDeskPart(({ state }) => state?.messages) ?? none
  return (
    <div className={classes.notices} role="status" aria-label={t('notices.title')}>
      {messages
        .filter(({ read }) => !read)
        .map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
    </div>
  )
}

function Notice({ notice: { id, text, sender, at } }: { notice: DeskNotice }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  // It goes when the service has noted it, and says so to all pages of this user.
  const putAway = useMutation({ mutationFn: () => call<void>(`/api/desk/messages/${id}`, { method: 'DELETE' }) })
  return (
    <div className={classes.notice} data-testid="notice" data-notice-id={id}>
      <p className="dim">
        {sender} · <span className="tabular">{time(at)}</span>
      </p>
      <p className={classes.text}>{text}</p>
      <Button size="compact-sm" variant="light" loading={putAway.isPending} onClick={() => putAway.mutate()} data-testid="put-away">
        {t('notices.putAway')}
      </Button>
      <Complaint of={putAway.error} />
    </div>
  )
}
