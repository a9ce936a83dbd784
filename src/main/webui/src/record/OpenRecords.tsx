import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatch } from 'react-router'
import type { Instant, OpenRecord } from '../api/types'
import { useDeskPart } from '../desk/Desk'
import { useFormats } from '../i18n/format'
import { useThemeName } from '../theme/subjects'
import classes from './OpenRecords.module.css'

const none: OpenRecord[] = []

/** The records that still have to be closed; always visible. */
export function OpenRecords() {
  const { t } = useTranslation()
  const open = useDeskPart(({ state }) => state?.openRecords) ?? none
  const shown = Number(useMatch('/records/:id')?.params.id)
  const themeName = useThemeName()
  return (
    <section className="card area-open" aria-labelledby="open-records" data-testid="open-records" data-count={open.length}>
      <h2 id="open-records" className="card-title">
        {t('record.open')}
      </h2>
      {open.length === 0 ? (
        <p className="dim">{t('record.openNone')}</p>
      ) : (
        <ul className={classes.list}>
          {open.map((record) => (
            <OneOpen
              key={record.id}
              id={record.id}
              openedAt={record.openedAt}
              title={themeName(record.theme) ?? (record.nature && t(`record.nature.${record.nature}`))}
              shown={record.id === shown}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/**
 * A plain link to the fragment: the router's link component would redraw every line whenever the address changes, and that happens at
 * pick-up, when time matters most.
 */
const OneOpen = memo(function OneOpen({
  id,
  openedAt,
  title,
  shown,
}: {
  id: number
  openedAt: Instant
  title: string | null
  shown: boolean
}) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  return (
    <li>
      <a
        href={`#/records/${id}`}
        className={classes.item}
        aria-current={shown ? 'page' : undefined}
        data-testid="open-record"
        data-record-id={id}
      >
        <span className="tabular">{dayAndTime(openedAt)}</span>
        <span className={classes.what}>{title ?? t('record.list.untitled')}</span>
      </a>
    </li>
  )
})
