import type { PersonalData, ServiceAttempt } from '../api/types'
import { demandOf, type Draft, fieldOf } from './draft'

/** What the service found in a text, as it stands in the text that is typed now. */
export interface Mark {
  field: 'note' | 'comment' | 'blockedBy' | 'services'
  demandKey: string | null
  kind: PersonalData['kind']
  /** The words themselves: on this screen alone, where they were typed. */
  words: string
  /** The whole text without them. */
  without: string | ServiceAttempt[]
}

/**
 * The service looks at each text that it saves and tells where; typing has gone on since. What it found is looked for again in the words of
 * now, and forgotten where they are gone.
 */
export function marksOf(draft: Draft): Mark[] {
  return (draft.server.personalData ?? []).flatMap((found) => {
    const mark = markOf(draft, found)
    return mark === null ? [] : [mark]
  })
}

function markOf(draft: Draft, { path, from, to, kind }: PersonalData): Mark | null {
  const parts = path.split('/')
  if (path === 'note') {
    const cut = cutOut(draft.server.note, fieldOf(draft, 'note'), from, to)
    return cut && { field: 'note', demandKey: null, kind, ...cut }
  }
  const demand = draft.demands.find((each) => each.id === Number(parts[1]) && !each.removed)
  const saved = draft.server.demands.find((each) => each.id === demand?.id)
  if (parts[0] !== 'demands' || demand === undefined || saved === undefined) {
    return null
  }
  const now = demandOf(draft, demand.key)
  const field = parts[2]
  if (field === 'comment' || field === 'blockedBy') {
    const cut = cutOut(saved[field], now[field], from, to)
    return cut && { field, demandKey: demand.key, kind, ...cut }
  }
  if (field === 'services') {
    const index = Number(parts[3])
    const cut = cutOut(saved.services[index]?.name ?? null, now.services[index]?.name ?? null, from, to)
    return (
      cut && {
        field,
        demandKey: demand.key,
        kind,
        words: cut.words,
        without: now.services.map((each, at) => (at === index ? { ...each, name: cut.without } : each)).filter((each) => each.name !== ''),
      }
    )
  }
  return null
}

function cutOut(saved: string | null, now: string | null, from: number, to: number): { words: string; without: string } | null {
  const words = saved?.slice(from, to) ?? ''
  if (words === '' || now === null) {
    return null
  }
  const at = now.startsWith(words, from) ? from : now.indexOf(words)
  return at < 0 ? null : { words, without: without(now, at, at + words.length) }
}

/** The text without what stands between, and without the second of two spaces that this leaves. */
export function without(text: string, from: number, to: number): string {
  const before = text.slice(0, from)
  const after = text.slice(to)
  return (before.endsWith(' ') || before === '') && /^[ ,;]/.test(after)
    ? before + after.replace(/^[ ,;]+/, '')
    : (before + after).trimEnd()
}
