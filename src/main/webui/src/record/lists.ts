import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/http'
import type { Commune, DirectoryEntry, Place, UiLanguage } from '../api/types'
import { entryName, entryWords } from '../directory/entries'
import { useFormats } from '../i18n/format'
import type { Choice } from '../kit/search'
import { named } from '../theme/subjects'

/** They change rarely: read once per page. */
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

/** The services of the directory: suggested while their name is typed, never demanded. */
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

/** Streets that belong to a commune and bear a neighbour's postcode: Brussels-City has a part of 1050 and of 1040. */
const NEIGHBOURS: { [nis: string]: string[] } = { 21004: ['1040', '1050'] }

/** Each commune with each of its postcodes, and once without for those that have several. */
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

/** The languages that the line has heard most come first; a language that is not here can be told in the note. */
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
  const { languageName, language } = useFormats()
  const known = spoken.get(language)
  if (known) {
    return known
  }
  const others = ['fr', 'nl', 'en'].map((locale) => new Intl.DisplayNames(locale, { type: 'language' }))
  const choices = SPOKEN.map((code) => ({
    value: code,
    label: languageName(code),
    words: others.map((names) => names.of(code) ?? '').join(' '),
  }))
  spoken.set(language, choices)
  return choices
}
