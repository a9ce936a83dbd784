import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { LanguageMark } from '../kit/LanguageMark'
import { useServiceMinute } from '../live/serviceClock'
import { Elapsed } from './Elapsed'
import { Figure, FigureName } from '../figure/Figure'
import { useDefined } from '../figure/figures'
import { useBoard } from './Live'
import type { FigureKey } from '../figure/types'
import { sparkline, trendOf } from './trend'
import { useWall } from './wall'
import classes from './NowTiles.module.css'

/** Who waits comes first, and largest; then four figures, each with what goes with it. */
export function NowTiles() {
  return (
    <div className={classes.tiles}>
      <Queue />
      <People />
      <InProgress />
      <OfToday figure="serviceLevelOfOffered" better="up" />
      <OfToday figure="abandonment" better="down" />
    </div>
  )
}

/** The queue: how many wait, for how long, and in which languages. */
function Queue() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const waiting = useBoard('waiting')
  const longest = waiting[0]?.since ?? null
  const languages = [...new Set(waiting.map(({ language }) => language))]
  return (
    <div className={classes.hero} data-strong={waiting.length > 0}>
      <div>
        <p className={classes.name}>{t('wallboard.now.waiting')}</p>
        <Now figure="waiting" value={waiting.length} hero>
          {number(waiting.length)}
        </Now>
      </div>
      <div>
        <p className={classes.name}>{t('wallboard.now.longest')}</p>
        <Now figure="longestWait" value={longest} hero>
          {longest === null ? (
            <span aria-label={t('wallboard.waiting.nobody')} role="img">
              –
            </span>
          ) : (
            <Elapsed since={longest} />
          )}
        </Now>
      </div>
      {languages.length > 0 && (
        <ul className={classes.languages} aria-label={t('wallboard.now.byLanguage')}>
          {languages.map((language) => (
            <li key={language} className="tabular">
              <LanguageMark language={language} /> {number(waiting.filter((each) => each.language === language).length)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Who can be rung now, of those who can be rung at all. */
function People() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const waiting = useBoard('waiting')
  const responders = useBoard('responders')
  const halfHours = useBoard('halfHours')
  const pbx = useBoard('pbx')
  const minute = useServiceMinute()
  const ready = responders.filter((each) => each.state === 'ready').length
  const reachable = responders.filter((each) => each.reachable).length
  const unreachable = responders.filter((each) => each.state === 'unreachable').length
  const paused = responders.filter((each) => each.state === 'paused').length
  const now = halfHours.find((half) => Date.parse(half.from) <= minute && minute < Date.parse(half.to)) ?? null
  const short = now?.floor !== null && now?.floor !== undefined && pbx.connected && reachable < now.floor
  const none = responders.length > 0 && ((ready === 0 && waiting.length > 0) || (pbx.connected && reachable === 0))
  return (
    <div className={classes.tile} data-wrong={short || none}>
      <div className={classes.pair}>
        <div>
          <p className={classes.name}>{t('wallboard.now.ready')}</p>
          <Now figure="ready" value={ready}>
            {number(ready)}
          </Now>
        </div>
        <div>
          <p className={classes.name}>{t('wallboard.now.reachable')}</p>
          <Now figure="reachable" value={pbx.connected ? reachable : null}>
            {pbx.connected ? number(reachable) : '–'}
          </Now>
        </div>
      </div>
      <p className={classes.note}>
        {[
          now === null || now.target === null
            ? t('wallboard.now.noShift')
            : t('wallboard.now.staffing', { floor: now.floor ?? 0, target: now.target }),
          unreachable > 0 && t('wallboard.now.unreachable', { count: unreachable }),
          paused > 0 && t('wallboard.now.paused', { count: paused }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}

function InProgress() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const inProgress = useBoard('inProgress')
  const today = useBoard('today')
  return (
    <div className={classes.tile}>
      <p className={classes.name}>{t('wallboard.now.inProgress')}</p>
      <div className={classes.line}>
        <Now figure="callsInProgress" value={inProgress.length}>
          {number(inProgress.length)}
        </Now>
        <p className={classes.note}>
          {t('wallboard.now.offered', { calls: number(today.all.offered ?? 0) })} <Change figure="offered" better={null} />
        </p>
      </div>
      <Sparkline figure="offered" />
    </div>
  )
}

function OfToday({ figure, better }: { figure: FigureKey; better: 'up' | 'down' }) {
  const today = useBoard('today')
  const wall = useWall()
  return (
    <div className={classes.tile}>
      <p className={classes.name}>
        <FigureName figure={figure} />
      </p>
      <div className={classes.line}>
        <p className={classes.value}>
          <Figure figure={figure} value={today.all[figure]} scope="tile" behind={wall ? null : { from: today.from, to: today.to }} />
        </p>
        <p className={classes.note}>
          <Change figure={figure} better={better} />
        </p>
      </div>
      <Sparkline figure={figure} />
    </div>
  )
}

/** How much more or less than at this time a week ago. */
function Change({ figure, better }: { figure: FigureKey; better: 'up' | 'down' | null }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const { of } = useDefined()
  const today = useBoard('today')
  const before = useBoard('sameWeekday')
  const unit = of(figure)?.unit
  const trend = trendOf(unit, today.all[figure] ?? null, before.untilNow[figure] ?? null, better)
  if (trend === null) {
    return null
  }
  const by = `${trend.by > 0 ? '+' : trend.by < 0 ? '−' : '±'}${number(Math.abs(trend.by))}`
  return (
    <>
      <span className={classes.change} data-good={trend.good}>
        {unit === 'share' ? t('wallboard.now.points', { by }) : by}
      </span>{' '}
      <span className={classes.since}>{t('wallboard.now.inAWeek')}</span>
    </>
  )
}

/** The half-hours of the day, as a line. The day's curve has the same figures for everybody. */
function Sparkline({ figure }: { figure: FigureKey }) {
  const halfHours = useBoard('halfHours')
  const minute = useServiceMinute()
  const points = sparkline(
    halfHours.filter(({ from }) => Date.parse(from) <= minute).map(({ figures }) => figures[figure]),
    100,
    24,
  )
  return (
    <svg className={classes.spark} viewBox="-1 -2 102 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {points !== '' && <polyline points={points} />}
    </svg>
  )
}

const Now = memo(function Now({
  figure,
  value,
  hero,
  children,
}: {
  figure: string
  value: number | string | null
  hero?: boolean
  children: ReactNode
}) {
  return (
    <p
      className={`tabular ${hero ? classes.heroValue : classes.value}`}
      data-testid="figure"
      data-figure={figure}
      data-scope="now"
      data-value={value ?? ''}
    >
      {children}
    </p>
  )
})
