import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type FormEvent, memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import { Complaint } from '../kit/Complaint'
import type { DeskPhone, Reach, Responder } from '../api/types'
import { CutList } from '../kit/CutList'
import { Face } from '../kit/Face'
import { AlertIcon } from '../kit/icons'
import { reachKey } from '../kit/reach'
import { ReachIcon } from '../kit/ReachIcon'
import { TypeAhead } from '../kit/TypeAhead'
import { useFormats } from '../i18n/format'
import { useDutyAsks } from './asks'
import { Card } from '../kit/Card'
import { ChoiceForm } from './ChoiceForm'
import { Elapsed, Remaining } from './Elapsed'
import { LineName, useAlertOfLine } from './LineName'
import { useBoard, useLive } from './Live'
import { type Missing, pauseReasons, type ResponderNow, restReasons } from './types'
import { useWall } from './wall'
import classes from '../kit/Card.module.css'
import tiles from './Responders.module.css'

/** The responders on duty, and those who are on shift but not on duty. */
export function ResponderList() {
  const { t } = useTranslation()
  const wall = useWall()
  const responders = useBoard('responders')
  const missing = useBoard('missing')
  const [adding, setAdding] = useState(false)
  return (
    <Card
      title={t('wallboard.responders.title')}
      testId="responders"
      head={
        wall ? undefined : (
          <Button size="compact-sm" variant="subtle" aria-expanded={adding} onClick={() => setAdding(!adding)} data-testid="put-on-duty">
            {t('wallboard.responders.add')}
          </Button>
        )
      }
    >
      {(id) => (
        <div className={tiles.list}>
          {adding && <AddForm done={() => setAdding(false)} />}
          {responders.length + missing.length === 0 ? (
            <p className={classes.none}>{t('wallboard.responders.none')}</p>
          ) : (
            <CutList className={tiles.tiles} count={responders.length + missing.length} testId="responders" labelledBy={id}>
              {missing.map((each) => (
                <MissingTile key={`missing ${each.id} ${each.shift.from}`} missing={each} />
              ))}
              {responders.map((each) => (
                <ResponderTile key={each.id} responder={each} />
              ))}
            </CutList>
          )}
        </div>
      )}
    </Card>
  )
}

/** Somebody who should be on duty. */
function MissingTile({ missing }: { missing: Missing }) {
  const { t } = useTranslation()
  const { time, endTime } = useFormats()
  const wall = useWall()
  const { actions } = useLive()
  const asks = useDutyAsks()
  return (
    <li className={`${tiles.tile} ${tiles.missing}`} data-testid="missing" data-responder-id={missing.id}>
      <Face id={missing.id} name={missing.name} />
      <span className={tiles.who}>
        <span className="unseen">
          {t('wallboard.responders.missing')}
          {t('app.colon')}{' '}
        </span>
        <span className={tiles.name}>{missing.name}</span>
        <span className={tiles.state}>
          <strong>{t('wallboard.responders.expected', { from: time(missing.shift.from), to: endTime(missing.shift.to) })}</strong>
          <LineName code={missing.line} />
        </span>
      </span>
      {!wall && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void actions.ask(asks.on(missing))}
          data-testid="duty-on"
          aria-label={t('wallboard.responders.onName', { name: missing.name })}
        >
          {t('wallboard.responders.on')}
        </Button>
      )}
    </li>
  )
}

const ResponderTile = memo(function ResponderTile({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const wall = useWall()
  const [open, setOpen] = useState(false)
  const detail = useDetail()(responder)
  const tile = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Of the last people in the box, the actions would open below its edge.
    if (open) {
      tile.current?.scrollIntoView({ block: 'nearest' })
    }
  }, [open])
  return (
    <li
      ref={tile}
      className={tiles.tile}
      data-testid="responder"
      data-responder-id={responder.id}
      data-state={responder.state}
      data-pause={responder.pause ?? ''}
      data-reach={reachKey(responder.reach)}
      data-open={open && !wall}
    >
      <Face id={responder.id} name={responder.name} />
      <span className={tiles.who}>
        <span className={tiles.name} title={responder.name}>
          {responder.name}
        </span>
        <span className={tiles.state}>
          <strong>{t(`wallboard.state.${responder.state}`)}</strong>
          <Elapsed since={responder.since} />
          <span className={tiles.phone} title={reachName(t, responder.reach)}>
            <ReachIcon kind={responder.reach.kind} />
            <span className="unseen">{reachName(t, responder.reach)}</span>
            {responder.reach.kind === 'desk' && <span aria-hidden="true">{responder.reach.phone}</span>}
          </span>
        </span>
      </span>
      <Troubled id={responder.id} />
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
      <RungFor codes={responder.lines} />
      {(detail !== null || responder.until !== null) && (
        <span className={tiles.detail}>
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

/** The lines for which somebody is rung; nothing is said of who is rung for every line. */
function RungFor({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const lines = useBoard('lines')
  const theirs = lines.filter(({ code }) => codes.includes(code))
  if (theirs.length === lines.length) {
    return null
  }
  const names = theirs.map((line) => line.names[language]).join(' · ')
  return (
    <span className={tiles.lines} title={names} data-testid="rung-for" data-lines={theirs.map(({ code }) => code).join(' ')}>
      {names === '' ? t('wallboard.responders.noLine') : t('wallboard.responders.rungFor', { lines: names })}
    </span>
  )
}

/** An alert that concerns this person, as a mark on them. */
function Troubled({ id }: { id: number }) {
  const alerts = useBoard('alerts')
  const words = useAlertOfLine()
  const theirs = alerts.filter(
    ({ endedAt, subject, people }) => endedAt === null && (subject?.id === id || people.some((person) => person.id === id)),
  )
  if (theirs.length === 0) {
    return null
  }
  const said = theirs.map(words).join(' · ')
  return (
    <span className={tiles.badge} title={said} data-testid="person-alert">
      <AlertIcon size={20} />
      <span className="unseen">{said}</span>
    </span>
  )
}

/** The reason of a responder's state, and whether a pause follows it. */
function useDetail(): (responder: ResponderNow) => string | null {
  const { t } = useTranslation()
  return ({ state, reason, pause }) => {
    const rest = state === 'resting' ? restReasons.find((each) => each === reason) : undefined
    const why = pauseReasons.find((each) => each === pause)
    const words = [
      rest && t(`wallboard.rest.${rest}`),
      why && (state === 'paused' ? t(`pause.${why}`) : t('wallboard.responders.thenPause', { reason: t(`pause.${why}`) })),
    ]
    return words.filter(Boolean).join(' · ') || null
  }
}

function reachName(t: TFunction, reach: Reach): string {
  return reach.kind === 'desk' ? t('reach.deskNamed', { name: reach.phone ?? '' }) : t(`reach.${reach.kind}`)
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
      {responder.pause !== null ? (
        <Button size="compact-sm" variant="default" onClick={() => void actions.ask(asks.resume(responder))} data-testid="resume">
          {t('wallboard.responders.resume')}
        </Button>
      ) : (
        <ChoiceForm
          choices={pauseReasons.map((reason) => ({ of: reason, key: reason, label: t(`pause.${reason}`) }))}
          ask={(reason) => asks.pause(responder, reason)}
          label={t('wallboard.responders.pauseReason')}
          confirm={t('wallboard.responders.pause')}
          testId="pause"
          quiet
        />
      )}
      <MoveForm responder={responder} />
    </div>
  )
}

function MoveForm({ responder }: { responder: ResponderNow }) {
  const { t } = useTranslation()
  const asks = useDutyAsks()
  const phones = useQuery({ queryKey: ['desk-phones'], queryFn: () => call<DeskPhone[]>('/api/desk-phones'), staleTime: 300_000 })
  const choices: (Reach & { label: string })[] = [
    { kind: 'softphone' as const, label: t('reach.softphone') },
    ...(phones.data ?? []).filter((each) => each.active).map((each) => ({ kind: 'desk' as const, phone: each.phone, label: each.label })),
    { kind: 'home' as const, label: t('reach.home') },
  ].filter((each) => reachKey(each) !== reachKey(responder.reach))
  return (
    <>
      <ChoiceForm
        choices={choices.map((each) => ({ of: each, key: reachKey(each), label: each.label }))}
        ask={(to) => asks.move(responder, to)}
        label={t('wallboard.responders.newPhone')}
        confirm={t('wallboard.responders.move')}
        testId="move"
        quiet
      />
      <Complaint of={phones.error} retry={() => void phones.refetch()} />
    </>
  )
}

function AddForm({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useDutyAsks()
  const onDuty = useBoard('responders')
  const [chosen, setChosen] = useState<string | null>(null)
  const all = useQuery({ queryKey: ['responders'], queryFn: () => call<Responder[]>('/api/responders'), staleTime: 60_000 })
  const others = (all.data ?? [])
    .filter((each) => each.active && !onDuty.some((present) => present.id === each.id))
    .map(({ id, firstName, surname, email, partner }) => ({ id, name: `${firstName} ${surname}`, email, partner: partner?.name ?? '' }))
  // Two of one name are told apart by their address.
  const labelOf = ({ id, name, email }: (typeof others)[number]) =>
    others.some((each) => each.name === name && each.id !== id) ? `${name} (${email})` : name
  // Somebody may have put them on duty meanwhile.
  const who = others.find((each) => String(each.id) === chosen)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (who && (await actions.ask(asks.on(who)))) {
      done()
    }
  }
  return (
    <div className={classes.row}>
      <div className={classes.panel}>
        <form onSubmit={(event) => void send(event)}>
          <TypeAhead
            size="xs"
            w="14rem"
            aria-label={t('wallboard.responders.who')}
            placeholder={t('wallboard.responders.who')}
            value={who ? chosen : null}
            onPick={setChosen}
            choices={others.map((each) => ({ value: String(each.id), label: labelOf(each), words: `${each.email} ${each.partner}` }))}
            nothingFoundMessage={t('wallboard.responders.notFound')}
            data-testid="add"
          />
          <Button type="submit" size="compact-sm" disabled={!who} data-testid="add-confirm">
            {t('wallboard.responders.on')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
            {t('form.cancel')}
          </Button>
        </form>
        <Complaint of={all.error} retry={() => void all.refetch()} />
      </div>
    </div>
  )
}
