import { useFormats } from '../i18n/format'
import classes from './Hours.module.css'
import { type Slot, weekOf } from './hours'

/** The hours of a week in a few words: `lun – ven 08:00–20:00`. */
export function Week({ slots }: { slots: readonly Slot[] }) {
  const { shortWeekday } = useFormats()
  return (
    <span className={classes.weekWords}>
      {weekOf(slots).map(({ from, to, spans }) => (
        <span key={from} className={classes.weekPart}>
          <span>{from === to ? shortWeekday(from) : `${shortWeekday(from)}–${shortWeekday(to)}`}</span>{' '}
          <span className="tabular">{spans.map((span) => `${span.from}–${span.to}`).join(', ')}</span>
        </span>
      ))}
    </span>
  )
}
