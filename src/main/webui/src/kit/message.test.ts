import i18next, { type TFunction, type TOptions } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { Refused, Unreachable } from '../api/http'
import type { ProblemCode, UiLanguage } from '../api/types'
import { addFormats } from '../i18n'
import { sentence, unworded, words } from './message'
import en from './texts/en'
import fr from './texts/fr'
import nl from './texts/nl'

const codes = Object.keys(fr.problem)
  .map((key) => key.replace(/_(one|other)$/, ''))
  .filter((code, index, all) => all.indexOf(code) === index) as ProblemCode[]

const ENGLISH = 'An English sentence of the service.'

function refused(code: string, more: Record<string, unknown> = {}, status = 409): Refused {
  return new Refused(status, { code: code as ProblemCode, detail: ENGLISH, status, ...more }, null)
}

const t = ((key: 'app.name', options: TOptions) => i18next.t(key, options)) as TFunction

beforeAll(async () => {
  await i18next.init({
    lng: 'fr',
    fallbackLng: false,
    resources: { fr: { translation: fr }, nl: { translation: nl }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  addFormats()
})

describe.each(['fr', 'nl', 'en'] satisfies UiLanguage[])('%s', (language) => {
  beforeAll(() => i18next.changeLanguage(language))

  it('has words of its own for every code of the service', () => {
    expect(codes.length).toBeGreaterThan(150)
    for (const code of codes) {
      const failure = refused(code, { count: 2, people: ['Ann', 'Bob'] })
      const said = words(t, failure)
      expect(said, code).not.toBe('')
      expect([t('app.refused'), t('app.unexpected'), ENGLISH, `problem.${code}`], code).not.toContain(said)
      expect(unworded(t, failure), code).toBeNull()
    }
  })

  it('says a general sentence for a code that this page does not know yet, and leaves the English one to support', () => {
    const newer = refused('a-code-of-tomorrow')
    expect(sentence(t, newer)).toBe(t('app.refused'))
    expect(unworded(t, newer)).toBe(ENGLISH)
    expect(sentence(t, refused('a-code-of-tomorrow', {}, 503))).toBe(t('app.unexpected'))
    expect(sentence(t, new Refused(502, {}, null))).toBe(t('app.unexpected'))
  })
})

describe('in French', () => {
  beforeAll(() => i18next.changeLanguage('fr'))

  it('fills in the parameters', () => {
    expect(sentence(t, refused('colleague-not-free', { name: 'Ann Peeters' }))).toBe(
      'Ann Peeters ne peut pas prendre d’appel pour le moment.',
    )
    expect(sentence(t, refused('slots-overlap', { day: 2, first: '08:00–12:00', second: '11:00–13:00' }))).toBe(
      'Deux plages se chevauchent le mardi : 08:00–12:00 et 11:00–13:00.',
    )
  })

  it('names people as a sentence does, and counts those who are not named', () => {
    expect(sentence(t, refused('partner-used', { people: ['Ann', 'Bob'], count: 2 }))).toContain('2 personnes')
    expect(sentence(t, refused('partner-used', { people: ['Ann', 'Bob'], count: 2 }))).toContain(': Ann et Bob.')
    expect(sentence(t, refused('partner-used', { people: ['Ann'], count: 1 }))).toContain('1 personne de')
    expect(sentence(t, refused('partner-used', { people: ['Ann', 'Bob'], count: 5 }))).toContain(': Ann, Bob, +3.')
  })

  it('names the field of which the value is wrong', () => {
    expect(sentence(t, refused('required', { field: 'account.email' }, 400))).toBe('E-mail – Ce champ est obligatoire.')
    expect(sentence(t, refused('too-long', { field: 'slots[0].name', max: 20 }, 400))).toBe('Nom – Au plus 20 caractères.')
    expect(sentence(t, refused('required', { field: 'somethingNew' }, 400))).toBe('Ce champ est obligatoire.')
    expect(words(t, refused('required', { field: 'email' }, 400))).toBe('Ce champ est obligatoire.')
  })

  it('says that the service is away', () => {
    expect(sentence(t, new Unreachable())).toBe(t('app.away'))
  })
})
