import { callTable } from './call'
import { echoTable } from './echo'
import { microphoneTable } from './microphone'
import { registrationTable } from './registration'
import type { Step } from './table'
import type { Effect, Telephone, TelephoneEvent } from './telephone'

/**
 * Our own table and not a library. XState, the established one, adds 12.7 kB (gzip) to the code that every responder loads before a call
 * can ring, and it ignores an event that is illegal in a state; here that must be an error. These few lines are all that is needed: four
 * parallel tables, and each event goes to every table that has it.
 */
const parts = { call: callTable, echo: echoTable, registration: registrationTable, microphone: microphoneTable }

export type Part = keyof typeof parts

/** The order of the tables: a call is released before its user agent. */
const order: readonly Part[] = ['call', 'echo', 'registration', 'microphone']

type AnyTable = {
  readonly [state: string]: { readonly [event: string]: ((at: never, event: never, telephone: Telephone) => Step) | undefined }
}

/** An event that is illegal in this state: a fault of this program, or of its assumptions about browsers and SIP. */
export class IllegalTransition extends Error {
  constructor(part: Part, state: string, event: string) {
    super(`the telephone's ${part} knows no '${event}' while '${state}'`)
    this.name = 'IllegalTransition'
  }
}

const known = Object.fromEntries(
  order.map((part) => [part, new Set(Object.values(parts[part] as AnyTable).flatMap((rows) => Object.keys(rows)))]),
) as Record<Part, Set<string>>

/** @returns the telephone after the event, and the effects to run, in this order @throws IllegalTransition */
export function transition(telephone: Telephone, event: TelephoneEvent): { telephone: Telephone; effects: Effect[] } {
  let after = telephone
  const effects: Effect[] = []
  for (const part of order.filter((each) => known[each].has(event.type))) {
    const at = telephone[part]
    const row = (parts[part] as AnyTable)[at.is]?.[event.type]
    if (row === undefined) {
      throw new IllegalTransition(part, at.is, event.type)
    }
    const step = row(at as never, event as never, telephone)
    after = step.change ? { ...after, ...step.change } : after
    effects.push(...(step.effects ?? []))
  }
  return { telephone: after, effects }
}
