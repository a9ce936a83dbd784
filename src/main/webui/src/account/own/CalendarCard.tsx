import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/http'
import type { CalendarAddress, OwnCalendar } from '../../api/types'
import { useFormats } from '../../i18n/format'
import { Card } from '../../kit/Card'
import { Complaint } from '../../kit/Complaint'
import classes from './OwnAccount.module.css'

const KEY = ['own-calendar']

/** The address of one's shifts for the calendar on a telephone. It is shown once, and can be made void. */
export function CalendarCard() {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const client = useQueryClient()
  const mine = useQuery({ queryKey: KEY, queryFn: () => call<OwnCalendar>('/api/calendar/me'), staleTime: 0 })
  const again = () => client.invalidateQueries({ queryKey: KEY })
  const copy = useMutation({ mutationFn: (address: string) => navigator.clipboard.writeText(address) })
  const make = useMutation({ mutationFn: () => call<CalendarAddress>('/api/calendar/me', { method: 'POST' }), onSettled: again })
  const revoke = useMutation({
    mutationFn: () => call('/api/calendar/me', { method: 'DELETE' }),
    onSuccess: () => {
      make.reset()
      copy.reset()
    },
    onSettled: again,
  })
  const feed = mine.data?.feed ?? null
  return (
    <Card title={t('ownAccount.calendar.title')} testId="own-calendar">
      {() => (
        <div className={classes.form} data-address={feed !== null}>
          <p className="dim">{t('ownAccount.calendar.note')}</p>
          <Complaint of={mine.error} retry={() => void mine.refetch()} />
          {make.data && (
            <>
              <TextInput
                readOnly
                name="calendar"
                label={t('ownAccount.calendar.address')}
                description={t('ownAccount.calendar.once')}
                value={make.data.address}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button variant="default" onClick={() => copy.mutate(make.data.address)} data-testid="copy-calendar">
                {t(copy.isSuccess ? 'ownAccount.calendar.copied' : 'ownAccount.calendar.copy')}
              </Button>
            </>
          )}
          {feed && (
            <p>
              {t('ownAccount.calendar.since', { at: dateAndTime(feed.madeAt) })}{' '}
              {feed.readAt === null ? t('ownAccount.calendar.unread') : t('ownAccount.calendar.read', { at: dateAndTime(feed.readAt) })}
            </p>
          )}
          {mine.data && (
            <Button
              variant={feed ? 'default' : 'filled'}
              loading={make.isPending}
              onClick={() => {
                copy.reset()
                make.mutate()
              }}
              data-testid="make-calendar"
            >
              {t(feed ? 'ownAccount.calendar.anew' : 'ownAccount.calendar.make')}
            </Button>
          )}
          {feed && (
            <Button variant="subtle" color="gray" loading={revoke.isPending} onClick={() => revoke.mutate()} data-testid="revoke-calendar">
              {t('ownAccount.calendar.revoke')}
            </Button>
          )}
          <Complaint of={make.error ?? revoke.error} />
          {copy.isError && (
            <p className="complaint" role="alert">
              {t('ownAccount.calendar.notCopied')}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}
