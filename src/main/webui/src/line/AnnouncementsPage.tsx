import { Button, FileButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Announcement, UiLanguage } from '../api/types'
import { Complaint } from '../kit/Complaint'
import { useFormats } from '../i18n/format'
import { languages } from '../i18n'
import { OneOf } from '../kit/Chips'
import shared from '../kit/list.module.css'
import classes from './AnnouncementsPage.module.css'
import { byMoment } from './moments'
import { NoSound, telephoneSound } from './wav'

const key = ['announcements'] as const
/** Enough for two minutes of audio over a slow connection. */
const UPLOAD_MILLIS = 120_000

/** The announcements that callers hear. A synthetic voice speaks them until somebody records them. */
export default function AnnouncementsPage() {
  const { t } = useTranslation()
  const { language } = useFormats()
  const [shown, setShown] = useState<UiLanguage>(language)
  const announcements = useQuery({ queryKey: key, queryFn: () => call<Announcement[]>('/api/announcements'), staleTime: 0 })
  return (
    <section className={shared.page} aria-labelledby="announcements-title" data-testid="announcement-list">
      <h1 id="announcements-title" className={shared.title}>
        {t('page.announcements')}
      </h1>
      <p className="dim">{t('announcements.note')}</p>
      <OneOf
        label={t('announcements.language')}
        choices={languages}
        name={(each) => t(`language.${each}`)}
        value={shown}
        onPick={setShown}
        inline
        testid="announcements-language"
      />
      <Complaint of={announcements.error} retry={() => void announcements.refetch()} />
      {byMoment(announcements.data?.filter((each) => each.language === shown) ?? []).map(({ moment, said }) =>
        moment === 'numbers' ? (
          <details key={moment} className={classes.moment} data-testid="moment" data-moment={moment}>
            <summary>{t(`announcements.moment.${moment}`, { count: said.length })}</summary>
            <List said={said} />
          </details>
        ) : (
          <section key={moment} className={classes.moment} aria-labelledby={`moment-${moment}`} data-testid="moment" data-moment={moment}>
            <h2 id={`moment-${moment}`} className={classes.momentTitle}>
              {t(`announcements.moment.${moment}`, { count: said.length })}
            </h2>
            <List said={said} />
          </section>
        ),
      )}
    </section>
  )
}

function List({ said }: { said: readonly Announcement[] }) {
  return (
    <ul className={shared.list}>
      {said.map((each) => (
        <li
          key={`${each.language}/${each.name}`}
          className="card"
          data-testid="announcement"
          data-name={each.name}
          data-recorded={each.recordedAt !== null}
        >
          <One announcement={each} />
        </li>
      ))}
    </ul>
  )
}

function One({ announcement: { language, name, text, recordedAt, audible } }: { announcement: Announcement }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const client = useQueryClient()
  // A hundred players at once would be heavy for the browser and for screen readers.
  const [playing, setPlaying] = useState(false)
  const path = `/api/announcements/${language}/${name}`
  const onSuccess = () => client.invalidateQueries({ queryKey: key })
  const replace = useMutation({
    mutationFn: async (file: File) => call<void>(path, { method: 'PUT', body: await telephoneSound(file), patienceMillis: UPLOAD_MILLIS }),
    onSuccess,
  })
  const restore = useMutation({ mutationFn: () => call<void>(path, { method: 'DELETE' }), onSuccess })
  return (
    <div className={classes.one}>
      <div>
        <p lang={language}>{text}</p>
        <p className="dim">
          <span className={classes.name}>{name}</span> ·{' '}
          {recordedAt === null ? t('announcements.made') : t('announcements.recorded', { when: dayAndTime(recordedAt) })}
        </p>
      </div>
      <div className={shared.end}>
        <FileButton
          accept="audio/*"
          onChange={(file) => file && replace.mutate(file)}
          inputProps={{ 'aria-label': t('announcements.replaceName', { text }), 'data-testid': 'announcement-file' } as never}
        >
          {(props) => (
            <Button
              {...props}
              size="compact-md"
              variant="default"
              loading={replace.isPending}
              aria-label={t('announcements.replaceName', { text })}
              data-testid="replace-announcement"
            >
              {t('announcements.replace')}
            </Button>
          )}
        </FileButton>
        {recordedAt !== null && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            loading={restore.isPending}
            onClick={() => restore.mutate()}
            aria-label={t('announcements.restoreName', { text })}
            data-testid="restore-announcement"
          >
            {t('announcements.restore')}
          </Button>
        )}
      </div>
      {audible && !playing && (
        <span>
          <Button
            size="compact-md"
            variant="light"
            onClick={() => setPlaying(true)}
            aria-label={t('announcements.listen', { text })}
            data-testid="listen"
          >
            {t('announcements.hear')}
          </Button>
        </span>
      )}
      {audible && playing && (
        // The address changes with the recording, so that the browser's cache does not play an earlier one.
        <audio
          controls
          autoPlay
          src={`${path}?${new URLSearchParams({ recorded: recordedAt ?? 'no' })}`}
          aria-label={t('announcements.listen', { text })}
        />
      )}
      {replace.error instanceof NoSound ? (
        <p className="complaint" role="alert">
          {t('announcements.noSound')}
        </p>
      ) : (
        <Complaint of={replace.error ?? restore.error} />
      )}
    </div>
  )
}
