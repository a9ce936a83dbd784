import type { PersonalData, ServiceAttempt } from '../api/types'
import { demandOf, type Draft, fieldOf } from './draft'

/** A finding of the service, located in the present text. */
export interface Mark {
  field: 'note' | 'comment' | 'blockedBy' | 'services'
  demandKey: string | null
  kind: PersonalData['kind']
  /** The passage itself; it is shown only on this screen, where it was typed. */
  words: string
  /** The whole text without the passage. */
  without: string | ServiceAttempt[]
}

/**
 * The service checks each saved text and returns positions, but typing has gone on meanwhile. So each finding is searched for again in the
 * present text, and dropped if it is gone.
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

/** The text without the passage between two positions, and without the second of two spaces that this leaves. */
export function without(text: string, from: number, to: number): string {
  const before = text.slice(0, from)
  const after = text.slice(to)
  return (before.endsWith(' ') || before === '') && /^[ ,;]/.test(after)
    ? before + after.replace(/^[ ,;]+/, '')
    : (before + after).trimEnd()
}
