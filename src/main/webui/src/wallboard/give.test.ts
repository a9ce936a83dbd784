import { expect, it } from 'vitest'
import { toGive } from './give'
import type { ResponderNow } from './types'

const since = '2026-11-20T10:00:00Z'
const responder = (name: string, languages: ResponderNow['languages'], more: Partial<ResponderNow> = {}): ResponderNow => ({
  id: name.length,
  name,
  state: 'ready',
  reachable: true,
  since,
  until: null,
  reason: null,
  pause: null,
  reach: { kind: 'softphone' },
  languages,
  lines: ['aas'],
  onDutySince: since,
  ...more,
})

it('a call is given first to who speaks its language, and of those to who is needed least for another', () => {
  const greet = responder('Greet', ['nl'])
  const both = responder('Ann', ['fr', 'nl'])
  const french = responder('Bob', ['fr'])
  const longer = responder('Chloé', ['fr'], { since: '2026-11-20T09:00:00Z' })
  const busy = responder('Dries', ['fr'], { state: 'inCall' })
  expect(toGive([greet, both, french, longer, busy], { line: 'aas', language: 'fr' })).toEqual([longer, french, both, greet])
  expect(toGive([french, greet], { line: null, language: 'nl' })).toEqual([greet, french])
  const other = responder('Eva', ['fr'], { lines: ['other'] })
  expect(toGive([other, greet, both], { line: 'aas', language: 'fr' })).toEqual([both, greet, other])
  expect(toGive([both, greet], { line: 'aas', language: null })).toEqual([greet, both])
})
