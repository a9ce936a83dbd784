import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/http'
import type { Commune, DirectoryEntry, Place, Theme, UiLanguage } from '../api/types'
import { entryName, entryWords } from '../directory/entries'
import { useFormats } from '../i18n/format'
import type { Choice } from '../kit/search'
import { isoDay, validOn } from '../theme/themes'

/** Lists that change rarely: read once per page. */
const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY, retry: 10 }

/** Those that are not used any more too: a record keeps what was chosen. */
export function useThemes(): Theme[] {
  return useQuery({ queryKey: ['themes'], queryFn: () => call<Theme[]>('/api/themes?outdated=true'), ...forever }).data ?? none
}

export function useCommunes(): Commune[] {
  return useQuery({ queryKey: ['communes'], queryFn: () => call<Commune[]>('/api/communes'), ...forever }).data ?? none
}

const none: never[] = []

/** The services of the directory: suggested while their name is typed, never demanded. */
export function useServices(): Choice<string>[] {
  const entries = useQuery({ queryKey: ['directory'], queryFn: () => call<DirectoryEntry[]>('/api/directory'), staleTime: 60_000, retry: 1 }).data
  const { language } = useFormats()
  return useMemo(() => (entries ?? none).map((entry) => ({ value: entryName(entry, language), label: entryName(entry, language), words: entryWords(entry) })), [entries, language])
}

/** The two languages of the line have names for everything; the third reads the French ones. */
function named(thing: { fr: string; nl: string | null }, language: UiLanguage): string {
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

const past = ({ validFrom, validUntil }: { validFrom: string | null; validUntil: string | null }) => !validOn(isoDay(new Date()), validFrom, validUntil)

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

export const UNKNOWN = 'unknown'
export const OUTSIDE = 'outside'

export function placeKey(place: Place | null): string | null {
  if (place === null) {
    return null
  }
  if (place.kind !== 'known') {
    return place.kind
  }
  return place.postcode === null ? (place.commune ?? UNKNOWN) : `${place.commune ?? ''}:${place.postcode}`
}

export function placeOf(key: string | null): Place | null {
  if (key === null) {
    return null
  }
  if (key === UNKNOWN || key === OUTSIDE) {
    return { kind: key, commune: null, postcode: null }
  }
  const [commune, postcode] = key.split(':')
  return { kind: 'known', commune: commune ?? null, postcode: postcode ?? null }
}

/** Streets that belong to a commune and bear a neighbour's postcode: Brussels-City has a part of 1050 and of 1040. */
const NEIGHBOURS: { [nis: string]: string[] } = { 21004: ['1040', '1050'] }

/** Each commune with each of its postcodes, and once without for those that have several. */
export function placeChoices(communes: Commune[], language: UiLanguage, unknown: string, outside: string): Choice<string>[] {
  return [
    ...communes.flatMap((commune) => {
      const label = named(commune, language)
      const words = `${commune.fr} ${commune.nl}`
      const precise = [...commune.postcodes, ...(NEIGHBOURS[commune.nis] ?? [])].map((postcode) => ({ value: `${commune.nis}:${postcode}`, label: `${label} ${postcode}`, words: `${words} ${postcode}` }))
      return precise.length === 1 ? precise : [{ value: commune.nis, label, words }, ...precise]
    }),
    { value: UNKNOWN, label: unknown, words: 'inconnu inconnue onbekend unknown' },
    { value: OUTSIDE, label: outside, words: 'hors bruxelles buiten brussel outside brussels' },
  ]
}

/** The languages that the line has heard most come first; a language that is not here can be told in the note. */
const SPOKEN = [
  'fr', 'nl', 'en', 'ar', 'es', 'pt', 'tr', 'ro', 'pl', 'ru', 'uk', 'it', 'de', 'bg', 'sq', 'ps', 'fa', 'ti', 'so', 'ff', 'ln', 'sw', 'rw', 'am', 'ku', 'hy', 'ka', 'sr', 'el', 'hi', 'ur', 'bn',
  'zh', 'vi', 'th', 'wo', 'ber', 'rom', 'sgn',
]

const spoken = new Map<UiLanguage, Choice<string>[]>()

/** Found by its name in any of the three languages of the screens. */
export function useSpokenLanguages(): Choice<string>[] {
  const { languageName, language } = useFormats()
  const known = spoken.get(language)
  if (known) {
    return known
  }
  const others = ['fr', 'nl', 'en'].map((locale) => new Intl.DisplayNames(locale, { type: 'language' }))
  const choices = SPOKEN.map((code) => ({ value: code, label: languageName(code), words: others.map((names) => names.of(code) ?? '').join(' ') }))
  spoken.set(language, choices)
  return choices
}
