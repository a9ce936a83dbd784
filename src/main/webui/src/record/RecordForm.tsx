import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Nature } from '../api/types'
import { useDeskPart } from '../desk/Desk'
import { type Aside, Asides } from './Asides'
import { CallFields, type Type } from './CallFields'
import { Conflicts } from './Conflicts'
import { DemandForm } from './DemandForm'
import { demandOf, visibleDemands } from './draft'
import type { RecordKeeper } from './keeper'
import { ReadRecord } from './ReadRecord'
import classes from './RecordForm.module.css'
import { RecordFoot } from './RecordFoot'
import { RecordHead } from './RecordHead'
import { RemovedDemands } from './RemovedDemands'
import { useWhereItIs } from './elsewhere'

/**
 * The record of one call, written while listening: everything on one screen, saved during typing. Each field is redrawn only when its value
 * changes, so that filling a blank form with a record redraws little more than the head.
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

  useWhereItIs(keeper, server, phase)
  useFirstFieldAtPickUp(form, phase === 'inCall')
  useFocusInOtherMode(form, closed)

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
      <RecordHead record={server} phase={phase} opened={opened} title={title} />
      <Conflicts view={view} onChoose={(conflict, value) => keeper.choose(conflict, value)} />

      {closed ? (
        <ReadRecord draft={draft} />
      ) : (
        <>
          <CallFields draft={draft} type={type} onNature={pickNature} />
          <section aria-label={t('record.demand.heading')} className={classes.demands}>
            {demands.map((demand, index) => (
              <DemandForm
                key={demand.key}
                keeper={keeper}
                demandKey={demand.key}
                fields={demandOf(draft, demand.key)}
                number={index + 1}
                only={demands.length === 1}
              />
            ))}
          </section>
          <RemovedDemands keeper={keeper} removed={view.removed} />
        </>
      )}
      <RecordFoot keeper={keeper} view={view} form={form} addDemand={addDemand}>
        <Asides recordId={server.id} opened={opened} onOpen={setOpened} />
      </RecordFoot>
    </form>
  )
}

/** At pick-up the first field gets the focus, unless the focus is already in a field. */
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

/** Closing and reopening replace the fields: the focus goes on at the first place of the other mode. */
function useFocusInOtherMode(form: RefObject<HTMLFormElement | null>, closed: boolean) {
  const before = useRef(closed)
  useEffect(() => {
    if (before.current === closed) {
      return
    }
    before.current = closed
    if (document.activeElement === document.body) {
      form.current?.querySelector<HTMLElement>(closed ? '[data-testid="record-read"]' : 'textarea')?.focus()
    }
  }, [form, closed])
}
