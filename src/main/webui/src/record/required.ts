import { demandOf, type Draft, fieldOf, visibleDemands } from './draft'

/** The fields that are still missing before a record can be closed. No other field is ever required. */
export type Missing = { what: 'nature' | 'place' | 'demand' } | { what: 'theme' | 'modes' | 'status'; demandKey: string }

/**
 * Always required: the nature. For a call with a demand: one demand with theme, mode and status, and a place or "unknown". The service
 * decides; this only informs the responder.
 */
export function missing(draft: Draft): Missing[] {
  const nature = fieldOf(draft, 'nature')
  if (nature === null) {
    return [{ what: 'nature' }]
  }
  if (nature !== 'withDemand') {
    return []
  }
  const found: Missing[] = []
  if (fieldOf(draft, 'place') === null) {
    found.push({ what: 'place' })
  }
  const demands = visibleDemands(draft)
  if (demands.length === 0) {
    return [...found, { what: 'demand' }]
  }
  const lacking = demands.map((demand) => lackingIn(draft, demand.key))
  return lacking.some((each) => each.length === 0) ? found : [...found, ...(lacking[0] ?? [])]
}

function lackingIn(draft: Draft, demandKey: string): Missing[] {
  const demand = demandOf(draft, demandKey)
  const found: Missing[] = []
  if (demand.theme === null) {
    found.push({ what: 'theme', demandKey })
  }
  if (demand.modes.length === 0) {
    found.push({ what: 'modes', demandKey })
  }
  if (demand.status === null) {
    found.push({ what: 'status', demandKey })
  }
  return found
}
