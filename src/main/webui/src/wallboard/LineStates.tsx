import '@mantine/dates/styles.css'
import { Button, NativeSelect } from '@mantine/core'
import type { TFunction } from 'i18next'
import { TimeInput } from '@mantine/dates'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { useBoard, useLive } from './Live'
import { nextTime } from '../kit/brussels'
import { useClosing } from './asks'
import type { LineNow } from './types'
import { useWall } from './wall'
import forms from './forms.module.css'
import classes from './LineStates.module.css'

/** The state of each line: open, or closed and why. */
export function LineStates() {
  const lines = useBoard('lines')
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <LineState key={line.code} line={line} />
      ))}
    </ul>
  )
}

const announcements = ['adhoc', 'holiday', 'closed'] as const

function LineState({ line }: { line: LineNow }) {
  const { t } = useTranslation()
  const { time, language } = useFormats()
  const wall = useWall()
  const { actions } = useLive()
  const closing = useClosing()
  const [asking, setAsking] = useState(false)
  const state = line.closing !== null ? 'closedByHand' : line.open ? 'open' : 'closed'
  const words =
    line.closing === null
      ? t(`wallboard.line.${line.open ? 'open' : 'closed'}`)
      : line.closing.until === null
        ? t('wallboard.line.closedByHand')
        : t('wallboard.line.closedUntil', { time: time(line.closing.until) })
  return (
    <li className={classes.line} data-testid="line" data-line={line.code} data-state={state}>
      <div className={classes.head}>
        <span className={classes.name}>{line.names[language]}</span>
        <span className={classes.state} data-state={state}>
          {words}
        </span>
        {line.closing !== null && (
          <span className="dim">{t('wallboard.line.hears', { announcement: announcementName(t, line.closing.announcement) })}</span>
        )}
        {!wall && line.closing === null && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
            data-testid="close-line"
          >
            {t('wallboard.line.close')}
          </Button>
        )}
        {!wall && line.closing !== null && (
          <Button size="compact-sm" variant="light" onClick={() => void actions.ask(closing.reopen(line))} data-testid="reopen-line">
            {t('wallboard.line.reopen')}
          </Button>
        )}
      </div>
      {asking && line.closing === null && <CloseForm line={line} done={() => setAsking(false)} />}
    </li>
  )
}

function announcementName(t: TFunction, code: string): string {
  const known = announcements.find((each) => each === code)
  return known ? t(`wallboard.line.announcement.${known}`) : code
}

function CloseForm({ line, done }: { line: LineNow; done: () => void }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const closing = useClosing()
  const [announcement, setAnnouncement] = useState<string>('adhoc')
  const [until, setUntil] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()

  async function close(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const accepted = await actions.ask(closing.close(line, announcement, until === '' ? null : nextTime(Date.now(), until)))
    setBusy(false)
    if (accepted) {
      done()
    }
  }

  return (
    <form className={forms.form} onSubmit={(event) => void close(event)} data-testid="close-form">
      <label htmlFor={`${id}-announcement`} className={forms.label}>
        {t('wallboard.line.announcementLabel')}
      </label>
      <NativeSelect
        id={`${id}-announcement`}
        name="announcement"
        value={announcement}
        onChange={(event) => setAnnouncement(event.currentTarget.value)}
        data={announcements.map((each) => ({ value: each, label: t(`wallboard.line.announcement.${each}`) }))}
      />
      <label htmlFor={`${id}-until`} className={forms.label}>
        {t('wallboard.line.until')}
      </label>
      <TimeInput id={`${id}-until`} name="until" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <Button type="submit" color="red.9" loading={busy} data-testid="close-line-confirm">
        {t('wallboard.line.closeNow')}
      </Button>
      <Button variant="subtle" color="gray" onClick={done}>
        {t('form.cancel')}
      </Button>
      <p className={forms.note}>{t('wallboard.line.closeNote')}</p>
    </form>
  )
}
