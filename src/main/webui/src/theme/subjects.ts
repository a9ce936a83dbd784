import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/http'
import type { Theme, UiLanguage } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn } from '../kit/brussels'
import type { Choice } from '../kit/search'
import { validOn } from './themes'

const none: never[] = []

/** Read once per page load. It includes themes that are no longer used, because a record keeps its choice. */
export function useThemes(): Theme[] {
  return (
    useQuery({
      queryKey: ['themes'],
      queryFn: () => call<Theme[]>('/api/themes?outdated=true'),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: 10,
    }).data ?? none
  )
}

/** Everything has a name in the two languages of the line; an English screen shows the French names. */
export function named(thing: { fr: string; nl: string | null }, language: UiLanguage): string {
  return (language === 'nl' ? thing.nl : thing.fr) ?? thing.fr
}

/** A theme's name on this screen, with its subtheme's; a code that is no longer on the list stays a code. */
export function useThemeName(): (theme: string | null, subtheme?: string | null) => string | null {
  const themes = useThemes()
  const { language } = useFormats()
  return (code, subtheme = null) => {
    const theme = themes.find((each) => each.code === code)
    const sub = theme?.subthemes.find((each) => each.code === subtheme)
    return theme === undefined ? code : sub === undefined ? named(theme, language) : `${named(theme, language)} › ${named(sub, language)}`
  }
}

export interface Subject {
  theme: string
  subtheme: string | null
}

export const subjectKey = (subject: Subject) => (subject.subtheme === null ? subject.theme : `${subject.theme}/${subject.subtheme}`)

export function subjectOf(key: string): Subject {
  const slash = key.indexOf('/')
  return slash < 0 ? { theme: key, subtheme: null } : { theme: key.slice(0, slash), subtheme: key.slice(slash + 1) }
}

const past = ({ validFrom, validUntil }: { validFrom: string | null; validUntil: string | null }) =>
  !validOn(dateIn(Date.now()), validFrom, validUntil)

/** Themes, each followed by its subthemes: one field finds both, in both languages. */
export function useSubjects(): Choice<string>[] {
  const themes = useThemes()
  const { language } = useFormats()
  return useMemo(
    () =>
      themes.flatMap((theme) => {
        const label = named(theme, language)
        const words = `${theme.fr} ${theme.nl}`
        return [
          { value: subjectKey({ theme: theme.code, subtheme: null }), label, words, past: past(theme) },
          ...theme.subthemes.map((sub) => ({
            value: subjectKey({ theme: theme.code, subtheme: sub.code }),
            label: `${label} › ${named(sub, language)}`,
            words: `${words} ${sub.fr} ${sub.nl ?? ''}`,
            past: past(theme) || past(sub),
          })),
        ]
      }),
    [themes, language],
  )
}
