import { Button, Checkbox, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Refused } from '../api/http'
import type { CallerKind, CallRecord, DeskCallState, FoundThrough, Nature, RecordFields } from '../api/types'
import { useAnnounce } from '../kit/Announcer'
import { AlertIcon, PlusIcon } from '../kit/icons'
import { sentence } from '../kit/message'
import { useDeskPart, useParts } from '../desk/Desk'
import { clock, useFormats } from '../i18n/format'
import { useServiceClock } from '../live/serviceClock'
import { OneOf } from '../kit/Chips'
import { Changes } from './Changes'
import { Conflicts } from './Conflicts'
import { DemandForm } from './DemandForm'
import { demandOf, type FieldName, fieldOf, visibleDemands } from './draft'
import { EarlierRecords } from './EarlierRecords'
import type { KeeperView, RecordKeeper } from './keeper'
import { OUTSIDE, placeChoices, placeKey, placeOf, UNKNOWN, useCommunes, useSpokenLanguages } from './lists'
import { OneFromList } from '../kit/OneFromList'
import { marksOf } from './personal'
import { PersonalMarks } from './PersonalMarks'
import classes from './RecordForm.module.css'
import { closeRecord, reopenRecord } from './records'
import { type Missing, missing } from './required'
import { SaveMark } from './SaveMark'
import { TypeAhead } from '../kit/TypeAhead'

const natures: Nature[] = ['withDemand', 'silent', 'hungUp', 'wrongNumber', 'abusive', 'test']
const waysIn: FoundThrough[] = ['press', 'radioTelevision', 'internet', 'socialMedia', 'service', 'wordOfMouth', 'leaflet', 'other', 'unknown']
const callerKinds: CallerKind[] = ['self', 'relative', 'professional']

type Type = <F extends FieldName>(field: F, value: RecordFields[F], pause?: boolean) => void

/**
 * One call's record, written while listening: everything on one screen, saved as it is typed. Each field is drawn again only when its value changes, so that a blank form that becomes a record's
 * draws little more than its head.
 */
export function RecordForm({ keeper }: { keeper: RecordKeeper }) {
  const { t } = useTranslation()
  const view = useSyncExternalStore(keeper.subscribe, keeper.snapshot)
  const { draft } = view
  const { server } = draft
  const closed = server.status === 'closed'
  const form = useRef<HTMLFormElement>(null)
  const title = useId()
  const phase = useDeskPart(({ state }) => (state?.call?.recordId === server.id ? state.call.state : null))
  const demands = visibleDemands(draft)
  const [opened, setOpened] = useState<Aside>('none')
  const latest = useRef(keeper)
  latest.current = keeper

  useFirstFieldAtPickUp(form, phase === 'inCall')

  const type = useCallback<Type>((field, value, pause) => latest.current.type(field, value, pause), [])

  const addDemand = useCallback(() => {
    const key = latest.current.addDemand()
    // After the new fields are there.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[data-demand="${key}"] input`)?.focus())
  }, [])

  const pickNature = useCallback((nature: Nature) => {
    const { current } = latest
    current.type('nature', nature, false)
    if (nature === 'withDemand' && visibleDemands(current.snapshot().draft).length === 0) {
      current.addDemand()
    }
  }, [])

  function keys(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !closed) {
      event.preventDefault()
      addDemand()
    }
  }

  const flag = (name: FlagName) => <Flag name={name} checked={fieldOf(draft, name) === true} type={type} disabled={closed} />

  return (
    <form
      ref={form}
      className={classes.record}
      aria-labelledby={title}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={keys}
      data-testid="record"
      data-record-id={server.id}
      data-call-id={server.callId}
      data-status={server.status}
      data-version={server.version}
    >
      <Head record={server} phase={phase} opened={opened} title={title} />
      <Conflicts view={view} onChoose={(conflict, value) => keeper.choose(conflict, value)} />

      <div className={`card ${classes.fields}`}>
        <div className={classes.wide}>
          <NatureField value={fieldOf(draft, 'nature')} onPick={pickNature} disabled={closed} />
        </div>
        <div className={classes.column}>
          <CallerKindField value={fieldOf(draft, 'callerKind')} type={type} disabled={closed} />
          <PlaceField value={placeKey(fieldOf(draft, 'place'))} type={type} disabled={closed} />
          <div className={classes.spoken}>
            <SpokenLanguageField value={fieldOf(draft, 'spokenLanguage')} type={type} disabled={closed} />
            {flag('interpreterNeeded')}
          </div>
        </div>
        <NoteField value={fieldOf(draft, 'note')} type={type} disabled={closed} />
        <div className={classes.flags}>
          <FoundThroughField value={fieldOf(draft, 'foundThrough')} type={type} disabled={closed} />
          {flag('firstContact')}
          {flag('forDebriefing')}
          {flag('mayBeQuoted')}
        </div>
      </div>

      <section aria-label={t('record.demand.heading')} className={classes.demands}>
        {demands.map((demand, index) => (
          <DemandForm key={demand.key} keeper={keeper} demandKey={demand.key} fields={demandOf(draft, demand.key)} number={index + 1} only={demands.length === 1} disabled={closed} />
        ))}
      </section>

      <Closing keeper={keeper} view={view} form={form} addDemand={addDemand}>
        <Asides recordId={server.id} opened={opened} onOpen={setOpened} />
      </Closing>
    </form>
  )
}

/** What is looked at beside the record, above it while it is open. */
type Aside = 'none' | 'earlier' | 'changes'

/** In the foot, where there is room: a line more at the top would push the last field out of sight. */
function Asides({ recordId, opened, onOpen }: { recordId: number; opened: Aside; onOpen: (what: Aside) => void }) {
  const { t } = useTranslation()
  const repeated = useDeskPart(({ state }) => (state?.call?.recordId === recordId ? (state.call.earlier?.calls ?? 0) : null))
  const toggle = (what: Aside) => onOpen(opened === what ? 'none' : what)
  return (
    <div className={classes.headActions}>
      {repeated !== 0 && (
        <Button size="compact-sm" variant={repeated === null ? 'subtle' : 'light'} aria-expanded={opened === 'earlier'} onClick={() => toggle('earlier')} data-testid="show-earlier">
          {repeated === null ? t('record.earlier.title') : t('record.earlier.show', { count: repeated })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" aria-expanded={opened === 'changes'} onClick={() => toggle('changes')} data-testid="show-changes">
        {t('record.changes.title')}
      </Button>
    </div>
  )
}

function Head({ record, phase, opened, title }: { record: CallRecord; phase: DeskCallState | null; opened: Aside; title: string }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { account } = useParts()
  const { call } = record
  const others = account.responderId !== null && record.responder.id !== account.responderId
  return (
    <header className={classes.head}>
        <h1 id={title} className={classes.title}>
          {t('record.title')}
          {record.status === 'closed' && <span className={classes.closedMark}>{t('record.closed')}</span>}
          {others && <span className={classes.closedMark}>{t('record.byOther', { name: record.responder.name })}</span>}
        </h1>
      <dl className={`${classes.facts} tabular`} data-in-hand={phase !== null}>
        <Fact name={t('record.facts.when')} value={dayAndTime(call.pickedUpAt ?? record.openedAt)} />
        {call.line && <Fact name={t('record.facts.line')} value={call.line.toUpperCase()} />}
        {call.language && <Fact name={t('record.facts.language')} value={t(`language.${call.language}`)} />}
        {call.reach && <Fact name={t('record.facts.reach')} value={t(`reach.${call.reach}`)} />}
        {call.waitedSeconds !== null && <Fact name={t('record.facts.waited')} value={clock(call.waitedSeconds)} />}
      </dl>
      {opened === 'earlier' && <EarlierRecords callId={record.callId} inCall={phase !== null && phase !== 'wrapUp'} />}
      {opened === 'changes' && <Changes id={record.id} version={record.version} />}
    </header>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface FieldProps<V> {
  value: V
  type: Type
  disabled: boolean
}

const NatureField = memo(function NatureField({ value, onPick, disabled }: { value: Nature | null; onPick: (nature: Nature) => void; disabled: boolean }) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.nature.label')}
      choices={natures}
      name={(choice) => t(`record.nature.${choice}`)}
      value={value}
      onPick={onPick}
      disabled={disabled}
      inline
      testid="nature"
    />
  )
})

const CallerKindField = memo(function CallerKindField({ value, type, disabled }: FieldProps<CallerKind | null>) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.callerKind.label')}
      choices={callerKinds}
      name={(choice) => t(`record.callerKind.${choice}`)}
      value={value}
      onPick={(picked) => type('callerKind', picked, false)}
      disabled={disabled}
      testid="caller-kind"
    />
  )
})

type FlagName = 'interpreterNeeded' | 'firstContact' | 'forDebriefing' | 'mayBeQuoted'

const Flag = memo(function Flag({ name, checked, type, disabled }: { name: FlagName; checked: boolean; type: Type; disabled: boolean }) {
  const { t } = useTranslation()
  return (
    <Checkbox
      label={t(`record.${name}`)}
      checked={checked}
      onChange={(event) => type(name, event.currentTarget.checked, false)}
      disabled={disabled}
      data-testid={name}
    />
  )
})

const NoteField = memo(function NoteField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  return (
    <Textarea
      className={classes.note}
      classNames={{ wrapper: classes.noteWrapper, input: classes.noteInput }}
      label={t('record.note.label')}
      description={t('record.note.hint')}
      value={value ?? ''}
      onChange={(event) => type('note', event.currentTarget.value === '' ? null : event.currentTarget.value)}
      readOnly={disabled}
      rows={5}
      data-testid="note"
    />
  )
})

const PlaceField = memo(function PlaceField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const communes = useCommunes()
  const unknown = t('record.place.unknown')
  const outside = t('record.place.outside')
  const choices = useMemo(() => placeChoices(communes, language, unknown, outside), [communes, language, unknown, outside])
  return (
    <div className={classes.place}>
      <TypeAhead
        label={t('record.place.label')}
        placeholder={t('record.place.hint')}
        nothingFoundMessage={t('record.place.nothing')}
        choices={choices}
        value={value}
        onPick={(picked) => type('place', placeOf(picked), false)}
        disabled={disabled}
        data-testid="place"
      />
      {([UNKNOWN, OUTSIDE] as const).map((kind) => (
        <Button
          key={kind}
          variant={value === kind ? 'filled' : 'default'}
          size="sm"
          aria-pressed={value === kind}
          onClick={() => type('place', value === kind ? null : placeOf(kind), false)}
          disabled={disabled}
          data-testid={`place-${kind}`}
        >
          {kind === UNKNOWN ? unknown : outside}
        </Button>
      ))}
    </div>
  )
})

const SpokenLanguageField = memo(function SpokenLanguageField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  const choices = useSpokenLanguages()
  return (
    <TypeAhead
      label={t('record.spokenLanguage.label')}
      nothingFoundMessage={t('record.spokenLanguage.nothing')}
      choices={choices}
      value={value}
      onPick={(picked) => type('spokenLanguage', picked, false)}
      disabled={disabled}
      data-testid="spoken-language"
    />
  )
})

const FoundThroughField = memo(function FoundThroughField({ value, type, disabled }: FieldProps<FoundThrough | null>) {
  const { t } = useTranslation()
  return (
    <OneFromList
      className={classes.beside}
      label={t('record.foundThrough.label')}
      none={t('choice.none')}
      choices={waysIn}
      name={(way) => t(`record.foundThrough.${way}`)}
      value={value}
      onPick={(way) => type('foundThrough', way, false)}
      disabled={disabled}
      data-testid="found-through"
    />
  )
})

/** At pick-up the first field is under the hands, unless the hands are already in a field. */
function useFirstFieldAtPickUp(form: RefObject<HTMLFormElement | null>, pickedUp: boolean) {
  useEffect(() => {
    if (!pickedUp) {
      return
    }
    const at = document.activeElement
    const typing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
    if (!typing) {
      form.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus({ preventScroll: true })
    }
  }, [form, pickedUp])
}

interface ClosingProps {
  keeper: RecordKeeper
  view: KeeperView
  form: RefObject<HTMLFormElement | null>
  addDemand: () => void
  children: ReactNode
}

/** Always in sight: whether the words are safe, one more demand, and the end. */
function Closing({ keeper, view, form, addDemand, children }: ClosingProps) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { socket } = useParts()
  const [tried, setTried] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const { server } = view.draft
  const lacking = missing(view.draft)
  const marks = marksOf(view.draft)
  const [confirming, setConfirming] = useState(false)

  const close = useMutation({
    mutationFn: async (confirmed: boolean) => {
      const after = await keeper.flush()
      if (after.save !== 'saved') {
        setUnsaved(true)
        return null
      }
      setUnsaved(false)
      if (!confirmed && marksOf(after.draft).length > 0) {
        setConfirming(true)
        return null
      }
      return closeRecord(server.id, after.draft.server.version, confirmed).catch((failure: unknown) => {
        if (failure instanceof Refused && failure.status === 409 && failure.problem.type?.endsWith('personal-data')) {
          setConfirming(true)
          return null
        }
        throw failure
      })
    },
    onSuccess: (record) => {
      if (record !== null) {
        setConfirming(false)
        keeper.learn(record)
        announce(t('record.close.done'))
        void client.invalidateQueries({ queryKey: ['records'] })
        if (socket.view().state?.call?.recordId !== record.id) {
          void navigate('/')
        }
      }
    },
  })
  const reopen = useMutation({
    mutationFn: () => reopenRecord(server.id, server.version),
    onSuccess: (record) => {
      keeper.learn(record)
      void client.invalidateQueries({ queryKey: ['records'] })
    },
  })
  const failure = close.error ?? reopen.error

  function go(to: Missing) {
    const place = 'demandKey' in to ? `[data-demand="${to.demandKey}"] [data-field="${to.what}"] :is(input, select)` : `[data-testid="${to.what === 'demand' ? 'add-demand' : to.what}"]`
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
      close.mutate(false)
    }
  }
  const tryToClose = useCallback(() => attempt.current(), [])

  return (
    <footer className={classes.foot}>
      {server.status !== 'closed' && !confirming && <PersonalMarks keeper={keeper} marks={marks} />}
      {server.status !== 'closed' && confirming && marks.length > 0 && (
        <ConfirmPersonal count={marks.length} busy={close.isPending} onKeep={() => close.mutate(true)} onBack={() => setConfirming(false)} />
      )}
      <SaveMark view={view} />
      {children}
      <div role="status" className={classes.footWords} data-testid="closing">
        {tried && lacking.length > 0 && (
          <div className={classes.missing}>
            <span>{t('record.close.missing')}</span>
            {lacking.map((each) => (
              <button key={`${each.what}${'demandKey' in each ? each.demandKey : ''}`} type="button" onClick={() => go(each)} data-testid={`missing-${each.what}`}>
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
        <Correcting until={server.correctableUntil} busy={reopen.isPending} onReopen={() => reopen.mutate()} />
      ) : (
        <div className={classes.footActions}>
          <AddDemand onClick={addDemand} />
          <CloseRecord loading={close.isPending} onClick={tryToClose} />
        </div>
      )}
    </footer>
  )
}

/** Closing in spite of what looks like personal data: said in so many words, beside the button that asked, in the page. */
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

/** Until when a closed record may be corrected. The service decides; this tells beforehand. */
function Correcting({ until, busy, onReopen }: { until: string | null; busy: boolean; onReopen: () => void }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const now = useServiceClock(until !== null)
  const over = until !== null && Date.parse(until) <= now
  return (
    <div className={classes.footActions} data-testid="correctable" data-until={until ?? ''}>
      {until !== null && <span className="dim tabular">{t(over ? 'record.close.correctableOver' : 'record.close.correctable', { when: dayAndTime(until) })}</span>}
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
