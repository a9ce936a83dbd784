import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Reach } from '../api/types'
import { reachKey } from '../desk/duty'
import { ReachIcon } from '../desk/DutyCard'
import { useFormats } from '../i18n/format'
import { useDutyAsks } from './asks'
import { Elapsed, Remaining } from './Elapsed'
import { useBoard, useLive } from './Live'
import { type Missing, pauseReasons, type ResponderNow, restReasons } from './types'
import { useWall } from './wall'
import classes from './lists.module.css'

/** Who answers, and who should. */
export function ResponderList() {
  const { t } = useTranslation()
  const wall = useWall()
  const responders = useBoard('responders')
  const missing = useBoard('missing')
  const [adding, setAdding] = useState(false)
  return (
    <section className={classes.card} aria-labelledby="responders-title" data-testid="responders">
      <div className={classes.head}>
        <h2 id="responders-title" className={classes.title}>
          {t('wallboard.responders.title')}
        </h2>
        {!wall && (
          <Button size="compact-sm" variant="subtle" aria-expanded={adding} onClick={() => setAdding(!adding)} data-testid="put-on-duty">
            {t('wallboard.responders.add')}
          </Button>
        )}
      </div>
      <div className={classes.list} tabIndex={0} role="group" aria-labelledby="responders-title">
        {adding && <AddForm done={() => setAdding(false)} />}
        {missing.length > 0 && (
          <ul className={classes.rows} aria-label={t('wallboard.responders.missing')}>
            {missing.map((each) => (
              <MissingRow key={`${each.id} ${each.shift.from}`} missing={each} />
            ))}
          </ul>
        )}
        {responders.length === 0 ? (
          <p className={classes.none}>{t('wallboard.responders.none')}</p>
        ) : (
          <ul className={classes.rows}>
            {responders.map((each) => (
              <ResponderRow key={each.id} responder={each} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function MissingRow({ missing }: { missing: Missing }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const wall = useWall()
  const { actions } = useLive()
  const asks = useDutyAsks()
  return (
    <li className={classes.row} data-testid="missing" data-responder-id={missing.id}>
      <span className={`${classes.grow} ${classes.name}`}>{missing.name}</span>
      <span className={classes.state} data-state="unreachable">
        {t('wallboard.responders.expected', { from: time(missing.shift.from), to: time(missing.shift.to) })}
      </span>
      {!wall && (
        <Button size="compact-sm" variant="light" onClick={() => void actions.ask(asks.on(missing))} data-testid="duty-on" aria-label={t('wallboard.responders.onName', { name: missing.name })}>
          {t('wallboard.responders.on')}
        </Button>
      )}
    </li>
  )
}

const ResponderRow = memo(function ResponderRow({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const wall = useWall()
  const [open, setOpen] = useState(false)
  const detail = useDetail()(responder)
  return (
    <li className={classes.row} data-testid="responder" data-responder-id={responder.id} data-state={responder.state} data-reach={reachKey(responder.reach)}>
      <span className={classes.phone} title={reachName(t, responder.reach)}>
        <ReachIcon kind={responder.reach.kind} />
        <span className="unseen">{reachName(t, responder.reach)}</span>
        {responder.reach.kind === 'desk' && <span aria-hidden="true">{responder.reach.phone}</span>}
      </span>
      <span className={`${classes.grow} ${classes.name}`}>{responder.name}</span>
      <span className={classes.state} data-state={responder.state}>
        {t(`wallboard.state.${responder.state}`)}
      </span>
      <Elapsed since={responder.since} className={classes.time} />
      {!wall && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          px={6}
          aria-expanded={open}
          aria-label={t('wallboard.responders.actionsOf', { name: responder.name })}
          onClick={() => setOpen(!open)}
          data-testid="responder-actions"
        >
          {t('wallboard.responders.actions')}
        </Button>
      )}
      {(detail !== null || responder.until !== null) && (
        <span className={classes.detail}>
          {detail}
          {detail !== null && responder.until !== null && ' · '}
          {responder.until !== null && (
            <>
              {t('wallboard.responders.left')} <Remaining until={responder.until} />
            </>
          )}
        </span>
      )}
      {open && !wall && <ActionPanel responder={responder} />}
    </li>
  )
})

function useDetail(): (responder: ResponderNow) => string | null {
  const { t } = useTranslation()
  return ({ state, reason }) => {
    if (reason === null) {
      return null
    }
    const rest = state === 'resting' ? restReasons.find((each) => each === reason) : undefined
    const pause = state === 'paused' ? pauseReasons.find((each) => each === reason) : undefined
    return rest ? t(`wallboard.rest.${rest}`) : pause ? t(`wallboard.pause.${pause}`) : reason
  }
}

function reachName(t: ReturnType<typeof useTranslation>['t'], reach: Reach): string {
  return reach.kind === 'desk' ? t('duty.deskNamed', { name: reach.phone ?? '' }) : t(`record.facts.reachKind.${reach.kind}`)
}

function ActionPanel({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useDutyAsks()
  return (
    <div className={classes.panel} data-testid="responder-panel">
      <Button size="compact-sm" variant="default" onClick={() => void actions.ask(asks.off(responder))} data-testid="duty-off">
        {t('wallboard.responders.off')}
      </Button>
      {(responder.state === 'resting' || responder.state === 'wrapUp') && (
        <Button size="compact-sm" variant="default" onClick={() => void actions.ask(asks.endRest(responder))} data-testid="end-rest">
          {t(responder.state === 'wrapUp' ? 'wallboard.responders.endWrapUp' : 'wallboard.responders.endRest')}
        </Button>
      )}
      {responder.state === 'paused' ? (
        <Button size="compact-sm" variant="default" onClick={() => void actions.ask(asks.resume(responder))} data-testid="resume">
          {t('wallboard.responders.resume')}
        </Button>
      ) : (
        <PauseForm responder={responder} />
      )}
      <MoveForm responder={responder} />
    </div>
  )
}

function PauseForm({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useDutyAsks()
  const [reason, setReason] = useState<string>(pauseReasons[0])
  function pause(event: FormEvent) {
    event.preventDefault()
    void actions.ask(asks.pause(responder, reason))
  }
  return (
    <form onSubmit={pause}>
      <NativeSelect
        size="xs"
        w="10rem"
        aria-label={t('wallboard.responders.pauseReason')}
        name="pause-reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={pauseReasons.map((each) => ({ value: each, label: t(`wallboard.pause.${each}`) }))}
      />
      <Button type="submit" size="compact-sm" variant="default" data-testid="pause">
        {t('wallboard.responders.pause')}
      </Button>
    </form>
  )
}

interface DeskPhone {
  phone: string
  label: string
  active: boolean
}

function MoveForm({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useDutyAsks()
  const phones = useQuery({ queryKey: ['desk-phones'], queryFn: () => call<DeskPhone[]>('/api/desk-phones'), staleTime: 300_000 })
  const choices: (Reach & { label: string })[] = [
    { kind: 'softphone' as const, label: t('record.facts.reachKind.softphone') },
    ...(phones.data ?? []).filter((each) => each.active).map((each) => ({ kind: 'desk' as const, phone: each.phone, label: each.label })),
    { kind: 'home' as const, label: t('record.facts.reachKind.home') },
  ].filter((each) => reachKey(each) !== reachKey(responder.reach))
  const [chosen, setChosen] = useState('')
  const to = choices.find((each) => reachKey(each) === chosen) ?? choices[0]
  function move(event: FormEvent) {
    event.preventDefault()
    if (to) {
      void actions.ask(asks.move(responder, to))
    }
  }
  return (
    <form onSubmit={move}>
      <NativeSelect size="xs" w="10rem" aria-label={t('wallboard.responders.newPhone')} value={to ? reachKey(to) : ''} onChange={(event) => setChosen(event.currentTarget.value)} data={choices.map((each) => ({ value: reachKey(each), label: each.label }))} data-testid="new-reach" />
      <Button type="submit" size="compact-sm" variant="default" disabled={!to} data-testid="move">
        {t('wallboard.responders.move')}
      </Button>
    </form>
  )
}

interface Everybody {
  id: number
  surname: string
  firstName: string
  active: boolean
}

function AddForm({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useDutyAsks()
  const onDuty = useBoard('responders')
  const all = useQuery({ queryKey: ['responders'], queryFn: () => call<Everybody[]>('/api/responders'), staleTime: 60_000 })
  const [chosen, setChosen] = useState('')
  const others = (all.data ?? []).filter((each) => each.active && !onDuty.some((present) => present.id === each.id)).map((each) => ({ id: each.id, name: `${each.firstName} ${each.surname}` }))
  const who = others.find((each) => String(each.id) === chosen) ?? others[0]
  async function add(event: FormEvent) {
    event.preventDefault()
    if (who && (await actions.ask(asks.on(who)))) {
      done()
    }
  }
  return (
    <div className={`${classes.row} ${classes.panel}`}>
      <form onSubmit={(event) => void add(event)}>
        <NativeSelect size="xs" aria-label={t('wallboard.responders.who')} value={who ? String(who.id) : ''} onChange={(event) => setChosen(event.currentTarget.value)} data={others.map((each) => ({ value: String(each.id), label: each.name }))} data-testid="add-who" />
        <Button type="submit" size="compact-sm" disabled={!who} data-testid="add-confirm">
          {t('wallboard.responders.on')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('duty.cancel')}
        </Button>
      </form>
    </div>
  )
}
