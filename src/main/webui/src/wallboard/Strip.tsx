import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLasting } from '../live/lasting'
import { Link } from 'react-router'
import { useAnnounce } from '../kit/Announcer'
import { AlertIcon } from '../kit/icons'
import { useFormats } from '../i18n/format'
import { useServiceClock } from '../live/serviceClock'
import { LineStates } from './LineStates'
import { useLive, useView } from './Live'
import { MessageForm } from './MessageForm'
import { useWall } from './wall'
import classes from './Strip.module.css'

/**
 * The head of the board: whether it is up to date, the line, and messages for everybody. Its space is reserved, so that a warning moves
 * nothing.
 */
export function Strip() {
  const { t } = useTranslation()
  const wall = useWall()
  const known = useView(({ state }) => state !== null)
  const [writing, setWriting] = useState(false)
  return (
    <div className={classes.strip} data-wall={wall}>
      <div className={classes.row}>
        <h1 id="wallboard-title" className={classes.title}>
          {t('page.wallboard')}
        </h1>
        <Freshness />
        {wall ? (
          <WallClock />
        ) : (
          <div className={classes.tools}>
            <Button
              size="compact-md"
              variant="light"
              aria-expanded={writing}
              onClick={() => setWriting(!writing)}
              disabled={!known}
              data-testid="message-open"
            >
              {t('wallboard.message.open')}
            </Button>
            <Button size="compact-md" variant="subtle" component={Link} to="/wallboard/thresholds" data-testid="thresholds-link">
              {t('page.thresholds')}
            </Button>
            <Button size="compact-md" variant="subtle" component="a" href="#/wallboard?wall" target="_blank" data-testid="wall-link">
              {t('wallboard.wall')}
            </Button>
          </div>
        )}
      </div>
      {writing && <MessageForm close={() => setWriting(false)} />}
      {known && <LineStates />}
    </div>
  )
}

function WallClock() {
  const { time } = useFormats()
  return <span className={`tabular ${classes.clock}`}>{time(useServiceClock())}</span>
}

/** Whether the figures are up to date. */
function Freshness() {
  const { t } = useTranslation()
  const { socket } = useLive()
  const { time, timeWithSeconds, number } = useFormats()
  const link = useView((view) => view.link)
  const lostSince = useView((view) => view.lostSince)
  const offset = useView((view) => view.clockOffset)
  const pbx = useView(({ state }) => state?.pbx.connected ?? null)
  const catchingUp = useView(({ state }) => state?.pbx.catchingUp ?? null)
  const databaseSince = useView(({ state }) => state?.service.databaseSince ?? null)
  const notWrittenSince = useView(({ state }) => state?.service.notWrittenSince ?? null)
  const unwritten = useView(({ state }) => state?.service.unwritten ?? 0)
  const setAside = useView(({ state }) => state?.service.setAside ?? 0)
  const mailFailingSince = useView(({ state }) => state?.service.mailFailingSince ?? null)
  const lost = useLasting(link === 'lost')
  const announce = useAnnounce()
  const wasLost = useRef(false)
  useEffect(() => {
    if (lost !== wasLost.current) {
      announce(t(lost ? 'wallboard.fresh.lostSaid' : 'link.back'), lost)
    }
    wasLost.current = lost
  }, [lost, announce, t])

  const words = lost
    ? t('wallboard.fresh.lost', { time: timeWithSeconds((lostSince ?? Date.now()) + offset) })
    : link !== 'live'
      ? null
      : pbx === false
        ? t('wallboard.fresh.pbxAway')
        : databaseSince !== null
          ? t('wallboard.fresh.databaseAway', { time: time(databaseSince) })
          : notWrittenSince !== null
            ? t('wallboard.fresh.notWritten', { time: time(notWrittenSince), facts: unwritten })
            : catchingUp !== null
              ? t('wallboard.fresh.catchingUp', { written: number(catchingUp.written), of: number(catchingUp.of) })
              : setAside > 0
                ? t('wallboard.fresh.setAside', { count: setAside })
                : mailFailingSince !== null
                  ? t('wallboard.fresh.mailFailing', { time: time(mailFailingSince) })
                  : null
  const stale = lost || pbx === false || databaseSince !== null || notWrittenSince !== null || catchingUp !== null
  return (
    <div
      className={classes.fresh}
      role="status"
      data-testid="wallboard-link"
      data-state={link}
      data-stale={stale}
      data-pbx={pbx === null ? 'unknown' : pbx ? 'connected' : 'away'}
    >
      {words === null ? (
        link === 'live' && (
          <span className="dim">
            <span className={classes.dot} aria-hidden="true" />
            {t('wallboard.fresh.live')}
          </span>
        )
      ) : (
        <p className="trouble">
          <AlertIcon />
          <span>{words}</span>
          {lost && (
            <Button size="compact-sm" variant="default" flex="none" onClick={socket.atOnce} data-testid="reconnect">
              {t('wallboard.fresh.now')}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
