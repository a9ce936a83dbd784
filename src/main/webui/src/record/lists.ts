import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/http'
import type { Commune, DirectoryEntry, Place, UiLanguage } from '../api/types'
import { entryName, entryWords } from '../directory/entries'
import { languages } from '../i18n'
import { languageName, useFormats } from '../i18n/format'
import type { Choice } from '../kit/search'
import { named } from '../theme/subjects'

/** They change rarely, so they are read once per page load. */
export function useCommunes(): Commune[] {
  return (
    useQuery({
      queryKey: ['communes'],
      queryFn: () => call<Commune[]>('/api/communes'),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: 10,
    }).data ?? none
  )
}

const none: never[] = []

/** The services of the directory: suggestions while a name is typed; other names are allowed. */
export function useServices(): Choice<string>[] {
  const entries = useQuery({
    queryKey: ['directory'],
    queryFn: () => call<DirectoryEntry[]>('/api/directory'),
    staleTime: 60_000,
    retry: 1,
  }).data
  const { language } = useFormats()
  return useMemo(
    () =>
      (entries ?? none).map((entry) => ({
        value: entryName(entry, language),
        label: entryName(entry, language),
        words: entryWords(entry),
      })),
    [entries, language],
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

/** Postcodes of a neighbouring commune that some streets of a commune have: Brussels-City has a part of 1050 and of 1040. */
const NEIGHBOURS: { [nis: string]: string[] } = { 21004: ['1040', '1050'] }

/** Each commune with each of its postcodes; a commune with several postcodes is also listed once without one. */
export function placeChoices(communes: Commune[], language: UiLanguage, unknown: string, outside: string): Choice<string>[] {
  return [
    ...communes.flatMap((commune) => {
      const label = named(commune, language)
      const words = `${commune.fr} ${commune.nl}`
      const precise = [...commune.postcodes, ...(NEIGHBOURS[commune.nis] ?? [])].map((postcode) => ({
        value: `${commune.nis}:${postcode}`,
        label: `${label} ${postcode}`,
        words: `${words} ${postcode}`,
      }))
      return precise.length === 1 ? precise : [{ value: commune.nis, label, words }, ...precise]
    }),
    { value: UNKNOWN, label: unknown, words: 'inconnu inconnue onbekend unknown' },
    { value: OUTSIDE, label: outside, words: 'hors bruxelles buiten brussel outside brussels' },
  ]
}

/** The languages that callers of the line speak most come first; a language that is missing here can be written in the note. */
const SPOKEN = [
  'fr',
  'nl',
  'en',
  'ar',
  'es',
  'pt',
  'tr',
  'ro',
  'pl',
  'ru',
  'uk',
  'it',
  'de',
  'bg',
  'sq',
  'ps',
  'fa',
  'ti',
  'so',
  'ff',
  'ln',
  'sw',
  'rw',
  'am',
  'ku',
  'hy',
  'ka',
  'sr',
  'el',
  'hi',
  'ur',
  'bn',
  'zh',
  'vi',
  'th',
  'wo',
  'ber',
  'rom',
  'sgn',
]

const spoken = new Map<UiLanguage, Choice<string>[]>()

/** Found by its name in any of the three languages of the screens. */
export function useSpokenLanguages(): Choice<string>[] {
  const { language } = useFormats()
  const known = spoken.get(language)
  if (known) {
    return known
  }
  const choices = spokenLanguages(language)
  spoken.set(language, choices)
  return choices
}

export function spokenLanguages(shownIn: UiLanguage): Choice<string>[] {
  return SPOKEN.map((code) => ({
    value: code,
    label: languageName(code, shownIn),
    words: languages.map((each) => languageName(code, each)).join(' '),
  }))
}
