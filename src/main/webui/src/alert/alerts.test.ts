import { describe, expect, it } from 'vitest'
import { Heard, inOrder, sounding } from './alerts'
import type { Alert } from './types'

const alert = (id: string, more: Partial<Alert> = {}): Alert => ({
  id,
  kind: 'waiting',
  line: 'aas',
  subject: null,
  since: '2026-11-20T10:00:00Z',
  people: [],
  reason: null,
  value: 3,
  now: 3,
  threshold: 3,
  endedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  ...more,
})

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

it('what nobody has taken comes first, what is over last, and the latest first among equals', () => {
  const over = alert('over', { endedAt: '2026-11-20T11:00:00Z', since: '2026-11-20T10:59:00Z' })
  const taken = alert('taken', { acknowledgedBy: 'Claire', since: '2026-11-20T10:58:00Z' })
  const old = alert('old', { since: '2026-11-20T09:00:00Z' })
  const fresh = alert('fresh', { since: '2026-11-20T10:30:00Z' })
  expect(inOrder([over, taken, old, fresh]).map((each) => each.id)).toEqual(['fresh', 'old', 'taken', 'over'])
})

it('what callers suffer from comes before one telephone that is not rung', () => {
  const phone = alert('phone', { kind: 'homePhoneResting', since: '2026-11-20T11:00:00Z' })
  const queue = alert('queue', { kind: 'waiting', since: '2026-11-20T10:00:00Z' })
  const nobody = alert('nobody', { kind: 'turnedAway', since: '2026-11-20T09:00:00Z' })
  expect(inOrder([phone, queue, nobody]).map((each) => each.id)).toEqual(['nobody', 'queue', 'phone'])
})

describe('an alert sounds', () => {
  it('while it holds and nobody has taken it, and so does a call for help', () => {
    const asked = { callId: 'c', responder: { id: 1, name: 'Ann' }, since: '2026-11-20T10:00:00Z', by: null }
    expect(
      sounding(
        [alert('a'), alert('b', { acknowledgedBy: 'Claire' }), alert('c', { endedAt: '2026-11-20T11:00:00Z' })],
        [asked, { ...asked, callId: 'd', by: 'Claire' }],
      ),
    ).toEqual(['a', 'help:c:2026-11-20T10:00:00Z'])
  })

  it('again when it concerns somebody else too', () => {
    const ann = { id: 1, name: 'Ann' }
    const bob = { id: 2, name: 'Bob' }
    expect(sounding([alert('a', { kind: 'unreachable', people: [ann] })], [])).toEqual(['a:1'])
    expect(sounding([alert('a', { kind: 'unreachable', people: [ann, bob] })], [])).toEqual(['a:1', 'a:2'])
  })

  it('once an occurrence, after a reload too', () => {
    const storage = memory()
    expect(new Heard(storage).fresh(['a', 'b'])).toEqual(['a', 'b'])
    expect(new Heard(storage).fresh(['b', 'c'])).toEqual(['c'])
  })

  it('still when what was remembered is spoilt', () => {
    const storage = memory()
    storage.setItem('permanence.heard', '{')
    expect(new Heard(storage).fresh(['a'])).toEqual(['a'])
  })

  it('forgets the oldest, never the latest', () => {
    const heard = new Heard(memory())
    heard.fresh(Array.from({ length: 300 }, (_, index) => String(index)))
    expect(heard.fresh(['0', '299'])).toEqual(['0'])
  })
})
