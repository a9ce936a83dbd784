import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { Refused, Unreachable } from '../api/http'
import type { ProblemCode } from '../api/types'
import { names } from '../i18n/format'

/** The code with which the service refused; null if it was no refusal. */
export function codeOf(failure: unknown): ProblemCode | null {
  return failure instanceof Refused ? (failure.problem.code ?? null) : null
}

export function isDatabaseAway(failure: unknown): boolean {
  return codeOf(failure) === 'database-away'
}

/** Empty for what is no refusal, and for a code of a newer service that this page does not know. */
function ofCode(t: TFunction, failure: unknown): string {
  const code = codeOf(failure)
  return failure instanceof Refused && code !== null ? t(`problem.${code}`, { ...parameters(failure.problem), defaultValue: '' }) : ''
}

/** A failure as a sentence in the language of the screen, without the name of the field that it is about: it stands there. */
export function words(t: TFunction, failure: unknown): string {
  if (failure instanceof Unreachable) {
    return t('app.away')
  }
  return ofCode(t, failure) || (failure instanceof Refused && failure.status < 500 ? t('app.refused') : t('app.unexpected'))
}

/** Lists of people are said as a sentence says them; those who are only counted as "+3". */
function parameters(problem: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(problem).map(([name, value]) => {
      if (!Array.isArray(value)) {
        return [name, value]
      }
      const more = Number(problem['count'] ?? value.length) - value.length
      const said = value.map(String)
      return [name, more > 0 ? [...said, `+${more}`].join(', ') : names(said, i18next.language)]
    }),
  )
}

const FAULTS_OF_A_VALUE: readonly (ProblemCode | null)[] = [
  'required',
  'too-short',
  'too-long',
  'too-many',
  'too-low',
  'too-high',
  'not-an-email',
  'wrong-form',
  'wrong-type',
  'unknown-code',
  'impossible-text',
  'impossible-year',
  'not-a-time',
]

/** A failure as a sentence in the language of the screen. What is wrong with a value is said with the name of its field. */
export function sentence(t: TFunction, failure: unknown): string {
  const said = words(t, failure)
  if (!(failure instanceof Refused) || !failure.problem.field || !FAULTS_OF_A_VALUE.includes(codeOf(failure))) {
    return said
  }
  const name = failure.problem.field.replace(/^.*[.\]]/, '')
  const field = t(`field.${name}` as 'field.name', { defaultValue: '' })
  return field === '' ? said : t('app.ofField', { field, words: said })
}

/** For support, the English sentence of a refusal for which this page has no words. */
export function unworded(t: TFunction, failure: unknown): string | null {
  return failure instanceof Refused && ofCode(t, failure) === '' ? (failure.problem.detail ?? null) : null
}
