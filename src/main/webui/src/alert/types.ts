import type * as S from '../api/schema'

export type AlertKind = S.AlertKind

/** `value` and `threshold` in the unit of the kind: calls, seconds or people. */
export type Alert = S.AlertView

/** A responder asks for help in a call; `by`: the coordinator who has accepted. */
export type Help = S.Help
