import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { AccountStatus, Person } from '../api/types'
import { useFormats } from '../i18n/format'
import classes from './People.module.css'
import { sentence } from '../kit/message'

/** Whether somebody has chosen a password, and the link by which they can. @param mayNot only an administrator may */
export function AccountLink({ person, account, mayNot }: { person: Person; account: AccountStatus; mayNot: boolean }) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const path = `/api/responders/${person.id}/invitation`
  const ask = useMutation({
    mutationFn: (method: 'POST' | 'DELETE') => call<Person>(path, { method }),
    onSuccess: async (now, method) => {
      client.setQueryData(['person', String(person.id)], now)
      setSaid(method === 'DELETE' ? t('people.access.revoked') : now.account?.link?.mailedAt ? t('people.access.sent') : '')
      await client.invalidateQueries({ queryKey: ['people'] })
    },
  })
  const { link } = account
  const state = link === null ? (account.ready ? 'ready' : 'none') : link.over ? 'over' : link.mailedAt === null ? 'notMailed' : 'mailed'
  const words = {
    ready: t('people.access.ready'),
    none: t('people.access.noLink'),
    over: t('people.access.over', { at: dateAndTime(link?.mailedAt ?? link?.expiresAt ?? '1970-01-01T00:00:00Z') }),
    notMailed: t('people.access.notMailed'),
    mailed: t('people.access.mailed', {
      at: dateAndTime(link?.mailedAt ?? '1970-01-01T00:00:00Z'),
      until: dateAndTime(link?.expiresAt ?? '1970-01-01T00:00:00Z'),
    }),
  }[state]
  return (
    <div className={classes.access} data-testid="access" data-state={account.active ? state : 'off'}>
      <p className={state === 'notMailed' || state === 'over' ? classes.warned : undefined}>
        {account.active ? words : t('people.mark.off')}
      </p>
      {account.active && !mayNot && (
        <div className={classes.ticks}>
          <Button variant="default" size="compact-md" loading={ask.isPending} onClick={() => ask.mutate('POST')} data-testid="send-link">
            {t(link === null ? 'people.access.send' : 'people.access.again')}
          </Button>
          {link !== null && (
            <Button variant="subtle" color="gray" size="compact-md" onClick={() => ask.mutate('DELETE')} data-testid="revoke-link">
              {t('people.access.revoke')}
            </Button>
          )}
        </div>
      )}
      <span role="status" className={classes.said}>
        {said}
      </span>
      {ask.error && (
        <p className="complaint" role="alert">
          {sentence(t, ask.error)}
        </p>
      )}
    </div>
  )
}
