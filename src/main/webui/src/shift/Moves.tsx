import { useTranslation } from 'react-i18next'
import type { TimeSpan } from '../api/types'
import { useFormats } from '../i18n/format'
import classes from './Publication.module.css'

/** The shifts that somebody gets and loses, by time. */
export function Moves({ added, removed }: { added: readonly TimeSpan[]; removed: readonly TimeSpan[] }) {
  const { t } = useTranslation()
  const { shortDay, time, endTime } = useFormats()
  const words = ({ from, to }: TimeSpan) => `${shortDay(from)} ${time(from)} – ${endTime(to)}`
  const all = [
    ...added.map((span) => ({ span, kind: 'added' as const })),
    ...removed.map((span) => ({ span, kind: 'removed' as const })),
  ].sort((a, b) => a.span.from.localeCompare(b.span.from))
  return (
    <ul className={classes.moves}>
      {all.map(({ span, kind }) => (
        <li key={`${kind} ${span.from}`} className={`tabular ${classes.move}`} data-kind={kind}>
          <span className="unseen">{t(`publication.${kind}`)} </span>
          <span aria-hidden="true">{kind === 'added' ? '+' : '−'} </span>
          {words(span)}
        </li>
      ))}
    </ul>
  )
}
