import type { TFunction } from 'i18next'
import { Refused, Unreachable } from '../api/http'

export function isDatabaseAway(failure: unknown): boolean {
  return failure instanceof Refused && failure.problem.type?.endsWith(':database-away') === true
}

/** A failure as a sentence for a person: the service's own, or one of ours if the service gave none. */
export function sentence(t: TFunction, failure: unknown): string {
  if (failure instanceof Unreachable) {
    return t('app.away')
  }
  if (failure instanceof Refused) {
    const { detail, reference, type } = failure.problem
    if (isDatabaseAway(failure)) {
      return t('app.databaseAway')
    }
    if (type?.endsWith(':not-written-yet')) {
      return t('app.notStored')
    }
    if (failure.status >= 500 && failure.status !== 503) {
      return reference ? t('app.unexpectedReference', { reference }) : t('app.unexpected')
    }
    // The address of a log-in that was refused is not escaped: React does that.
    if (failure.problem.type?.endsWith(':foreign-origin')) {
      const { page, host } = failure.problem
      return t('app.foreignOrigin', { page, host })
    }
    return detail ?? t('app.unexpected')
  }
  return t('app.unexpected')
}
