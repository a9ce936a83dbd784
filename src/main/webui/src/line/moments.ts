import type { Announcement } from '../api/types'

/** The moments of a call at which something is said, in their order, by the names of the announcements. */
const patterns = {
  greeting: /^(welcome|language-key-\d)$/,
  closed: /^(closed|holiday|adhoc|opens-.*)$/,
  nobody: /^(nobody|overflow|another-language)$/,
  waiting: /^(reassure|queue-.*|regain)$/,
  home: /^(home|verify)-/,
  recording: /^record-/,
  numbers: /^(oclock|hour|minute|digits)-/,
} as const

export const moments = [...(Object.keys(patterns) as (keyof typeof patterns)[]).slice(0, -1), 'other', 'numbers'] as const

export type Moment = (typeof moments)[number]

export const momentOf = (name: string): Moment =>
  (Object.keys(patterns) as (keyof typeof patterns)[]).find((moment) => patterns[moment].test(name)) ?? 'other'

/** By moment, each in the order of the service; a moment at which nothing is said is left out. */
export function byMoment(announcements: readonly Announcement[]): { moment: Moment; said: Announcement[] }[] {
  return moments
    .map((moment) => ({ moment, said: announcements.filter(({ name }) => momentOf(name) === moment) }))
    .filter(({ said }) => said.length > 0)
}
