import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type { Line, SetUp, SetUpStep } from '../api/types'
import { useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import { CheckIcon } from '../kit/icons'
import shared from '../kit/list.module.css'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import classes from './SetUp.module.css'
import { isOver, isReady, nextOf, steps, useSetUp } from './setUp'

/** From the first account to the first answered call. Each step leads to the page that anybody uses for it later too. */
export default function SetUpPage() {
  const { t } = useTranslation()
  const setUp = useSetUp(true)
  return (
    <section className={shared.page} aria-labelledby="set-up-title" data-testid="set-up">
      <h1 id="set-up-title" className={shared.title}>
        {t('page.setUp')}
      </h1>
      <Complaint of={setUp.error} retry={() => void setUp.refetch()} />
      {setUp.data && <Steps setUp={setUp.data} ask={() => void setUp.refetch()} asking={setUp.isFetching} />}
    </section>
  )
}

interface Props {
  setUp: SetUp
  ask: () => void
  asking: boolean
}

function Steps({ setUp, ask, asking }: Props) {
  const { t } = useTranslation()
  const next = nextOf(setUp)
  const far = { done: setUp.done.length, steps: setUp.steps }
  const over = isOver(setUp) && next === undefined
  return (
    <>
      <div className={classes.head}>
        <p role="status" data-testid="set-up-far" data-done={far.done}>
          {over ? t('setUp.over') : t('app.setUp.far', far)}
        </p>
        {!over && <span className="dim">{t('setUp.note')}</span>}
      </div>
      <div className={classes.far} aria-hidden="true">
        <div style={{ width: `${(100 * far.done) / far.steps}%` }} />
      </div>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const done = setUp.done.includes(step)
          return (
            <li
              key={step}
              className={classes.step}
              data-testid="set-up-step"
              data-step={step}
              data-done={done}
              data-next={step === next}
              data-ready={step === 'call' ? isReady(setUp) : undefined}
              aria-current={step === next ? 'step' : undefined}
            >
              <span className={classes.mark}>
                {done ? (
                  <>
                    <CheckIcon />
                    <span className="unseen">{t('setUp.done')}</span>
                  </>
                ) : (
                  index + 1
                )}
              </span>
              <div className={classes.words}>
                <h2 className={classes.title}>{t(`app.setUp.step.${step}`)}</h2>
                <Words step={step} setUp={setUp} done={done} />
              </div>
              <Action step={step} setUp={setUp} done={done} next={step === next} ask={ask} asking={asking} />
            </li>
          )
        })}
      </ol>
      {!isOver(setUp) && <PuttingAway setUp={setUp} />}
    </>
  )
}

function Words({ step, setUp, done }: { step: SetUpStep; setUp: SetUp; done: boolean }): ReactNode {
  const { t } = useTranslation()
  switch (step) {
    case 'trunk':
      return (
        <p data-testid="set-up-trunk" data-trunk={setUp.trunk}>
          {t(`setUp.trunk.${setUp.trunk}`)}
        </p>
      )
    case 'people':
      return <p>{done ? t('setUp.people.done', { count: setUp.people }) : t('setUp.people.todo')}</p>
    case 'call':
      return <FirstCall setUp={setUp} done={done} />
    case 'administrator':
      return <p>{t('setUp.is.administrator')}</p>
    default:
      return <p>{t(done ? `setUp.is.${step}` : `setUp.still.${step}`)}</p>
  }
}

function FirstCall({ setUp, done }: { setUp: SetUp; done: boolean }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const lines = useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 300_000 })
  const latest = setUp.call
  return (
    <>
      <p>
        {done
          ? t('setUp.call.done')
          : !setUp.done.includes('line')
            ? t('setUp.call.noLine')
            : setUp.onDuty === 0
              ? t('setUp.call.nobody')
              : setUp.reachable === 0
                ? t('setUp.call.unreachable', { count: setUp.onDuty })
                : t('setUp.call.todo', {
                    number: lines.data?.find(({ retiredAt }) => retiredAt === null)?.presented ?? '',
                    count: setUp.onDuty,
                  })}
      </p>
      {!done && isReady(setUp) && latest === null && (
        <p className="dim" role="status">
          {t('setUp.call.waits')}
        </p>
      )}
      {latest && (
        <p className={classes.call} role="status" data-testid="set-up-call" data-state={latest.state}>
          <span className="tabular">{time(latest.arrivedAt)}</span>{' '}
          {t(`setUp.call.state.${latest.state}`, { name: latest.responder ?? t('setUp.call.somebody') })}
        </p>
      )}
    </>
  )
}

/** Where the step is done. */
function Action({ step, setUp, done, next, ask, asking }: Props & { step: SetUpStep; done: boolean; next: boolean }) {
  const { t } = useTranslation()
  if (step === 'administrator' || (step === 'call' && done)) {
    return null
  }
  if (step === 'trunk') {
    return (
      <Button
        variant="default"
        onClick={ask}
        loading={asking && setUp.trunk !== 'registered' && setUp.trunk !== 'answers'}
        data-testid="ask-trunk"
      >
        {t('setUp.trunk.ask')}
      </Button>
    )
  }
  const to = {
    line: '/lines',
    hours: done ? '/hours' : '/hours/regime/new',
    people: done ? '/people' : '/people/new',
    call: '/roster',
  }[step]
  return (
    <Button component={Link} to={to} variant={next ? 'filled' : 'default'} data-testid={`do-${step}`}>
      {done ? t('setUp.look') : t(`setUp.go.${step}`)}
    </Button>
  )
}

/** The menu and the other pages stop speaking of it, for everybody; this page stays. */
function PuttingAway({ setUp }: { setUp: SetUp }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const put = useMutation({
    mutationFn: (putAway: boolean) => call('/api/set-up/put-away', { method: 'PUT', body: { putAway } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['set-up'] }),
  })
  return (
    <div className={classes.foot}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={put.isPending}
        onClick={() => put.mutate(!setUp.putAway)}
        data-testid="put-away"
        data-away={setUp.putAway}
      >
        {t(setUp.putAway ? 'setUp.remind' : 'setUp.putAway')}
      </Button>
      <Complaint of={put.error} />
      <Toasts>
        {put.isSuccess && setUp.putAway && (
          <UndoToast
            words={t('setUp.isAway')}
            busy={put.isPending}
            undo={() => put.mutate(false)}
            close={() => put.reset()}
            testid="set-up-away"
          />
        )}
      </Toasts>
    </div>
  )
}
