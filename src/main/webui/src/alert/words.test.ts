import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import fr from './texts/fr'
import nl from './texts/nl'
import type { Alert } from './types'
import { alertWords } from './words'

const alert = (more: Partial<Alert>): Alert => ({
  id: 'a',
  kind: 'waiting',
  line: 'aas',
  subject: null,
  since: '2026-11-20T10:00:00Z',
  people: [],
  reason: null,
  value: 16,
  now: 16,
  threshold: 5,
  endedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  ...more,
})

let say: (language: 'fr' | 'nl', more: Partial<Alert>) => string

beforeAll(async () => {
  const i18n = i18next.createInstance()
  await i18n.init({ lng: 'fr', resources: { fr: { translation: fr }, nl: { translation: nl } }, interpolation: { escapeValue: false } })
  say = (language, more) => alertWords(i18n.getFixedT(language) as TFunction, language, alert(more))
})

describe('an alert', () => {
  it('counts down while it holds, and is in the past when it is over', () => {
    expect(say('fr', {})).toBe('16 appels attendent')
    expect(say('fr', { now: 3 })).toBe('Jusqu’à 16 appels ont attendu (maintenant 3)')
    expect(say('fr', { now: null, endedAt: '2026-11-20T10:02:00Z' })).toBe('Jusqu’à 16 appels ont attendu')
    expect(say('nl', { now: 3 })).toBe('Tot 16 oproepen hebben gewacht (nu 3)')
    expect(say('fr', { kind: 'pbxAway', endedAt: '2026-11-20T10:02:00Z' })).toBe('Le central téléphonique ne répondait pas')
  })

  it('names everybody who cannot be rung', () => {
    const people = [
      { id: 1, name: 'Ann' },
      { id: 2, name: 'Bob' },
      { id: 3, name: 'Chloé' },
    ]
    expect(say('fr', { kind: 'unreachable', people, value: 3, now: 3 })).toBe('3 en service mais injoignables : Ann, Bob et Chloé')
    expect(say('nl', { kind: 'unreachable', people, value: 3, now: 3 })).toBe('3 in dienst maar onbereikbaar: Ann, Bob en Chloé')
    expect(say('fr', { kind: 'nobodyOnDuty', value: 5, now: 5 })).toBe(
      'La ligne est ouverte et personne ne peut être appelé (5 en service)',
    )
    expect(say('fr', { kind: 'nobodyOnDuty', value: 0, now: 0 })).toBe('La ligne est ouverte et personne n’est en service')
  })

  it('says why a home phone is not rung', () => {
    const subject = { id: 1, name: 'Greet' }
    expect(say('fr', { kind: 'homePhoneResting', subject, reason: 'refused' })).toContain('Greet a refusé un appel')
    expect(say('fr', { kind: 'homePhoneResting', subject, reason: 'noAnswer' })).toContain('Greet n’a pas décroché')
    expect(say('fr', { kind: 'homePhoneResting', subject, reason: null })).toContain('Greet n’a pas décroché')
  })
})
