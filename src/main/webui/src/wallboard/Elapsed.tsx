import { clock } from '../i18n/format'
import { useServiceClock } from '../live/serviceClock'

/** A running time, by the service's clock. It is a component of its own, so that a tick redraws a few words and not a list. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const now = useServiceClock()
  const seconds = Math.max(0, (now - Date.parse(since)) / 1_000)
  return (
    <span className={`tabular ${className ?? ''}`} data-testid="elapsed" data-since={since}>
      {clock(seconds)}
    </span>
  )
}

/** The time left until an instant. */
export function Remaining({ until }: { until: string }) {
  const now = useServiceClock()
  return <span className="tabular">{clock((Date.parse(until) - now) / 1_000)}</span>
}
