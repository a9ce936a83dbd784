import { Button, NativeSelect, Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duty, DutyChange, PauseReason, Reach, ReachChoice } from '../../api/types'
import { dateIn } from '../../kit/brussels'
import { sentence } from '../../kit/message'
import { reachKey } from '../../kit/reach'
import { ReachIcon } from '../../kit/ReachIcon'
import { useFormats } from '../../i18n/format'
import { useDeskPart, usePhoneActions } from '../Desk'
import { changeDuty, chosenReach, endPause, pauseDuty } from './duty'
import classes from './DutyCard.module.css'
import { PhoneState } from '../softphone/PhoneState'

const pauseReasons: PauseReason[] = ['break', 'meal', 'meeting', 'followUp', 'technical', 'other']

export function DutyCard() {
  const { t } = useTranslation()
  const duty = useDeskPart(({ state }) => state?.duty)
  const offInCall = useDeskPart(
    ({ state }) =>
      state !== null &&
      !state.duty.onDuty &&
      (state.call?.state === 'inCall' || state.call?.state === 'onHold' || state.call?.state === 'phoneHolds'),
  )
  return (
    <section
      className="card area-duty"
      aria-label={t('duty.title')}
      data-testid="duty"
      data-state={duty ? (duty.onDuty ? 'on' : 'off') : 'unknown'}
      data-reach={duty?.reach?.kind}
    >
      {duty ? <OfDuty duty={duty} offInCall={offInCall} /> : <p className="dim">{t('link.connecting')}</p>}
    </section>
  )
}

const OfDuty = memo(function OfDuty({ duty, offInCall }: { duty: Duty; offInCall: boolean }) {
  const { t } = useTranslation()
  const { time, day, endTime } = useFormats()
  const [changing, setChanging] = useState(false)
  const current = reachKey(duty.reach ?? duty.preferredReach)
  const [picked, setPicked] = useState(current)
  const { claim } = usePhoneActions()
  const change = useMutation({
    mutationFn: (wanted: DutyChange) => {
      if (wanted.reach?.kind === 'softphone') {
        claim()
      }
      return changeDuty(wanted)
    },
    onSuccess: () => setChanging(false),
  })

  const pause = useMutation({ mutationFn: (reason: PauseReason | null) => (reason === null ? endPause() : pauseDuty(reason)) })

  useEffect(() => {
    // The plan, or another screen of the same person, has changed it.
    setPicked(current)
  }, [current])

  const choosing = !duty.onDuty || changing
  const reach = chosenReach(duty.choices, picked)
  return (
    <div className={classes.duty}>
      <div className={classes.head}>
        <span className={classes.state} data-on={duty.onDuty}>
          <span className={classes.dot} aria-hidden="true" />
          {t(duty.onDuty ? 'duty.on' : 'duty.off')}
        </span>
        {duty.since !== null && duty.onDuty && <span className="dim tabular">{t('duty.since', { time: time(duty.since) })}</span>}
      </div>
      <p className="dim tabular" data-testid="shift">
        {duty.shift === null ? t('duty.noShift') : t('duty.shift', { from: time(duty.shift.from), to: endTime(duty.shift.to) })}
        {duty.shift === null && duty.nextShift !== null && (
          <>
            <br />
            {t('duty.nextShift', { day: day(duty.nextShift.from), from: time(duty.nextShift.from), to: endTime(duty.nextShift.to) })}
          </>
        )}
      </p>

      {!offInCall && duty.left !== null && duty.left.by !== 'self' && isToday(duty.left.at) && (
        <p className={classes.left} data-testid="duty-left" data-by={duty.left.by}>
          {t(`duty.leftBy.${duty.left.by}`, { time: time(duty.left.at) })}
        </p>
      )}

      {!duty.onDuty && (
        <Button
          fullWidth
          size="lg"
          disabled={!reach}
          loading={change.isPending}
          onClick={() => change.mutate({ onDuty: true, reach })}
          data-testid="go-on-duty"
        >
          {t('duty.goOn')}
        </Button>
      )}

      {offInCall && <p>{t('duty.offAfterCall')}</p>}

      {choosing ? (
        <Radio.Group label={t('duty.where')} value={picked} onChange={setPicked} data-testid="reach-choices">
          <div className={classes.choices}>
            {duty.choices.map((choice) => (
              <Radio.Card
                key={reachKey(choice)}
                value={reachKey(choice)}
                className={classes.choice}
                data-testid={`reach-${reachKey(choice)}`}
              >
                <Radio.Indicator />
                <ReachIcon kind={choice.kind} />
                <span>
                  <ReachName reach={choice} label={choice.label} />
                  <ReachNote choice={choice} />
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      ) : (
        duty.reach && (
          <p className={classes.reach} data-testid="reach">
            <ReachIcon kind={duty.reach.kind} />
            <span>
              <ReachName reach={duty.reach} label={labelOf(duty.choices, duty.reach)} />
            </span>
          </p>
        )
      )}

      {duty.onDuty && duty.reach?.kind === 'softphone' && !changing && <PhoneState />}

      {(change.isError || pause.isError) && (
        <div className="complaint" role="alert">
          {t('duty.failed')} {sentence(t, change.error ?? pause.error)}
        </div>
      )}

      {duty.pause !== null && (
        <p data-testid="pause" data-reason={duty.pause.reason}>
          <strong>{t('duty.paused', { time: time(duty.pause.since) })}</strong> {t(`pause.${duty.pause.reason}`)}
        </p>
      )}

      <div className={classes.actions}>
        {duty.onDuty && duty.pause !== null && (
          <Button fullWidth loading={pause.isPending} onClick={() => pause.mutate(null)} data-testid="end-pause">
            {t('duty.endPause')}
          </Button>
        )}
        {duty.onDuty && duty.pause === null && !changing && (
          <NativeSelect
            size="xs"
            className={classes.pause}
            aria-label={t('duty.takePause')}
            value=""
            disabled={pause.isPending}
            onChange={(event) => event.currentTarget.value !== '' && pause.mutate(event.currentTarget.value as PauseReason)}
            data={[
              { value: '', label: t('duty.takePause') },
              ...pauseReasons.map((reason) => ({ value: reason, label: t(`pause.${reason}`) })),
            ]}
            data-testid="take-pause"
          />
        )}
        {duty.onDuty && changing && (
          <>
            <Button
              disabled={!reach}
              loading={change.isPending}
              onClick={() => change.mutate({ onDuty: true, reach })}
              data-testid="confirm-reach"
            >
              {t('duty.confirmChange')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setChanging(false)}>
              {t('form.cancel')}
            </Button>
          </>
        )}
        {duty.onDuty && !changing && (
          <>
            <Button variant="light" size="compact-md" onClick={() => setChanging(true)} data-testid="change-reach">
              {t('duty.change')}
            </Button>
            <Button
              variant="subtle"
              size="compact-md"
              color="gray"
              loading={change.isPending}
              onClick={() => change.mutate({ onDuty: false })}
              data-testid="go-off-duty"
            >
              {t('duty.goOff')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
})

const isToday = (at: string) => dateIn(at) === dateIn(Date.now())

function labelOf(choices: ReachChoice[], reach: Reach): string | null {
  return choices.find((choice) => reachKey(choice) === reachKey(reach))?.label ?? null
}

function ReachName({ reach, label }: { reach: Reach; label?: string | null }) {
  const { t } = useTranslation()
  switch (reach.kind) {
    case 'softphone':
      return <>{t('duty.softphone')}</>
    case 'desk':
      return <>{label ?? t('reach.deskNamed', { name: reach.phone ?? '' })}</>
    case 'home':
      return (
        <>
          {t('duty.home')} {label && <span className={`dim tabular ${classes.number}`}>{label}</span>}
        </>
      )
  }
}

function ReachNote({ choice }: { choice: ReachChoice }): ReactNode {
  const { t } = useTranslation()
  if (choice.kind === 'desk') {
    return null
  }
  return <span className={classes.note}>{t(choice.kind === 'home' ? 'duty.homeNote' : 'duty.softphoneNote')}</span>
}
