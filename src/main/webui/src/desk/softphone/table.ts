import type { Effect, Telephone } from './telephone'

export interface Step {
  change?: Partial<Telephone>
  effects?: readonly Effect[]
}

/** The transition of a state for an event. It sees the whole telephone as it was before the event. */
export type Row<S, E> = (at: S, event: E, telephone: Telephone) => Step

/** One row for each event that is legal in a state; an event without a row is not. */
export type Table<S extends { is: string }, E extends { type: string }> = {
  readonly [I in S['is']]: {
    readonly [T in E['type']]?: Row<Extract<S, { is: I }> extends never ? S : Extract<S, { is: I }>, Extract<E, { type: T }>>
  }
}
