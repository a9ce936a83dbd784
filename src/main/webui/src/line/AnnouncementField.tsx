import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Announcement } from '../api/types'
import { useFormats } from '../i18n/format'
import classes from './Hours.module.css'
import { closingAnnouncements } from './hours'

export function announcementName(t: TFunction, name: string): string {
  const known = closingAnnouncements.find((each) => each === name)
  return known ? t(`hours.announcement.${known}`) : name
}

/** Which announcement callers hear on a closed day, with its words. */
export function AnnouncementField({
  value,
  onChange,
  label,
  compact = false,
}: {
  value: string
  onChange: (name: string) => void
  /** Its accessible name, where several stand on a page. */
  label?: string
  compact?: boolean
}) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const texts = useQuery({ queryKey: ['announcements'], queryFn: () => call<Announcement[]>('/api/announcements'), staleTime: 60_000 })
  const words = texts.data?.find((each) => each.language === language && each.name === value)?.text
  const names = (closingAnnouncements as readonly string[]).includes(value) ? closingAnnouncements : [...closingAnnouncements, value]
  return (
    <div className={classes.announcement}>
      <NativeSelect
        name="announcement"
        label={compact ? undefined : t('hours.hears')}
        aria-label={label}
        size={compact ? 'xs' : 'sm'}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={names.map((each) => ({ value: each, label: announcementName(t, each) }))}
      />
      {!compact && words && <p className="dim">« {words} »</p>}
    </div>
  )
}
