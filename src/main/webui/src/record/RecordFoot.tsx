import { Button } from '@mantine/core'
import { memo, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { AlertIcon, PlusIcon } from '../kit/icons'
import { sentence } from '../kit/message'
import { useServiceClock } from '../live/serviceClock'
import { useParts } from '../desk/Desk'
import { useClosing } from './closing'
import { isElsewhere } from './elsewhere'
import type { KeeperView, RecordKeeper } from './keeper'
import { marksOf } from './personal'
import { PersonalMarks } from './PersonalMarks'
import classes from './RecordForm.module.css'
import { type Missing, missing } from './required'
import { SaveMark } from './SaveMark'

interface RecordFootProps {
  keeper: RecordKeeper
  view: KeeperView
  form: RefObject<HTMLFormElement | null>
  addDemand: () => void
  children: ReactNode
}

/** Always visible: the save state, the button for another demand, and closing. */
export function RecordFoot({ keeper, view, form, addDemand, children }: RecordFootProps) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const { server } = view.draft
  const { account } = useParts()
  const elsewhere = isElsewhere(server, account.responderId, account.roles.includes('coordinator'))
  const lacking = missing(view.draft)
  const marks = marksOf(view.draft)
  const { close, closing, reopen, reopening, unsaved, confirming, backToRecord, failure } = useClosing(keeper, server)

  function go(to: Missing) {
    const place =
      'demandKey' in to
        ? `[data-demand="${to.demandKey}"] [data-field="${to.what}"] :is(input, select)`
        : `[data-testid="${to.what === 'demand' ? 'add-demand' : to.what}"]`
    const found = form.current?.querySelector<HTMLElement>(place)
    const target = found?.matches('fieldset') ? found.querySelector<HTMLElement>('input') : found
    target?.focus()
  }

  const attempt = useRef(() => undefined as void)
  attempt.current = () => {
    setTried(true)
    const first = lacking[0]
    if (first) {
      go(first)
    } else {
      close(false)
    }
  }
  const tryToClose = useCallback(() => attempt.current(), [])

  return (
    <footer className={classes.foot}>
      {server.status !== 'closed' && !confirming && <PersonalMarks keeper={keeper} marks={marks} />}
      {server.status !== 'closed' && confirming && marks.length > 0 && (
        <ConfirmPersonal count={marks.length} busy={closing} onKeep={() => close(true)} onBack={backToRecord} />
      )}
      <SaveMark view={view} />
      {children}
      <div role="status" className={classes.footWords} data-testid="closing">
        {tried && lacking.length > 0 && (
          <div className={classes.missing}>
            <span>{t('record.close.missing')}</span>
            {lacking.map((each) => (
              <button
                key={`${each.what}${'demandKey' in each ? each.demandKey : ''}`}
                type="button"
                onClick={() => go(each)}
                data-testid={`missing-${each.what}`}
              >
                {t(`record.close.${each.what}`)}
              </button>
            ))}
          </div>
        )}
        {unsaved && view.save !== 'saved' && <p>{t('record.close.unsaved')}</p>}
        {failure !== null && (
          <p className={classes.wrong}>
            {t('record.close.failed')} {sentence(t, failure)}
          </p>
        )}
      </div>
      {server.status === 'closed' ? (
        <Correcting until={server.correctableUntil} busy={reopening} onReopen={reopen} />
      ) : elsewhere ? (
        <div className={classes.footActions}>
          <span data-testid="record-elsewhere" data-in-call={server.inCall}>
            <strong>{t(server.inCall ? 'record.elsewhere.inCall' : 'record.elsewhere.after', { name: server.responder.name })}</strong>{' '}
            {t('record.elsewhere.note')}
          </span>
          <AddDemand onClick={addDemand} />
        </div>
      ) : (
        <div className={classes.footActions}>
          <AddDemand onClick={addDemand} />
          <CloseRecord loading={closing} onClick={tryToClose} />
        </div>
      )}
    </footer>
  )
}

/** Confirms closing in spite of possible personal data: explicitly, in the page, beside the button. */
function ConfirmPersonal({ count, busy, onKeep, onBack }: { count: number; busy: boolean; onKeep: () => void; onBack: () => void }) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className={classes.personal} role="alert" data-testid="confirm-personal-data">
      <AlertIcon size={16} />
      <span>{t('record.personal.confirm', { count })}</span>
      <Button ref={back} size="compact-sm" variant="default" onClick={onBack} data-testid="back-to-record">
        {t('record.personal.back')}
      </Button>
      <Button size="compact-sm" loading={busy} onClick={onKeep} data-testid="keep-personal-data">
        {t('record.personal.keep')}
      </Button>
    </div>
  )
}

/** The time until which a closed record can be corrected. The service decides; this only informs the responder. */
function Correcting({ until, busy, onReopen }: { until: string | null; busy: boolean; onReopen: () => void }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const now = useServiceClock(until !== null)
  const over = until !== null && Date.parse(until) <= now
  return (
    <div className={classes.footActions} data-testid="correctable" data-until={until ?? ''}>
      {until !== null && (
        <span className="dim tabular">
          {t(over ? 'record.close.correctableOver' : 'record.close.correctable', { when: dayAndTime(until) })}
        </span>
      )}
      {!over && (
        <Button variant="light" loading={busy} onClick={onReopen} data-testid="reopen-record">
          {t('record.close.reopen')}
        </Button>
      )}
    </div>
  )
}

const AddDemand = memo(function AddDemand({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<PlusIcon size={16} />}
      rightSection={<kbd className={classes.key}>{t('record.demand.addKey')}</kbd>}
      onClick={onClick}
      aria-keyshortcuts="Control+Enter"
      data-testid="add-demand"
    >
      {t('record.demand.add')}
    </Button>
  )
})

const CloseRecord = memo(function CloseRecord({ loading, onClick }: { loading: boolean; onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button loading={loading} onClick={onClick} data-testid="close-record">
      {t('record.close.action')}
    </Button>
  )
})
