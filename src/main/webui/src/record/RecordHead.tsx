import { useTranslation } from 'react-i18next'
import type { CallRecord, DeskCallState } from '../api/types'
import { useParts } from '../desk/Desk'
import { clock, useFormats } from '../i18n/format'
import { useAllLines } from '../line/lines'
import type { Aside } from './Asides'
import { Changes } from './Changes'
import { EarlierRecords } from './EarlierRecords'
import classes from './RecordForm.module.css'

interface RecordHeadProps {
  record: CallRecord
  phase: DeskCallState | null
  opened: Aside
  title: string
}

/** The responder and the call of the record, and its open side panel. */
export function RecordHead({ record, phase, opened, title }: RecordHeadProps) {
  const { t } = useTranslation()
  const { dayAndTime, language } = useFormats()
  const { account } = useParts()
  const { call } = record
  const lines = useAllLines()
  const line = lines.length > 1 ? lines.find((each) => each.code === call.line) : undefined
  const others = account.responderId !== null && record.responder.id !== account.responderId
  return (
    <header className={classes.head}>
      <h1 id={title} className={classes.title}>
        {t('record.title')}
        {record.id !== 0 && <span className={`${classes.number} tabular`}>{t('record.number', { id: record.id })}</span>}
        {record.status === 'closed' && <span className={classes.closedMark}>{t('record.closed')}</span>}
        {others && <span className={classes.closedMark}>{t('record.byOther', { name: record.responder.name })}</span>}
      </h1>
      <dl className={`${classes.facts} tabular`} data-in-hand={phase !== null}>
        <Fact name={t('record.facts.when')} value={dayAndTime(call.pickedUpAt ?? record.openedAt)} />
        {line && <Fact name={t('record.facts.line')} value={line.names[language]} long />}
        {call.language && <Fact name={t('record.facts.language')} value={t(`language.${call.language}`)} />}
        {call.reach && <Fact name={t('record.facts.reach')} value={t(`reach.${call.reach}`)} />}
        {call.waitedSeconds !== null && <Fact name={t('record.facts.waited')} value={clock(call.waitedSeconds)} />}
      </dl>
      {opened === 'earlier' && <EarlierRecords callId={record.callId} inCall={phase !== null && phase !== 'wrapUp'} />}
      {opened === 'changes' && <Changes id={record.id} version={record.version} />}
    </header>
  )
}

/** A long value keeps to one line: the fields below stay where they are. */
function Fact({ name, value, long }: { name: string; value: string; long?: boolean }) {
  return (
    <div data-long={long}>
      <dt>{name}</dt>
      <dd title={long ? value : undefined}>{value}</dd>
    </div>
  )
}
