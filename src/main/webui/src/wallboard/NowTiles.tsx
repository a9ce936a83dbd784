import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { useServiceMinute } from '../live/serviceClock'
import { Elapsed } from './Elapsed'
import { Figure, FigureName } from '../figure/Figure'
import { useBoard } from './Live'
import type { FigureKey } from '../figure/types'
import { useWall } from './wall'
import classes from './NowTiles.module.css'

/** The most important figures, readable from a distance. */
export function NowTiles() {
  const { t } = useTranslation()
  const waiting = useBoard('waiting')
  const inProgress = useBoard('inProgress')
  const responders = useBoard('responders')
  const halfHours = useBoard('halfHours')
  const minute = useServiceMinute()
  const { number } = useFormats()
  const longest = waiting[0]?.since ?? null
  const ready = responders.filter((each) => each.state === 'ready').length
  const reachable = responders.filter((each) => each.reachable).length
  const unreachable = responders.filter((each) => each.state === 'unreachable').length
  const paused = responders.filter((each) => each.state === 'paused').length
  const pbx = useBoard('pbx')
  const now = halfHours.find((half) => Date.parse(half.from) <= minute && minute < Date.parse(half.to)) ?? null
  const short = now?.floor !== null && now?.floor !== undefined && pbx.connected && reachable < now.floor
  return (
    <div className={classes.tiles}>
      <Tile name={t('wallboard.now.waiting')} figure="waiting" value={waiting.length} strong={waiting.length > 0}>
        {number(waiting.length)}
      </Tile>
      <Tile name={t('wallboard.now.longest')} figure="longestWait" value={longest} strong={longest !== null}>
        {longest === null ? (
          <span aria-label={t('wallboard.waiting.nobody')} role="img">
            –
          </span>
        ) : (
          <Elapsed since={longest} />
        )}
      </Tile>
      <Tile name={t('wallboard.now.inProgress')} figure="callsInProgress" value={inProgress.length}>
        {number(inProgress.length)}
      </Tile>
      <Tile name={t('wallboard.now.ready')} figure="ready" value={ready} wrong={responders.length > 0 && ready === 0 && waiting.length > 0}>
        {number(ready)}
      </Tile>
      <Tile
        name={t('wallboard.now.reachable')}
        figure="reachable"
        value={pbx.connected ? reachable : null}
        wrong={short || (pbx.connected && reachable === 0 && responders.length > 0)}
        note={[
          now === null || now.target === null
            ? t('wallboard.now.noShift')
            : t('wallboard.now.staffing', { floor: now.floor ?? 0, target: now.target }),
          unreachable > 0 && t('wallboard.now.unreachable', { count: unreachable }),
          paused > 0 && t('wallboard.now.paused', { count: paused }),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {pbx.connected ? number(reachable) : '–'}
      </Tile>
      <OfToday figure="serviceLevelOfOffered" />
      <OfToday figure="abandonment" />
    </div>
  )
}

function OfToday({ figure }: { figure: FigureKey }) {
  const today = useBoard('today')
  const wall = useWall()
  return (
    <div className={classes.tile}>
      <p className={classes.name}>
        <FigureName figure={figure} />
      </p>
      <p className={classes.value}>
        <Figure figure={figure} value={today.all[figure]} scope="tile" behind={wall ? null : { from: today.from, to: today.to }} />
      </p>
    </div>
  )
}

interface TileParts {
  name: string
  figure: string
  value: number | string | null
  children: ReactNode
  note?: string
  strong?: boolean
  wrong?: boolean
}

const Tile = memo(function Tile({ name, figure, value, children, note, strong, wrong }: TileParts) {
  return (
    <div className={classes.tile} data-strong={strong} data-wrong={wrong}>
      <p className={classes.name}>{name}</p>
      <p className={`tabular ${classes.value}`} data-testid="figure" data-figure={figure} data-scope="now" data-value={value ?? ''}>
        {children}
      </p>
      {note && <p className={classes.note}>{note}</p>}
    </div>
  )
})
