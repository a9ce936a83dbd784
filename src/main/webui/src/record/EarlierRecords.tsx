import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/http'
import type { CallRecord } from '../api/types'
import { sentence } from '../kit/message'
import { useFormats } from '../i18n/format'
import { useThemeName } from '../theme/subjects'
import classes from './RecordForm.module.css'
import { readEarlier } from './records'

/**
 * The records of the same, unidentified person's earlier calls. During the call they are available at once; afterwards the responder must
 * give a reason for looking, and the reason is kept.
 */
export function EarlierRecords({ callId, inCall }: { callId: string; inCall: boolean }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const look = useMutation({ mutationFn: (why: string | null) => readEarlier(callId, why) })
  const { mutate } = look
  useEffect(() => {
    if (inCall) {
      mutate(null)
    }
  }, [inCall, mutate])

  function ask(event: FormEvent) {
    event.preventDefault()
    mutate(reason.trim())
  }

  const wantsReason = !inCall && !look.isSuccess
  const found = look.data?.records
  return (
    <section
      className={`card ${classes.aside}`}
      aria-label={t('record.earlier.title')}
      data-testid="earlier-records"
      data-count={found?.length}
    >
      <h2>{t('record.earlier.title')}</h2>
      {wantsReason && (
        // Not a form element: it is inside the record's form.
        <div className={classes.why}>
          <TextInput
            label={t('record.earlier.why')}
            description={t('record.earlier.whyNote')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && ask(event)}
            data-testid="earlier-reason"
          />
          <Button variant="default" loading={look.isPending} onClick={ask} data-testid="earlier-look">
            {t('record.earlier.look')}
          </Button>
        </div>
      )}
      <div role="status">
        {look.isError && !(look.error instanceof Refused && look.error.status === 403 && reason === '') && (
          <p className={classes.wrong}>{sentence(t, look.error)}</p>
        )}
        {found?.length === 0 && <p className="dim">{t('record.earlier.none')}</p>}
      </div>
      {found !== undefined && found.length > 0 && (
        <ul className={classes.earlier}>
          {found.map((record) => (
            <OneEarlier key={record.id} record={record} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneEarlier({ record }: { record: CallRecord }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const themeName = useThemeName()
  const nature = record.nature === null ? t('record.list.untitled') : t(`record.nature.${record.nature}`)
  return (
    <li data-testid="earlier-record">
      <p>
        <span className="tabular">{dayAndTime(record.call.pickedUpAt ?? record.openedAt)}</span> · {record.responder.name} · {nature}
      </p>
      {record.note !== null && <p className={classes.told}>{record.note}</p>}
      {record.demands.map((demand) => (
        <p key={demand.id} className={classes.told}>
          <strong>
            {[themeName(demand.theme, demand.subtheme), demand.status && t(`record.demand.statuses.${demand.status}`)]
              .filter(Boolean)
              .join(' · ')}
          </strong>{' '}
          {[
            demand.comment,
            ...demand.services.map(({ name, attempt }) =>
              attempt === null ? name : `${name} (${t(`record.demand.services.attempts.${attempt}`)})`,
            ),
          ]
            .filter(Boolean)
            .join(' – ')}
        </p>
      ))}
    </li>
  )
}
